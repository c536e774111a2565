"""Takes German compounds apart over a fixed vocabulary: Holzfensterbau → holz, fenster, bau.

The likeliest way from the first letter to the last wins (dynamic programming over a unigram model): how often a word opens other
compounds in the list of lemmas, with which linking letters, and how often it ends them is what makes a split likely.
A piece that is a compound itself is taken apart again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import log

from produktschau.search.calculations.forms import Forms

SHORTEST = 4
"""Letters a piece has at least, unless it is one of ``SHORT``."""
LONGEST = 60
"""Longer words are not taken apart: no German word, and the time stays bounded."""

_SHORT = """aal aas alm met alt amt ast axt bad bau bio box bus dom eis erd erz eis fee fell fuss gas gin heu hof hub huf hut kot kuh kur
mai mus mut neu not obi oel ohr ort ost rad rat reh roh rot ruf rum see ski sud tag tal tat tau tee tod ton tor tuer typ uhr wal weg
web zoo zug ess gut eck kau"""
SHORT = frozenset(_SHORT.split())
_PARTICLES = """ander anders auch durch eien eine einer eines elle ellen ende enden ender ereien eren erinnen erung etten eure gegen
hafte hinter iere ieren inter ische isten istin keiten lich liche linge lose losen loser loses mate ner nieder nisse same
samen sames schaften sein seine ster tische verb verbs widers ueber ungen unter weise wider wieder este losere chen ander"""
_NEVER = frozenset(_PARTICLES.split()) - {"samen"}
"""Endings and particles that look like words."""
_SUFFIXES = """ante anten anz ation barkeit chen erei eria erin haft heit iden ibel ierung igkeit innen ion ionen isch ismus ist keit
lein ler lerin ling nis rei sal schaft sel tel tion tum ung enz age oren logie tik thek ale ade ria ier rich erich"""
_NEVER_LAST = frozenset(_SUFFIXES.split())
"""Endings that are words of their own only before another one: Leinsamen, but Fräulein."""

_WHOLE = frozenset({"software", "hardware", "malware", "schokolade", "passagier", "provokation"})
"""Foreign words that only look like compounds."""
_FEASTS = {
    "oster": "ostern",
    "weihnacht": "weihnachten",
    "weihnachts": "weihnachten",
    "pfingst": "pfingsten",
    "ess": "essen",
}
"""Words that open compounds in a form no rule leads to."""

_SIDES = {"innen": 20, "aussen": 20, "ess": 20}
"""Adverbs and the short stem of a verb (Esstisch) that open compounds, and how often about."""

_NEEDS_S = ("ion", "ung", "heit", "keit", "schaft", "taet", "ling", "tum")
"""Endings after which German always links with s."""
_LINKS = {"": 0.0, "s": 0.5, "n": 0.3, "en": 0.5, "es": 1.5, "er": 1.0, "e": 1.5, "ens": 1.5}
_ENDINGS = {"n": 0.3, "en": 0.4, "e": 0.4, "s": 0.4, "er": 0.8, "es": 0.8, "ern": 1.0}
_MAYBE_INFLECTED = ("e", "n", "r", "s")
_MADE_OF_VERBS = ("erei", "ereien", "er", "ern", "ers", "erin", "erinnen", "ung", "ungen")

_COMMON = 12.0
"""Cost of a piece that opens or ends one known compound; each e-fold more of them costs one less."""
_UNSEEN = 1.2
"""How much more a known word costs that opens or ends none."""
_STRANGE = 1.5
"""How much more a verb or adjective costs where no known compound has it."""
_PER_LETTER_KNOWN = 2.42
"""What a letter may cost at most in a word that the list of lemmas has."""
_PER_LETTER = 2.45
"""What a letter may cost at most in any other word."""
_OFTEN = 3
"""Known compounds that make a word common."""
_OF_VILLAGES = (
    "berg",
    "dorf",
    "hausen",
    "heim",
    "hain",
    "born",
    "rode",
    "roda",
    "walde",
    "bach",
    "burg",
    "weida",
    "nitz",
)
_TOO_MUCH = 1e9


@dataclass(frozen=True, eq=False, repr=False)
class Vocabulary:
    """Known words, folded.

    ``words`` are nouns, which stand anywhere in a compound; ``openers`` anywhere but at its end (stems of verbs,
    adjectives, nouns without a final e); ``heads`` and ``modifiers`` say how many known compounds end with a word, or open
    with a word and its linking letters. ``agents`` are nouns in -er that are no plurals, and persons, ``own`` nouns whose stem would
    be that of another noun (Kohle, Kohl), ``names`` places and families that only look like compounds, ``verbs``
    infinitives that are the plural of a noun as well. ``forms`` leads from
    inflected forms to lemmas. ``digest`` names the content.
    """

    words: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    heads: Mapping[str, int] = field(default_factory=dict)
    modifiers: Mapping[str, int] = field(default_factory=dict)
    forms: Forms = field(default_factory=Forms)
    digest: str = "empty"


@dataclass(frozen=True, slots=True)
class Atom:
    """A smallest part: the known word, and where it stands with its linking letters."""

    word: str
    start: int
    end: int


def atoms(surface: str, vocabulary: Vocabulary) -> tuple[Atom, ...]:
    """The smallest parts of a folded word, in order; empty when it is not taken apart. An inflected form has the parts
    of its lemma where these end before the ending."""
    if not 2 * 3 <= len(surface) <= LONGEST or not surface.isalpha():
        return ()
    lemma = vocabulary.forms.get(surface) or surface
    if lemma not in vocabulary.words and lemma != surface:
        return ()
    found = _split(lemma, 0, vocabulary)
    if len(found) < 2 or surface[: found[-1].start] != lemma[: found[-1].start]:
        return ()
    return (*found[:-1], Atom(found[-1].word, found[-1].start, len(surface)))


def levels(surface: str, small: tuple[Atom, ...], vocabulary: Vocabulary) -> tuple[Atom, ...]:
    """The parts on all levels: each run of neighbouring atoms that is a known word, the longest first, every word once."""
    found: dict[str, Atom] = {}
    for length in range(len(small) - 1, 0, -1):
        for first in range(len(small) - length + 1):
            run = small[first : first + length]
            word = run[0].word if length == 1 else _known(surface, run, vocabulary)
            if word:
                found.setdefault(word, Atom(word, run[0].start, run[-1].end))
    return tuple(found.values())


def _known(surface: str, run: tuple[Atom, ...], vocabulary: Vocabulary) -> str:
    """The known word that neighbouring atoms make, without its linking letters or ending."""
    piece = surface[run[0].start : run[-1].end]
    bare = surface[run[0].start : run[-1].start] + run[-1].word
    if bare in vocabulary.words:
        return bare
    return next((word for word in _singulars(piece, vocabulary) if word in vocabulary.words), "")


def _split(piece: str, offset: int, vocabulary: Vocabulary) -> list[Atom]:
    small: list[Atom] = []
    for start, end, word in _likeliest(piece, vocabulary):
        inner = _split(word, offset + start, vocabulary) if len(word) > 5 else []
        if inner and not piece.startswith(word[: inner[-1].start - offset - start], start):
            inner = []
        small.extend(inner[:-1])
        last = inner[-1] if inner else Atom(word, offset + start, 0)
        small.append(Atom(last.word, last.start, offset + end))
    return small


@lru_cache(maxsize=100_000)
def _likeliest(piece: str, vocabulary: Vocabulary) -> tuple[tuple[int, int, str], ...]:
    size = len(piece)
    is_known = piece in vocabulary.words
    if (
        size < 6
        or piece in vocabulary.names
        or piece in _WHOLE
        or (not is_known and (vocabulary.forms.get(piece) or is_village(piece)))
    ):
        return ()
    if piece.endswith("ei") and vocabulary.forms.get(piece + "er") == piece:
        return (0, size - 2, _without_link(piece[:-2], vocabulary)), (size - 2, size, "ei")  # eggs, no workshop
    costs: list[tuple[float, int, str]] = [(0.0, 0, "")] + [(_TOO_MUCH, 0, "")] * size
    for start in range(size - 2):
        before = costs[start][0]
        if before >= _TOO_MUCH:
            continue
        for end, cost, word in _openings(piece, start, vocabulary):
            if before + cost < costs[end][0]:
                costs[end] = (before + cost, start, word)
        if start:
            cost, word = _last(piece[start:], vocabulary, is_known)
            if before + cost < costs[size][0]:
                costs[size] = (before + cost, start, word)
    limit = (_PER_LETTER_KNOWN if is_known else _PER_LETTER) * size
    if costs[size][0] > limit or (is_known and _is_derived(piece, costs[size][1], vocabulary)):
        return ()
    return _way(piece, costs, vocabulary)


def _way(piece: str, costs: list[tuple[float, int, str]], vocabulary: Vocabulary) -> tuple[tuple[int, int, str], ...]:
    way: list[tuple[int, int, str]] = []
    end = len(costs) - 1
    while end:
        _, start, word = costs[end]
        way.insert(0, (start, end, word or _without_link(piece[start:end], vocabulary)))
        end = start
    return tuple(way)


def is_village(piece: str) -> bool:
    """Whether an unknown word ends like a village: Hartmannsdorf has nothing of a hard man."""
    return piece.endswith(_OF_VILLAGES)


def _is_derived(lemma: str, cut: int, vocabulary: Vocabulary) -> bool:
    """Whether a word is a simple one with an ending, and ``cut`` lies inside that one: Kleid-ung is no klei + dung."""
    for ending in ("ungen", "ung", "erei", "erin", "er", "heit", "keit", "ion", "ie", "in", "ei"):
        bare = lemma.removesuffix(ending)
        if bare != lemma and len(bare) > cut and len(bare) >= SHORTEST:
            is_known = bare in vocabulary.words or bare in vocabulary.openers
            return is_known and all(end != cut for _, end, _ in _likeliest(bare, vocabulary))
    return False


def _openings(piece: str, start: int, vocabulary: Vocabulary) -> Iterator[tuple[int, float, str]]:
    """Where a piece from ``start`` can end before the last one, with cost and word (``""``: still to be found)."""
    last = len(piece) - 3
    for end in range(start + 3, last + 1):
        part = piece[start:end]
        is_short = end - start < SHORTEST
        if part in _NEVER or (is_short and part not in SHORT):
            continue
        count = vocabulary.modifiers.get(part) or _SIDES.get(part)
        if count:
            yield end, _COMMON - log(count), ""
        if part in vocabulary.words:
            for link, extra in _LINKS.items():
                if end + len(link) <= last and piece.startswith(link, end):
                    missing = 3.0 if link != "s" and part.endswith(_NEEDS_S) else 0.0
                    yield end + len(link), _COMMON + _UNSEEN + extra + missing, part
        elif not count and not is_short and part in vocabulary.openers:
            yield end, _COMMON + _UNSEEN + _STRANGE, ""
            if end < last and piece[end] == "e":
                yield end + 1, _COMMON + _UNSEEN + _STRANGE, part


@lru_cache(maxsize=50_000)
def _without_link(part: str, vocabulary: Vocabulary) -> str:
    """The word that stands before another one as ``part``: arbeits → arbeit, kinder → kind, woll → wolle, eichen → eiche."""
    if part in _FEASTS:
        return _FEASTS[part]
    words, ends, opens = vocabulary.words, vocabulary.heads, vocabulary.modifiers
    lemma = vocabulary.forms.get(part)
    readings = [part, part[:-1] if part.endswith("en") else part]
    readings += [lemma] if lemma and len(lemma) <= len(part) else []
    common = max((word for word in readings if word in words), key=lambda word: ends.get(word, 0), default="")
    long = part + "e"
    is_longer = long in words and opens.get(long, 0) * 2 < opens.get(part, 1)
    if common and ends.get(common, 0) and not (is_longer and ends.get(long, 0) > 10 * ends[common]):
        return common
    if lemma == part and part not in words:
        return part
    if is_longer and (len(part) > 6 or ends.get(long, 0) >= _OFTEN):
        return long
    if part in vocabulary.openers:
        return part
    if lemma in words:
        return lemma
    found = [part.removesuffix(link) for link in _LINKS if part.endswith(link) and part.removesuffix(link) in words]
    return max(found, key=lambda word: ends.get(word, 0)) if found else part


@lru_cache(maxsize=100_000)
def _last(tail: str, vocabulary: Vocabulary, is_lemma: bool) -> tuple[float, str]:
    """Cost and word of the last piece of a compound; a compound that is a lemma ends with one (Stau-becken, not Staub-ecken)."""
    best = (_TOO_MUCH, "")
    is_lemma = is_lemma or (tail in vocabulary.words and not tail.endswith(_MAYBE_INFLECTED))
    for word in (tail,) if is_lemma else _singulars(tail, vocabulary):
        if word in vocabulary.words and _may_end(word):
            best = min(best, (_head_cost(word, vocabulary) + 0.1 * (word != tail), word))
    return best if best[1] else _made_of_verb(tail, vocabulary)


def _made_of_verb(tail: str, vocabulary: Vocabulary) -> tuple[float, str]:
    """Cost and word of a piece the list lacks: -flechterei, -leger, -bläserei, or an infinitive."""
    for ending in _MADE_OF_VERBS:
        bare = tail.removesuffix(ending)
        if bare != tail and len(bare) >= SHORTEST and bare in vocabulary.openers:
            return (_COMMON + _UNSEEN + 0.5, tail)
    if tail.endswith(("erei", "ereien")) and tail[: tail.rindex("ei")].removesuffix("ei") in vocabulary.words:
        return (_COMMON + _UNSEEN + 0.5, tail)
    if len(tail) >= 6 and tail.endswith("n") and vocabulary.forms.get(tail) == tail:
        return (_COMMON + _UNSEEN + _STRANGE, tail)
    return (_TOO_MUCH, "")


def _singulars(tail: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The lemma of a form; of an unknown one what is left without a possible ending."""
    lemma = vocabulary.forms.get(tail)
    yield lemma or tail
    if not lemma:
        for ending in _ENDINGS:
            if tail.endswith(ending):
                yield tail.removesuffix(ending)


def _may_end(word: str) -> bool:
    return word not in _NEVER and word not in _NEVER_LAST and (len(word) >= SHORTEST or word in SHORT)


def _head_cost(word: str, vocabulary: Vocabulary) -> float:
    count = vocabulary.heads.get(word)
    return _COMMON - log(count) if count else _COMMON + _UNSEEN
