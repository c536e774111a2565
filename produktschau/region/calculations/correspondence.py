"""Counts by the units of one edition of a classification, told in the units of another, without inventing how a unit splits.

Where a unit goes whole into one other, its count goes with it. Where it goes into several, nobody knows how many go where: the count stands
as a range, in none of them at least and in each of them at most (bounds in the sense of Manski 2003, Partial Identification). The same links
turned round (``turned``) tell counts of the new edition in units of the old.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Places = tuple[str, ...]
"""The unit something lies in; several: in one of them."""


class NegativeCount(ValueError):
    """A count is negative."""


class UnknownUnit(ValueError):
    """A count is given for a unit that leads nowhere: it would be lost."""


@dataclass(frozen=True)
class Link:
    """``old`` goes to ``new``; ``is_partial`` where it is known that only a part of it does."""

    old: str
    new: str
    is_partial: bool = False


@dataclass(frozen=True)
class Range:
    """At least ``low``, at most ``high``; without a ``high`` nobody knows."""

    low: float
    high: float | None

    @property
    def is_exact(self) -> bool:
        """Whether both are the same."""
        return self.low == self.high


def destinations(links: Iterable[Link]) -> dict[str, dict[str, bool]]:
    """For each old unit the new ones it goes to, and whether it goes there whole."""
    found: dict[str, dict[str, bool]] = {}
    for link in links:
        there = found.setdefault(link.old, {})
        there[link.new] = there.get(link.new, True) and not link.is_partial
    return {old: {new: whole and len(there) == 1 for new, whole in there.items()} for old, there in found.items()}


def rolled_up(links: Iterable[Link], characters: int) -> list[Link]:
    """The same between higher units, whose numbers are the first ``characters`` of the numbers: subclasses „10.71.0“ → divisions „10“."""
    kept = list(links)
    wider = dict.fromkeys((link.old[:characters], link.new[:characters]) for link in kept)
    partial = {(link.old[:characters], link.new[:characters]) for link in kept if link.is_partial}
    return [Link(old, new, (old, new) in partial) for old, new in wider]


def turned(links: Iterable[Link]) -> list[Link]:
    """The links from the new units to the old. That only a part of the old went there says nothing of the way back."""
    return [Link(link.new, link.old) for link in links]


def in_new_units(counts: Mapping[Places, float | None], links: Iterable[Link]) -> dict[str, Range]:
    """Counts by new unit as ranges, for every new unit the links name. An unknown count (``None``) leaves the end above open.

    Counts stand by the old unit they lie in, or by several when they lie in one of them and nobody knows in which.
    The sum of the lows is at most, that of the highs at least the total. Raises ``NegativeCount`` or ``UnknownUnit``.
    """
    ways = destinations(links)
    lows = dict.fromkeys((new for there in ways.values() for new in there), 0.0)
    highs: dict[str, float | None] = dict(lows)
    for places, count in counts.items():
        _check(places, count, ways)
        there = {new for old in places for new in ways[old]}
        is_certain = len(there) == 1 and all(all(ways[old].values()) for old in places)
        for new in there:
            high = highs[new]
            highs[new] = None if high is None or count is None else high + count
            lows[new] += count if is_certain and count is not None else 0.0
    return {new: Range(low, highs[new]) for new, low in lows.items()}


def _check(places: Places, count: float | None, ways: Mapping[str, object]) -> None:
    if count is not None and count < 0:
        raise NegativeCount(f"{', '.join(places)}: {count} ist negativ; zählen lässt sich nur ab 0.")
    for unit in places:
        if unit not in ways:
            raise UnknownUnit(f"{unit}: Für diese Nummer sagt der Umsteigeschlüssel nicht, wohin sie geht.")
