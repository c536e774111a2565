"""The vocabulary of the search: what the list of simplemma and the WZ titles teach of German words.

Learnt once per version (some seconds), kept as a file beside the index's folder, loaded once per process.
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

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.forms import Forms, shelves, sorted_lines
from produktschau.search.calculations.german import ANALYSIS_VERSION
from produktschau.search.calculations.lexicon import Lexicon, lexicon
from produktschau.search.engine.folder import write_whole

VOCABULARY_VERSION = "9"
"""Raised with every change of this file that changes the words."""

EXTRA = (
    "Solar", "Massivholz", "Streuobst", "Deko", "Upcycling", "Honigwein", "Schwibbogen", "Stollen", "Töpferei", "Craft", "Bio",
    "Elektro", "Met", "Foto", "Design", "Web", "Software",
)  # fmt: skip
"""Words of this kind of region that the sources lack."""

NAMES = (
    "Frauenstein",
    "Halsbrücke",
    "Königsfeld",
    "Rechenberg",
    "Bienenmühle",
    "Roßwein",
    "Striegistal",
    "Augustusburg",
)
"""Places of this kind of region that no rule tells from compounds."""

_PLAIN = re.compile(r"[A-Za-zÄÖÜäöüß]+")
_MADE_FROM = ("simplemma", "snowballstemmer", "wz-code")
_SECTIONS = 9
_END = b"end\n"


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
        content = _written(_build())
        kept = _parsed(content)
        try:
            for old in path.parent.glob("vocabulary-*.txt"):
                old.unlink(missing_ok=True)
            write_whole(path, content.decode("ascii"))
        except OSError:
            pass  # a full or read-only disk: the words are in memory, the next process builds again
    if kept is None:
        raise AssertionError("What was written just now can be read.")
    return kept


@lru_cache(maxsize=1)
def _versions() -> str:
    return " ".join(f"{name}={version(name)}" for name in _MADE_FROM)


def _read(path: Path) -> Vocabulary | None:
    try:
        return _parsed(path.read_bytes())
    except (OSError, ValueError):
        return None


def _written(learnt: Lexicon) -> bytes:
    """Nine lines of entries joined by blanks: six of words, two of words with counts, one of the shelves of the forms; then the
    lines of the forms; then „end“."""
    plain = (learnt.words, learnt.openers, learnt.agents, learnt.own, learnt.names, learnt.verbs)
    lines = [" ".join(sorted(words)) for words in plain]
    lines += [
        " ".join(f"{word}:{count}" for word, count in sorted(counts.items()))
        for counts in (learnt.heads, learnt.modifiers)
    ]
    forms = sorted_lines(learnt.forms)
    lines.append(" ".join(f"{first}:{start}:{end}" for first, (start, end) in shelves(forms).items()))
    return "".join(f"{line}\n" for line in lines).encode("ascii") + forms + _END


def _parsed(content: bytes) -> Vocabulary | None:
    if not content.endswith(b"\n" + _END):
        return None
    *sections, forms = content.removesuffix(_END).split(b"\n", _SECTIONS)
    if len(sections) != _SECTIONS or not sections[0]:
        return None
    lines = [section.decode("ascii").split() for section in sections]
    words, openers, agents, own, names, verbs = map(frozenset, lines[:6])
    heads, modifiers = map(_counted, lines[6:8])
    shelved = {first: (int(start), int(end)) for first, start, end in (entry.split(":") for entry in lines[8])}
    known = Forms(forms, shelved)
    return Vocabulary(words, openers, agents, own, names, verbs, heads, modifiers, known, digest())


def _counted(entries: list[str]) -> Mapping[str, int]:
    return {word: int(count) for word, _, count in (entry.partition(":") for entry in entries)}


def _build() -> Lexicon:
    forms = DefaultDictionaryFactory().get_dictionary("de")
    return lexicon(((form, forms[form]) for form in forms), [*_titles(), *EXTRA], NAMES)


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
