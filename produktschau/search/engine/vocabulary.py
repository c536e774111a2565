"""The vocabulary that compounds are taken apart with: lemmas of simplemma and the words of the WZ titles.

Built once per version (some seconds), kept as a file beside the index's folder, loaded once per process.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import wz_code
from django.conf import settings
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from produktschau.search.calculations.compounds import SHORTEST, Vocabulary
from produktschau.search.calculations.german import ANALYSIS_VERSION, fold
from produktschau.search.engine.folder import write_whole

VOCABULARY_VERSION = "1"
"""Raised with every change of this file that changes the words."""

LONGEST_LEMMA = 24
"""Longer lemmas are compounds of words that are there as well."""

EXTRA = ("Solar", "Massivholz", "Streuobst", "Deko", "Upcycling", "Honigwein", "Schwibbogen", "Stollen", "Töpferei")
"""Words of this kind of region that the sources lack."""

_PLAIN = re.compile(r"[A-Za-zÄÖÜäöüß]+")
_MADE_FROM = ("simplemma", "snowballstemmer", "wz-code")
_SECTIONS = 3


def digest() -> str:
    """The name of analysis and vocabulary together, known without building them: 16 hexadecimal digits."""
    return hashlib.sha256(f"{ANALYSIS_VERSION} {VOCABULARY_VERSION} {_versions()}".encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary, from its file or built anew. A file that cannot be read or written never stops anybody."""
    return load(Path(settings.SEARCH_INDEX).parent / f"vocabulary-{digest()}.txt")


def load(path: Path) -> Vocabulary:
    """The vocabulary kept at ``path``; built and kept there first when it is missing or damaged."""
    kept = _read(path)
    if kept is None:
        kept = _build()
        try:
            for old in path.parent.glob("vocabulary-*.txt"):
                old.unlink(missing_ok=True)
            write_whole(path, "\n".join(" ".join(sorted(words)) for words in kept) + "\nend\n")
        except OSError:
            pass  # a full or read-only disk: the words are in memory, the next process builds again
    words, openers, agents = kept
    return Vocabulary(words, openers, agents, digest())


@lru_cache(maxsize=1)
def _versions() -> str:
    return " ".join(f"{name}={version(name)}" for name in _MADE_FROM)


def _read(path: Path) -> list[frozenset[str]] | None:
    try:
        lines = path.read_text("ascii").split("\n")
    except (OSError, UnicodeDecodeError):
        return None
    if len(lines) != _SECTIONS + 2 or lines[_SECTIONS] != "end":
        return None
    return [frozenset(line.split(" ")) for line in lines[:_SECTIONS]]


def _build() -> list[frozenset[str]]:
    forms = DefaultDictionaryFactory().get_dictionary("de")
    words: set[str] = set()
    openers: set[str] = set()
    agents: set[str] = set()
    for lemma in {forms[form] for form in forms} | set(_titles()) | set(EXTRA):
        word = fold(lemma)
        if not _PLAIN.fullmatch(lemma) or not SHORTEST <= len(word) <= LONGEST_LEMMA or lemma.isupper():
            continue
        if lemma[0].isupper():
            words.add(word)
            openers.update({word[:-1]} if word.endswith("e") else ())
            if word.endswith("er") and _is_agent(lemma, forms):
                agents.add(word)
        elif word.endswith("n"):
            openers.add(word.removesuffix("n").removesuffix("e"))
        else:
            openers.add(word)
    return [frozenset(words), frozenset(openers - words), frozenset(agents)]


def _is_agent(lemma: str, forms: Mapping[str, str]) -> bool:
    """Whether a noun in -er is no plural: Bauer, Imker, Messer; not Häuser. Verbs count as unknown (Imker: imkern)."""
    known = forms.get(lemma)
    return known in (None, lemma) or known[:1].islower()


def _titles() -> Iterator[str]:
    for edition in ("2008", "2025"):
        classification = wz_code.WZ(edition)
        for code in classification.get_all_codes():
            for word in _PLAIN.findall(classification.get(code).title):
                if (
                    len(word) > 6
                    and word[0].isupper()
                    and word.endswith(("ung", "bau", "werk", "handel", "stoff", "gewerbe"))
                ):
                    yield word
