"""Groups of sectors over the years, on today's borders, with the reforms in between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from produktschau.design.formats import day
from produktschau.region.calculations.series import indexed
from produktschau.region.models import Dataset, Territory
from produktschau.region.models.territory import Kind
from produktschau.region.queries.comparison import Quotient, quotients_of
from produktschau.region.queries.conversion import Cell
from produktschau.region.queries.employment import COUNTRY, GROUPS, Area, areas_over, dataset, group_titles, years
from produktschau.region.queries.places import former_districts
from produktschau.region.queries.profile import region

SeriesMeasure = Literal["share", "count", "quotient"]
MEASURES: tuple[SeriesMeasure, ...] = ("share", "count", "quotient")


@dataclass(frozen=True)
class SeriesPoint:
    """One year of a line. ``value`` is in the series' measure (a share from 0 to 1); ``index`` is it in percent of the first year's.

    ``base_value`` is the same measure in the base area, for a quotient always unknown. ``quotient`` holds the four numbers behind it.
    """

    year: int
    value: float | None
    index: float | None
    base_value: float | None
    quotient: Quotient

    @property
    def cell(self) -> Cell:
        """The value as counted, with its marks: unknown, provisional, converted."""
        return self.quotient.part


@dataclass(frozen=True)
class Line:
    """One group over the years."""

    group: str
    title: str
    points: Sequence[SeriesPoint]

    @property
    def first(self) -> SeriesPoint:
        """The earliest point."""
        return self.points[0]

    @property
    def last(self) -> SeriesPoint:
        """The latest point."""
        return self.points[-1]


@dataclass(frozen=True)
class Reform:
    """A day on which borders changed, and what happened, in the language of the page."""

    on: date
    sentence: str


@dataclass(frozen=True)
class Series:
    """Lines over the same years; ``years`` are those the home district has figures of."""

    measure: SeriesMeasure
    years: Sequence[int]
    home: Territory
    base: Territory
    lines: Sequence[Line]
    reforms: Sequence[Reform]
    dataset: Dataset


def series(groups: Sequence[str], *, measure: SeriesMeasure = "share", base: str = COUNTRY) -> Series | None:
    """The lines of these groups, unknown ones left out; ``None`` while there are no figures of the home district or the base.

    ``measure``: the share of all persons employed, their number, or the location quotient against ``base`` (a key).
    """
    home, table, found_years = region().home, dataset(), years()
    if home is None or table is None or base == home.ags:
        return None
    found = areas_over(found_years)
    base_area = next((found[year][base] for year in reversed(found_years) if base in found.get(year, {})), None)
    if base_area is None:
        return None
    titles = group_titles()
    taken = {
        year: quotients_of(
            found.get(year, {}).get(home.ags) or Area(home),
            found.get(year, {}).get(base) or Area(base_area.territory),
            year,
        )
        for year in found_years
    }
    return Series(
        measure=measure,
        years=found_years,
        home=home,
        base=base_area.territory,
        lines=[_line(group, titles[group], taken, measure) for group in groups if group in GROUPS],
        reforms=reforms(since=date(found_years[0], 1, 1)),
        dataset=table,
    )


def reforms(*, since: date) -> list[Reform]:
    """The reforms of the home district's borders from a day on: its foundation, and the mergers of its municipalities."""
    home = region().home
    if home is None:
        return []
    found = []
    if home.valid_from and home.valid_from >= since:
        found.append(Reform(home.valid_from, _founded(home)))
    merged: dict[Territory, list[str]] = {}
    olds = Territory.objects.filter(kind=Kind.MUNICIPALITY, successor__parent=home, successor__valid_from__gte=since)
    for old in olds.select_related("successor").order_by("sort_key"):
        if old.successor is not None:
            merged.setdefault(old.successor, []).append(old.name)
    for new, names in merged.items():
        if new.valid_from:
            words = {"day": day(new.valid_from), "new": new.name, "old": _listed(names)}
            found.append(Reform(new.valid_from, _("%(day)s: %(old)s werden zur Gemeinde %(new)s.") % words))
    return sorted(found, key=lambda reform: (reform.on, reform.sentence))


def _founded(home: Territory) -> str:
    names = [place.name for place in former_districts()]
    words = {"day": day(home.valid_from) if home.valid_from else "", "new": home.name, "old": _listed(names)}
    if not names:
        return _("%(day)s: Der Landkreis %(new)s entsteht.") % words
    return _("%(day)s: Aus den Altkreisen %(old)s entsteht der Landkreis %(new)s.") % words


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s und %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _line(group: str, title: str, taken: Mapping[int, Mapping[str, Quotient]], measure: SeriesMeasure) -> Line:
    quotients = {year: found[group] for year, found in taken.items()}
    values = {year: _value(one, measure) for year, one in quotients.items()}
    index = indexed(values)
    points = [
        SeriesPoint(year, values[year], index[year], _base_value(one, measure), one) for year, one in quotients.items()
    ]
    return Line(group, title, points)


def _value(one: Quotient, measure: SeriesMeasure) -> float | None:
    return {"share": one.share, "count": one.part.value, "quotient": one.value}[measure]


def _base_value(one: Quotient, measure: SeriesMeasure) -> float | None:
    return {"share": one.base_share, "count": one.base_part.value, "quotient": None}[measure]
