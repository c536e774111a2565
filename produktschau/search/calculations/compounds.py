"""Takes German compounds apart over a fixed vocabulary: Holzfensterbau → holz, fenster, bau.

The cheapest way from the first letter to the last over known words wins (dynamic programming); fewer and longer pieces are
cheaper, linking letters, endings and short words cost extra. A piece that is a compound itself is taken apart again.
"""

from dataclasses import dataclass
from functools import lru_cache

SHORTEST = 4
"""Letters a piece has at least, unless it is one of ``SHORT``."""
LONGEST = 60
"""Longer words are not taken apart: no German word, and the time stays bounded."""

_SHORT = """aal alt axt bad bau bio bus eis fee fell fuss gas gin hof hut kuh mus neu oel ohr ost rad reh rot rum see sud tee
ton tor uhr weg zoo"""
SHORT = frozenset(_SHORT.split())
_ENDINGS_AND_PARTICLES = """ander anders ante anten ation barkeit chen durch eien eine einer eines elle ellen ende enden ender
erei ereien eren erin erinnen erung etten eure gegen haft hafte heit heiten hinter iere ieren innen inter ionen isch ische ismus
isten istin keit keiten lein ler lich liche ling linge lose losen loser loses mate ner nieder nisse same samen sames samkeit
schaft schaften sein seine ster tion tische ueber ungen unter weise wider wieder"""
_NEVER = frozenset(_ENDINGS_AND_PARTICLES.split())
"""Endings and particles that look like words."""
_WHOLE = frozenset({"freiberg", "schokolade", "interesse", "material"})
"""Words that only look like compounds."""

_NEEDS_S = ("ion", "ung", "heit", "keit", "schaft", "taet", "ling", "tum")
"""Endings after which German always links with s."""
_LINKS = {"": 0.0, "s": 0.1, "n": 0.1, "en": 0.15, "es": 0.3, "er": 0.2, "e": 0.3, "ens": 0.3}
_ENDINGS = {"": 0.0, "n": 0.2, "en": 0.25, "e": 0.25, "s": 0.25, "er": 0.3, "es": 0.35, "ern": 0.4}
_UMLAUTS = (("aeu", "au"), ("ae", "a"), ("oe", "o"), ("ue", "u"))
_PLURAL = frozenset({"e", "er", "n", "en", "ern", ""})
_TOO_MUCH = 1e9


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Known words, folded: ``words`` stand anywhere in a compound, ``openers`` anywhere but at its end (verbs without
    their ending, nouns without a final e), ``agents`` are nouns in -er that are no plurals. ``digest`` names its content.
    """

    words: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    digest: str = "empty"


@dataclass(frozen=True, slots=True)
class Atom:
    """A smallest part: the known word, and where it stands with its linking letters."""

    word: str
    start: int
    end: int


def atoms(surface: str, vocabulary: Vocabulary) -> tuple[Atom, ...]:
    """The smallest parts of a folded word, in order; empty when it is not taken apart."""
    if not 2 * 3 <= len(surface) <= LONGEST or not surface.isalpha():
        return ()
    found = _split(surface, 0, vocabulary)
    return tuple(found) if len(found) > 1 else ()


def levels(surface: str, small: tuple[Atom, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The parts on all levels: each run of neighbouring atoms that is a known word, the longest first."""
    found: dict[str, None] = {}
    for length in range(len(small) - 1, 0, -1):
        for first in range(len(small) - length + 1):
            run = small[first : first + length]
            word = run[0].word if length == 1 else _known(surface[run[0].start : run[-1].end], vocabulary)
            if word:
                found.setdefault(word)
    return tuple(found)


def _split(piece: str, offset: int, vocabulary: Vocabulary) -> list[Atom]:
    best = _cheapest(piece, vocabulary) if piece not in _WHOLE else []
    small: list[Atom] = []
    for start, end, word in best:
        inner = _split(word, offset + start, vocabulary)
        small.extend(inner[:-1])
        last = inner[-1] if inner else Atom(word, offset + start, 0)
        small.append(Atom(last.word, last.start, offset + end))
    return small


def _cheapest(piece: str, vocabulary: Vocabulary) -> list[tuple[int, int, str]]:
    size = len(piece)
    costs: list[tuple[float, int, str]] = [(0.0, 0, "")] + [(_TOO_MUCH, 0, "")] * size
    for end in range(3, size + 1):
        for start in range(end - 2):
            if costs[start][0] >= _TOO_MUCH or (start == 0 and end == size) or (0 < size - end < 3):
                continue
            cost, word = _price(piece[start:end], end == size, vocabulary)
            if cost + costs[start][0] < costs[end][0]:
                costs[end] = (cost + costs[start][0], start, word)
    way: list[tuple[int, int, str]] = []
    end = size
    while end and costs[end][0] < _TOO_MUCH:
        _, start, word = costs[end]
        way.insert(0, (start, end, word))
        end = start
    return way


@lru_cache(maxsize=200_000)
def _price(piece: str, is_last: bool, vocabulary: Vocabulary) -> tuple[float, str]:
    best = (_TOO_MUCH, "")
    for ending, extra in (_ENDINGS if is_last else _LINKS).items():
        if not piece.endswith(ending):
            continue
        bare = piece[: len(piece) - len(ending)]
        for word, more in _readings(bare, ending, vocabulary):
            missing = 0.6 if not is_last and ending != "s" and word.endswith(_NEEDS_S) else 0.0
            cost = 1.0 + extra + more + missing + max(0, 6 - len(word)) * 0.12
            best = min(best, (cost, word))
    if not is_last and piece in vocabulary.openers and len(piece) >= SHORTEST:
        best = min(best, (1.15 + max(0, 6 - len(piece)) * 0.12, piece))
    return best


def _readings(bare: str, ending: str, vocabulary: Vocabulary) -> list[tuple[str, float]]:
    found = [(bare, 0.0)] if _allowed(bare, vocabulary) else []
    if ending in _PLURAL:
        for umlaut, plain in _UMLAUTS:
            at = bare.rfind(umlaut)
            singular = bare[:at] + plain + bare[at + len(umlaut) :]
            if at >= 0 and ending and _allowed(singular, vocabulary):
                found.append((singular, 0.2))
    return found


def _allowed(word: str, vocabulary: Vocabulary) -> bool:
    if word in _NEVER:
        return False
    return (len(word) >= SHORTEST and word in vocabulary.words) or word in SHORT


def _known(piece: str, vocabulary: Vocabulary) -> str:
    cost, word = _price(piece, True, vocabulary)
    other = _price(piece, False, vocabulary)
    return min((cost, word), other)[1]
