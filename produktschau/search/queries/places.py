"""Knows a place in a row of words: its names, folded and inflected, and who comes from there (Freiberger, Döbelner)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from produktschau.lib.geo import distance_km
from produktschau.search.calculations.german import Token, analyse
from produktschau.search.calculations.spelling import distance, tolerance
from produktschau.search.engine.places import PLACES, Place

AROUND_KM = 25.0
"""How far „um Döbeln“ or „bei Döbeln“ reaches."""
MOST_AROUND = 40

_VOWEL_ENDINGS = {"e": ("r",), "a": ("er", "ner"), "o": ("er",)}


@dataclass(frozen=True)
class Near:
    """A place and how many kilometres it is away."""

    place: Place
    km: float


@dataclass(frozen=True)
class Places:
    """All places, by the folded words of their names. ``aliases`` are names of parts and from before, which may be plain words."""

    all: tuple[Place, ...] = ()
    names: dict[tuple[str, ...], Place] = field(default_factory=dict)
    aliases: frozenset[tuple[str, ...]] = frozenset()
    longest: int = 0
    starting: tuple[tuple[Place, str], ...] = ()
    """Every place once, with its own name, folded."""

    def at(self, surfaces: Sequence[str], start: int) -> tuple[Place, int] | None:
        """The place whose name begins at ``start``, and how many words it takes; the longest name wins."""
        for length in range(min(self.longest, len(surfaces) - start), 0, -1):
            place = self.names.get(tuple(surfaces[start : start + length]))
            if place is not None:
                return place, length
        return None

    def almost(self, surface: str) -> Place | None:
        """The place a folded word names but for typing mistakes."""
        most = tolerance(surface)
        if not most:
            return None
        ranked = [
            (apart, len(name[0]), name[0])
            for name in self.names
            if len(name) == 1 and name not in self.aliases and (apart := distance(surface, name[0], at_most=most))
        ]
        return self.names[(min(ranked)[2],)] if ranked else None

    def near(self, place: Place) -> list[Near]:
        """Other places of the same facet, the nearest first; none where nobody knows where it is."""
        if place.point is None:
            return []
        found = [
            Near(other, distance_km(*place.point, *other.point))
            for other in self.all
            if other.point and other.filters[0] == place.filters[0] and other.filters != place.filters
        ]
        return sorted(found, key=lambda near: (near.km, near.place.key))


def read_places() -> Places:
    """All places that domains have registered; reads what they read."""
    return _named(tuple(place for source in PLACES for place in source()))


@lru_cache(maxsize=4)
def _named(places: tuple[Place, ...]) -> Places:
    """Most changes of the index leave the places as they are."""
    return named(places)


def named(places: Iterable[Place]) -> Places:
    """The look-up over some places. A place's own name goes before another's other name; the first of two equal ones wins."""
    listed = tuple(places)
    names: dict[tuple[str, ...], Place] = {}
    aliases: set[tuple[str, ...]] = set()
    for place in listed:
        for key in _forms(place.name):
            names.setdefault(key, place)
    for place in listed:
        for name in place.names:
            for key in _forms(name):
                if key not in names:
                    names[key] = place
                    aliases.add(key)
    starting = tuple((place, " ".join(token.surface for token in _words(place.name))) for place in listed)
    return Places(listed, names, frozenset(aliases), max(map(len, names), default=0), starting)


def _forms(name: str) -> Iterable[tuple[str, ...]]:
    words = tuple(token.surface for token in _words(name))
    if not words:
        return
    yield words
    *before, last = words
    for ending in inflected(last):
        yield (*before, ending)


def inflected(name: str) -> list[str]:
    """A folded name in the genitive, and who or what comes from there: doebeln → doebelns, doebelner."""
    found = [f"{name}s", f"{name}er"]
    found += [f"{name}{ending}" for ending in _VOWEL_ENDINGS.get(name[-1:], ())]
    if name.endswith("en"):
        found += [f"{name[:-2]}er", f"{name[:-2]}ner"]
    return found


def _words(name: str) -> list[Token]:
    return analyse(name, keep_stop_words=True)
