"""How the former districts, the sectors and the trades are represented in a figure of the showcase."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from produktschau.lib.figures import FIGURES, Breakdown, CountedFigure, span
from produktschau.lib.text import sort_key
from produktschau.region.calculations.coverage import Part, Standing, Verdict, furthest_behind, standings
from produktschau.region.calculations.sector_groups import divisions_of
from produktschau.region.models import Source, Territory, Trade
from produktschau.region.queries.employment import (
    DISJOINT,
    GROUPS,
    PARTS,
    TOTAL,
    group_titles,
    latest_employed,
    sources,
)
from produktschau.region.queries.numbers import number_address
from produktschau.region.queries.places import former_districts, home_municipalities


@dataclass(frozen=True)
class FormerDistrict:
    """A former district as it lives on: its municipalities of today, their inhabitants and area (``None``: unknown)."""

    place: Territory
    municipalities: int
    population: int | None
    area: float | None


@dataclass(frozen=True)
class Represented:
    """One line: a part with its standing, and the address of its records. ``is_part`` where it lies within the line above."""

    label: str
    url: str
    standing: Standing
    is_part: bool = False

    @property
    def word(self) -> str:
        """The verdict in words, as it stands in a table."""
        said = {Verdict.FEWER: _("weniger"), Verdict.MORE: _("mehr"), Verdict.CHANCE: _("im Bereich des Zufalls")}
        return said.get(self.standing.verdict, "")


@dataclass(frozen=True)
class Coverage:
    """A figure by parts of the region. ``is_shared`` where a record can lie in several of them: then nothing is judged."""

    key: str
    label: str
    total: int
    url: str
    lines: Sequence[Represented]
    is_shared: bool = False

    @property
    def behind(self) -> Represented | None:
        """The line furthest behind what its weight lets expect, if any lacks records."""
        found = None if self.is_shared else furthest_behind([one.standing for one in self.lines])
        return next((one for one in self.lines if one.standing is found), None)

    def most(self, key: str) -> int:
        """At most so many records lie in the part."""
        return next((one.standing.part.most for one in self.lines if one.standing.part.key == key), 0)

    @property
    def is_open(self) -> bool:
        """Whether nothing can be judged: a weight is unknown, or nothing is counted yet."""
        return any(one.standing.verdict == Verdict.UNKNOWN for one in self.lines)


@dataclass(frozen=True)
class Count:
    """A value of a breakdown with the number of records in it."""

    label: str
    url: str
    low: int
    high: int


def figures_by(breakdown: Breakdown) -> dict[str, CountedFigure]:
    """The figures that can be taken apart so, by key, in order."""
    return {key: figure for key, figure in FIGURES.items() if breakdown in figure.breakdowns}


def lived_on() -> list[FormerDistrict]:
    """The former districts by name."""
    homes = list(home_municipalities())
    found = []
    for former in former_districts():
        places = [place for place in homes if place.former_district_id == former.pk]
        areas_known = [float(place.area_km2) for place in places if place.area_km2 is not None]
        people = [place.population for place in places if place.population is not None]
        found.append(
            FormerDistrict(
                former,
                len(places),
                sum(people) if len(people) == len(places) else None,
                sum(areas_known) if len(areas_known) == len(places) else None,
            )
        )
    return found


def district_coverage(key: str, formers: Sequence[FormerDistrict]) -> Coverage:
    """A figure by former district, beside the inhabitants."""
    figure = FIGURES[key]
    tally, total = figure.tally(Breakdown.FORMER_DISTRICT), figure.total()
    parts = [Part(one.place.ags, *span(tally, (one.place.ags,)), one.population) for one in formers]
    return Coverage(
        key=key,
        label=str(figure.label),
        total=total,
        url=number_address(key),
        lines=[
            Represented(one.place.name, number_address(key, altkreis=one.place.ags), standing)
            for one, standing in zip(formers, standings(parts, total), strict=True)
        ],
        is_shared=sum(tally.values()) > total,
    )


def sector_coverage(key: str) -> tuple[Coverage, int | None, Sequence[Source]]:
    """A figure by group of sectors, beside the persons employed, with the year of these and their source.

    „C“ is a part of „B–E“ and stands below it; it is judged by itself against all the rest.
    """
    figure, titles = FIGURES[key], group_titles()
    tally, total = figure.tally(Breakdown.DIVISION), figure.total()
    year, employed = latest_employed()
    parts = {group: Part(group, *span(tally, divisions_of(group)), employed.get(group)) for group in GROUPS}
    found = dict(zip(DISJOINT, standings([parts[group] for group in DISJOINT], total), strict=True))
    for group in PARTS:
        found[group] = standings([parts[group], _rest(parts[group], total, employed.get(TOTAL))], total)[0]
    lines = [
        Represented(titles[group], number_address(key, branche=group), found[group], group in PARTS) for group in GROUPS
    ]
    is_shared = sum(tally.values()) > total
    return Coverage(key, str(figure.label), total, number_address(key), lines, is_shared), year, sources()


def trade_counts(key: str) -> list[Count]:
    """A figure by trade, the most frequent first. A record of several trades counts in each."""
    tally = FIGURES[key].tally(Breakdown.TRADE)
    titles = {f"{trade.annex}-{trade.number}": trade.title for trade in Trade.objects.all()}
    return _counts(key, "handwerk", tally, titles)


def network_counts(key: str) -> list[Count]:
    """A figure by network, the same way."""
    return _counts(key, "netzwerk", FIGURES[key].tally(Breakdown.NETWORK), {})


def _counts(key: str, word: str, tally: Mapping[tuple[str, ...], int], titles: Mapping[str, str]) -> list[Count]:
    values = sorted({value for values in tally for value in values})
    counts = [
        Count(titles.get(value, value), number_address(key, **{word: value}), *span(tally, (value,)))
        for value in values
    ]
    return sorted(counts, key=lambda one: (-one.low, sort_key(one.label)))


def crossed(key: str, formers: Sequence[FormerDistrict], groups: Sequence[str]) -> list[list[Count]]:
    """How many records lie in a former district and in a group of sectors: a row per group, a count per former district."""
    figure = FIGURES[key]
    by_former = {one.place.ags: _sure(figure, Breakdown.FORMER_DISTRICT, (one.place.ags,)) for one in formers}
    rows = []
    for group in groups:
        inside = _sure(figure, Breakdown.DIVISION, divisions_of(group))
        rows.append([_both(key, one.place.ags, by_former[one.place.ags], group, inside) for one in formers])
    return rows


def _both(key: str, ags: str, here: Mapping[str, bool], group: str, inside: Mapping[str, bool]) -> Count:
    both = Counter(here[record] and inside[record] for record in here if record in inside)
    return Count(group, number_address(key, altkreis=ags, branche=group), both[True], both.total())


def _sure(figure: CountedFigure, breakdown: Breakdown, values: Sequence[str] | frozenset[str]) -> dict[str, bool]:
    return {record.key: record.is_certain for record in figure.records(breakdown, values)}


def _rest(part: Part, total: int, employed: int | None) -> Part:
    """Everything outside a part; its weight is unknown where the part is larger than the published whole."""
    others = None if employed is None or part.weight is None else employed - part.weight
    return Part("", total - part.most, total - part.count, others if others is None or others >= 0 else None)
