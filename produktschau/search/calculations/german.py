"""How a German text becomes words that can be found: one pure function for index, query, matching and highlighting.

Folding (NFKC, lower case, ä = ae, ß = ss, no accents) → stop words → parts of compounds → stem (Snowball „german“ of the lemma,
with nouns in -er and nouns that look like others kept apart: Bauer is not Bau, Kohle not Kohl). The vocabulary is passed
in; without one nothing is split.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from produktschau.search.calculations.compounds import Atom, Vocabulary, atoms, levels
from produktschau.search.calculations.folding import INSIDE, LONGEST_WORD, fold, origins
from produktschau.search.calculations.glued import glued

__all__ = [
    "ANALYSIS_VERSION",
    "EMPTY",
    "LONGEST_WORD",
    "STOP_WORDS",
    "WORD",
    "Token",
    "analyse",
    "fold",
    "forms",
    "stem",
]

ANALYSIS_VERSION = "10"
"""Raised with every change of this folder that changes a result: a new version rebuilds the index."""

EMPTY = Vocabulary()

_LETTER = r"[^\W\d_]"
_REST = rf"(?:[^\W_]|[{INSIDE}]|['’](?={_LETTER}))*"
WORD = re.compile(
    rf"(?:{_LETTER}\.[ \u00a0]?){{2,}}(?![^\W_])"  # z. B., e. V.
    rf"|{_LETTER}(?:&{_LETTER}(?![^\W_])|-(?={_LETTER}{{2}}){_REST})"  # H&M, T-Shirt
    r"|[0-9]-[dD](?![^\W_])"  # 3-D
    rf"|[^\W_]{_REST}(?:(?:[:*_·]|/-?)[iI]n(?:nen)?(?![^\W_]))?"  # any word, Bäcker:innen
)
"""One word of a text as it is written."""
_MEASURE = re.compile(
    r"([0-9]+)(g|kg|mg|t|l|ml|cl|hl|mm|cm|dm|m|km|qm|kw|kwh|kwp|w|v|a|ah|bar|zoll|ltr|liter|gramm|watt|volt|euro)"
)
_CAMEL = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}")
_IRREGULAR = {"eier": "ei", "eiern": "ei", "museen": "museum"}
_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_AGENT_ENDINGS = ("innen", "in", "ns", "n", "s", "")

_STOP = """aber alle allem allen aller alles als also am an and auch auf aus bei beim bin bis bzw da dann das dass dein dem den denn
der des dh die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas
euch euer for fuer haben hat ich ihm ihn ihr ihre ihrem ihren ihrer im in ins ist ja je jede jedem jeden jeder jedes
kann kein keine man mein mich mir mit nach nicht noch nun nur ob oder of ohne sehr sein seine sich sie sind so sowie
the ueber um und uns unser unsere unserem unseren unserer unter usw vom von vor war was wer wie wir wird wo zb zu zum zur"""
STOP_WORDS = frozenset(_STOP.split())


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: ``text[start:end]`` as written, and its forms that are compared.

    ``surface`` is folded, ``stem`` is the surface without its ending. ``parts`` are the words inside a compound on all levels
    (Kinderzimmerlampe: kinderzimmer, kind, zimmer, lampe), ``atoms`` only the smallest ones, each as a folded
    word without linking letters; both are empty for a simple word. ``spans`` says of each part where it stands in the
    text, with its linking letters: „Pumpe“ in „Solarpumpe“.
    """

    start: int
    end: int
    surface: str
    stem: str
    parts: tuple[str, ...] = ()
    atoms: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    """What there is to say of a word wherever it stands; ``spans`` count from its first letter."""

    surface: str
    stem: str
    parts: tuple[str, ...]
    atoms: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def analyse(text: str, vocabulary: Vocabulary = EMPTY, *, keep_stop_words: bool = False) -> list[Token]:
    """The words of ``text`` in order. Total: any string gives a list, of no words if there are none.

    A word is a run of letters and digits. Hyphens part words (Bio-Honig: bio, honig), but a single letter belongs to what
    follows (T-Shirt: tshirt) and „3-D“ is 3d. Apostrophes, gender signs and the dots of abbreviations belong to
    the word (Müller's, Bäcker:innen, e. V.). A number with its unit is a word of two parts (500g).
    """
    tokens = []
    for match in WORD.finditer(text):
        word = _word(match.group(), vocabulary)
        surface = word.surface
        if not surface or (surface in STOP_WORDS and not keep_stop_words):
            continue
        start = match.start()
        spans = tuple((start + first, start + last) for first, last in word.spans) if word.spans else ()
        tokens.append(Token(start, match.end(), surface, word.stem, word.parts, word.atoms, spans))
    return tokens


def forms(text: str, vocabulary: Vocabulary) -> tuple[list[str], list[str], list[str]]:
    """Surfaces, stems, and stems of parts of the words of ``text`` without stop words: what the index holds.

    The same as ``analyse`` gives, twice as fast.
    """
    found = [said for word in WORD.findall(text) if (said := _indexed(word, vocabulary))]
    return [said[0] for said in found], [said[1] for said in found], [part for said in found for part in said[2]]


@lru_cache(maxsize=100_000)
def stem(surface: str, vocabulary: Vocabulary = EMPTY) -> str:
    """The stem of a folded word: of its lemma where the vocabulary knows it, of a compound that of its last word.

    Nouns in -er keep their ending, in all their forms and as -erin; so do nouns that would be taken for another one.
    """
    if surface in _IRREGULAR:
        return _IRREGULAR[surface]
    return _stem_of(surface, atoms(surface, vocabulary), vocabulary)


def _stem_of(surface: str, small: tuple[Atom, ...], vocabulary: Vocabulary) -> str:
    if small:
        return surface[: small[-1].start] + stem_of_lemma(small[-1].word, vocabulary)
    return stem_of_lemma(_lemma(surface, vocabulary), vocabulary)


def _lemma(surface: str, vocabulary: Vocabulary) -> str:
    known = vocabulary.forms.get(surface)
    if known is not None and known[:2] != surface[:2]:
        return _without_prefix(surface, known, vocabulary)
    if known is None:
        for ending in _ADJECTIVE_ENDINGS:
            if surface.endswith(ending) and (known := vocabulary.forms.get(surface.removesuffix(ending))):
                return known
    return known or surface


def _without_prefix(surface: str, lemma: str, vocabulary: Vocabulary) -> str:
    """The simple verb where the list leads to one with a prefix that stands apart: färbt, gefärbt → färben, not schönfärben."""
    for start in (surface, surface.removeprefix("ge")):
        at = lemma.find(start[:4], 1)
        if at > 0 and vocabulary.forms.get(lemma[at:]) == lemma[at:]:
            return lemma[at:]
    return lemma


def stem_of_lemma(lemma: str, vocabulary: Vocabulary) -> str:
    """The stem of a folded lemma, which is not looked up."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma in vocabulary.own or (lemma.endswith("s") and lemma in vocabulary.words):
        return lemma  # Lachs is no plural of Lach
    for ending in _AGENT_ENDINGS:
        bare = lemma.removesuffix(ending)
        if lemma.endswith(ending) and bare in vocabulary.agents:
            return bare
    # One of its own for each word: a stemmer keeps the word it works on, so threads that share one spoil each other's.
    return str(snowballstemmer.stemmer("german").stemWord(lemma)) or lemma


@lru_cache(maxsize=100_000)
def _word(written: str, vocabulary: Vocabulary) -> _Word:
    surface = fold(written)
    if surface.isdecimal():  # millions of different ones stand in names
        return _Word(surface, surface, (), (), ())
    small = atoms(surface, vocabulary)
    parts = levels(surface, small, vocabulary)
    stemmed = stem(surface, vocabulary)
    measure = _MEASURE.fullmatch(surface)
    if measure:
        parts = small = tuple(Atom(measure.group(at), *measure.span(at)) for at in (1, 2))
    if not parts:
        return _camel(written, surface, stemmed, vocabulary) or _glued(written, surface, stemmed, vocabulary)
    at = origins(written, surface)
    spans = tuple((at[part.start], at[part.end]) for part in parts)
    return _Word(surface, stemmed, tuple(part.word for part in parts), tuple(atom.word for atom in small), spans)


def _camel(written: str, surface: str, stemmed: str, vocabulary: Vocabulary) -> _Word | None:
    """A name such as BioHof, which says itself where its parts begin."""
    pieces = list(_CAMEL.finditer(written))
    words = [fold(piece.group()) for piece in pieces]
    if len(pieces) < 2 or "".join(words) != surface or words[-1] == "innen":
        return None
    found: dict[str, tuple[int, int]] = {}
    for word, piece in zip(words, pieces, strict=True):
        found.setdefault(word, piece.span())
    for piece in pieces:
        inside = _word(piece.group(), vocabulary)
        for part, (start, end) in zip(inside.parts, inside.spans, strict=True):
            found.setdefault(part, (piece.start() + start, piece.start() + end))
    return _Word(surface, stemmed, tuple(found), tuple(words), tuple(found.values()))


def _glued(written: str, surface: str, stemmed: str, vocabulary: Vocabulary) -> _Word:
    """A simple word, or one with words in it that were written together: they are found, but do not make it a compound."""
    parts = glued(surface, vocabulary)
    at = origins(written, surface) if parts else []
    spans = tuple((at[part.start], at[part.end]) for part in parts)
    return _Word(surface, stemmed, tuple(part.word for part in parts), (), spans)


@lru_cache(maxsize=200_000)
def _indexed(written: str, vocabulary: Vocabulary) -> tuple[str, str, tuple[str, ...]] | None:
    word = _word(written, vocabulary)
    if not word.surface or word.surface in STOP_WORDS:
        return None
    return word.surface, word.stem, tuple(stem(part, vocabulary) for part in word.parts)
