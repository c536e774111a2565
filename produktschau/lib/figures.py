"""Figures: numbers a domain offers to the pages of the region, to indicators and reports, each with the records behind it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

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
    SIZE = "size"
    """Classes of persons employed, as ``showcase.models.SizeClass`` has them."""


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


class Counted(NamedTuple):
    """One record behind a figure of a period. It counts ``weight`` in the whole, once, and ``weight`` in each value it lies in.

    ``key`` names what is counted („company:K7M2QX“) and is the same in every figure that counts it; ``url`` is its page at the desk, empty
    where there is none. ``values`` are its values by breakdown; a breakdown that is missing is unknown. ``is_confirmed`` is false for what
    staff entered and nobody concerned confirmed.
    """

    key: str
    label: str
    url: str
    on: date
    values: Mapping[Breakdown, tuple[str, ...]]
    weight: float = 1
    is_confirmed: bool = True


Counting = Callable[[date, date], Sequence[Counted]]
"""Gives the records counted from the first day to the last, both counted."""


@dataclass(frozen=True, kw_only=True)
class PeriodFigure:
    """A figure of a period, for staff, indicators and reports: its value is what its records weigh together.

    ``label`` is the plural word, ``unit`` what is counted, ``explanation`` one German sentence that says how, ``group`` the heading it
    stands under. ``of`` gives the records of which it is a share, ``unknown`` those of them that cannot be judged and are not counted.
    ``opens(user)``: who may see the records, where not everyone who sees the figure may.
    """

    label: str
    unit: str
    explanation: str
    group: str
    breakdowns: frozenset[Breakdown]
    counted: Counting
    of: Counting | None = None
    unknown: Counting | None = None
    opens: Callable[[Any], bool] | None = None


PERIOD_FIGURES: Point[PeriodFigure] = Point(
    "lib.figures.PERIOD_FIGURES",
    "figures of a period with the records behind them, for the desk, indicators and reports",
)


def value(counted: Iterable[Counted]) -> float:
    """What the records weigh together; a whole number where all weights are."""
    return sum(one.weight for one in counted)


def by_value(counted: Iterable[Counted], breakdown: Breakdown) -> dict[str, float]:
    """What they weigh by value; a record of several values counts in each, and one of none under ``""``. Parts may exceed the whole."""
    found: dict[str, float] = defaultdict(int)
    for one in counted:
        for place in one.values.get(breakdown) or ("",):
            found[place] += one.weight
    return dict(found)


def within(counted: Iterable[Counted], breakdown: Breakdown, wanted: str) -> list[Counted]:
    """Those that lie in one value; ``""`` asks for those of none."""
    return [one for one in counted if wanted in (one.values.get(breakdown) or ("",))]


def span(tally: Tally, values: Collection[str]) -> tuple[int, int]:
    """At least and at most how many records lie in these values together; equal where nothing is uncertain."""
    wanted = set(values)
    lowest = sum(number for places, number in tally.items() if places and wanted.issuperset(places))
    highest = sum(number for places, number in tally.items() if not wanted.isdisjoint(places))
    return lowest, highest
