"""Figures: numbers a domain offers to the pages of the region, to indicators and reports, each with the records behind it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from produktschau.lib.points import Point

Tally = Mapping[tuple[str, ...], int]
"""How many records lie in which values. Several values together: in one of them, nobody knows in which; none: without a value."""


class Breakdown(StrEnum):
    """By what a figure can be taken apart, and what its values are."""

    FORMER_DISTRICT = "former_district"
    """Keys (AGS) of former districts."""
    MUNICIPALITY = "municipality"
    """Keys (AGS) of the municipalities of today."""
    DIVISION = "division"
    """Numbers of divisions of the WZ 2008. A number of the WZ 2025 that came from several divisions lies in one of them."""
    TRADE = "trade"
    """Annex and number of a trade, as „A-27“. A record may lie in several trades and counts in each."""
    NETWORK = "network"
    """Short names of networks."""


@dataclass(frozen=True)
class Record:
    """One record behind a number; not ``is_certain`` where it may lie in another value."""

    key: str
    label: str
    url: str
    is_certain: bool = True


@dataclass(frozen=True)
class CountedFigure:
    """A number of records, whole and by breakdown. Everything in it is public.

    ``label`` is the plural word („Betriebe“). ``total()`` counts all, ``tally(breakdown)`` by its values, ``records(breakdown, values)``
    lists those that lie or may lie in one of the values, by name; without a breakdown all.
    """

    label: Any
    breakdowns: frozenset[Breakdown]
    total: Callable[[], int]
    tally: Callable[[Breakdown], Tally]
    records: Callable[[Breakdown | None, Collection[str]], Sequence[Record]]


FIGURES: Point[CountedFigure] = Point(
    "lib.figures.FIGURES", "Numbers with the records behind them, for the region's pages, indicators and reports."
)


def span(tally: Tally, values: Collection[str]) -> tuple[int, int]:
    """At least and at most how many records lie in these values together; equal where nothing is uncertain."""
    wanted = set(values)
    lowest = sum(number for places, number in tally.items() if places and wanted.issuperset(places))
    highest = sum(number for places, number in tally.items() if not wanted.isdisjoint(places))
    return lowest, highest
