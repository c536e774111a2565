"""Finds the words in a name that was written together by mistake: „Leuchtenbauund“, „Schweineproduktionburkersdorf“."""

from collections.abc import Iterator

from produktschau.search.calculations.compounds import Atom, Vocabulary, atoms, is_village, levels

SHORTEST = 9
"""Letters of a word that may be glued."""
LONGEST = 60
_AND = "und"
_FIRST, _LAST = 7, 6
"""Letters a word at the beginning or at the end has at least."""
_REST = 3
"""Letters that are left over before it; behind it one more, or they are an ending (Dachdecke-rei)."""
_BEFORE_VILLAGE = 9
"""Letters of a listed word that was glued to a name that ends like a village; shorter ones belong to the name."""
_ENDINGS = frozenset(
    [
        "ereien",
        "erei",
        "eien",
        "erin",
        "erinnen",
        "ung",
        "ungen",
        "lich",
        "liche",
        "isch",
        "ische",
        "schaft",
        "haft",
        "heit",
        "keit",
        "ment",
    ]
)
_COMMON = 3
"""Known compounds that open or end with a word that is looked for."""


def glued(surface: str, vocabulary: Vocabulary) -> tuple[Atom, ...]:
    """The known words at the beginning and at the end of a folded word nobody knows, with their parts; each word once.

    Only for words that are no compound and have no lemma. What is left over is a name or half a word.
    """
    if not SHORTEST <= len(surface) <= LONGEST or not surface.isalpha() or vocabulary.forms.get(surface):
        return ()
    if surface in vocabulary.names:
        return ()
    found = {atom.word: atom for atom in _beside_and(surface, vocabulary)}
    if not found:
        ends = [*_at_the_end(surface, vocabulary)]
        limit = ends[0].start if ends else len(surface) - _REST
        found = {atom.word: atom for atom in (*ends, *_at_the_beginning(surface, limit, vocabulary))}
    return tuple(found.values())


def _beside_and(surface: str, vocabulary: Vocabulary) -> Iterator[Atom]:
    """What stands before or behind an „und“ without a blank."""
    if surface.endswith(_AND):
        yield from _known(surface, 0, len(surface) - len(_AND), vocabulary)
    elif surface.startswith(_AND):
        yield from _known(surface, len(_AND), len(surface), vocabulary)


def _at_the_end(surface: str, vocabulary: Vocabulary) -> Iterator[Atom]:
    if is_village(surface):
        return
    simple = [
        start
        for start in range(_REST, len(surface) - _REST)
        if vocabulary.heads.get(_lemma(surface[start:], vocabulary), 0) >= _COMMON
    ]
    if simple:
        for start in range(_REST, min(simple[-1], len(surface) - _LAST) + 1):
            if words := [*_known(surface, start, len(surface), vocabulary)]:
                yield from words
                return


def _at_the_beginning(surface: str, limit: int, vocabulary: Vocabulary) -> Iterator[Atom]:
    openings = vocabulary.modifiers
    if not any(openings.get(surface[:end], 0) >= _COMMON for end in range(_REST, len(surface) - _REST)):
        return
    for end in range(min(limit, len(surface) - _REST - 1), _FIRST - 1, -1):
        if is_village(surface) and (end < _BEFORE_VILLAGE or surface[:end] not in vocabulary.words):
            continue
        if surface[end:] not in _ENDINGS and (words := [*_known(surface, 0, end, vocabulary)]):
            yield from words
            return


def _known(surface: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[Atom]:
    """A piece that is a known word or a compound, and its parts, where they stand in the whole; nothing for any other piece."""
    piece = surface[start:end]
    small = atoms(piece, vocabulary)
    lemma = _lemma(piece, vocabulary)
    if small or vocabulary.heads.get(lemma, 0) >= _COMMON:
        yield Atom(piece if small else lemma, start, end)
        for part in levels(piece, small, vocabulary):
            yield Atom(part.word, start + part.start, start + part.end)


def _lemma(piece: str, vocabulary: Vocabulary) -> str:
    return vocabulary.forms.get(piece) or piece
