"""How a German text becomes words that can be found: one pure function for index, query, matching and highlighting.

Folding (NFKC, lower case, ä = ae, ß = ss, no accents) → stop words → parts of compounds → stem (Snowball „german“, which
reads ae as ä, with nouns in -er kept apart: Bauer is not Bau). The vocabulary is passed in; without one nothing is split.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from produktschau.search.calculations.compounds import Vocabulary, atoms, levels

LONGEST_WORD = 100
"""Letters of one word that count; the rest of an endless one is left out."""

ANALYSIS_VERSION = "1"
"""Raised with every change of this folder that changes a result: a new version rebuilds the index."""

EMPTY = Vocabulary()

_INSIDE = (
    "\u00ad\u200b-\u200d\u2060\u0300-\u036f"  # soft hyphen, zero-width signs, accents written as signs of their own
)
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_INSIDE}])*")
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_IRREGULAR = {"eier": "ei", "eiern": "ei", "kaeses": "kas", "saefte": "saft", "museen": "museum", "ateliers": "atelier"}
_AGENT_ENDINGS = ("innen", "in", "ns", "n", "s", "")
_stem = snowballstemmer.stemmer("german").stemWord

_STOP = """aber alle allem allen aller alles als also am an and auch auf aus bei beim bin bis da dann das dass dein dem den denn
der des die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas
euch euer for fuer haben hat ich ihm ihn ihr ihre ihrem ihren ihrer im in ins ist ja je jede jedem jeden jeder jedes
kann kein keine man mein mich mir mit nach nicht noch nun nur ob oder of ohne sehr sein seine sich sie sind so sowie
the ueber um und uns unser unsere unserem unseren unserer unter vom von vor war was wer wie wir wird wo zu zum zur"""
STOP_WORDS = frozenset(_STOP.split())


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: ``text[start:end]`` as written, and its forms that are compared.

    ``surface`` is folded, ``stem`` is the surface without its ending. ``parts`` are the words inside a compound on all levels
    (Kinderzimmerlampe: kinderzimmer, kind, zimmer, lampe), ``atoms`` only the smallest ones, each as a folded
    word without linking letters; both are empty for a simple word.
    """

    start: int
    end: int
    surface: str
    stem: str
    parts: tuple[str, ...] = ()
    atoms: tuple[str, ...] = ()


def analyse(text: str, vocabulary: Vocabulary = EMPTY, *, keep_stop_words: bool = False) -> list[Token]:
    """The words of ``text`` in order. Total: any string gives a list, of no words if there are none."""
    tokens = []
    for match in _WORD.finditer(text):
        surface = fold(match.group())
        if not surface or (surface in STOP_WORDS and not keep_stop_words):
            continue
        stemmed, parts, small = _forms(surface, vocabulary)
        tokens.append(Token(match.start(), match.end(), surface, stemmed, parts, small))
    return tokens


def fold(word: str) -> str:
    """One word as it is compared: „Weißgärber“ → ``weissgaerber``, „Café“ → ``cafe``; letters and digits only."""
    return _fold_ascii(word) if word.isascii() else _fold(word)


@lru_cache(maxsize=50_000)
def stem(surface: str, vocabulary: Vocabulary = EMPTY) -> str:
    """The stem of a folded word. Nouns in -er of the vocabulary keep it, in all their endings and as -erin."""
    if surface in _IRREGULAR:
        return _IRREGULAR[surface]
    for ending in _AGENT_ENDINGS:
        bare = surface.removesuffix(ending)
        if surface.endswith(ending) and bare in vocabulary.agents:
            return bare
    return _stem(surface) or surface


def _fold_ascii(word: str) -> str:
    return "".join(ch for ch in word[:LONGEST_WORD].lower() if ch.isalnum())


@lru_cache(maxsize=20_000)
def _fold(word: str) -> str:
    folded = word
    for _ in range(3):  # some letters fold to others that fold again
        lower = unicodedata.normalize("NFKC", folded).casefold().translate(_DIGRAPHS)
        bare = "".join(ch for ch in unicodedata.normalize("NFKD", lower) if ch.isalnum())
        folded = unicodedata.normalize("NFC", bare)
    return folded[:LONGEST_WORD]


@lru_cache(maxsize=50_000)
def _forms(surface: str, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    small = atoms(surface, vocabulary)
    return stem(surface, vocabulary), levels(surface, small, vocabulary), tuple(atom.word for atom in small)
