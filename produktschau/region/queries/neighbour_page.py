"""One neighbour beside the home district, point by point."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from produktschau.design.formats import day
from produktschau.region.calculations.charts.dots import NARROW, WIDE, Dot, Row, dot_chart
from produktschau.region.calculations.series import change
from produktschau.region.models import Source, Territory
from produktschau.region.queries.arithmetic import Arithmetic, arithmetic, change_arithmetic
from produktschau.region.queries.comparison import Comparison, GroupRow, Quotient
from produktschau.region.queries.efforts import Shown, efforts_of
from produktschau.region.queries.employment import CANDIDATES, Area, areas_over, neighbour_territories
from produktschau.region.queries.measures import density
from produktschau.region.queries.phrases import (
    converted,
    is_within,
    known,
    letters,
    named_group,
    share,
    short_titles,
    signed,
)
from produktschau.region.queries.sector_chart import Dots
from produktschau.region.queries.sector_view import NEAR, OPEN, Asked, Field, asked, fields

SINCE = "seit"
"""First word of the numbers that are a change."""


@dataclass(frozen=True)
class Fact:
    """A number of both, as it is printed."""

    label: str
    here: str
    there: str


@dataclass(frozen=True)
class PointLine:
    """One group in both districts: shares, their difference in percentage points, and how the persons employed changed."""

    row: GroupRow
    there: Quotient
    title: str
    within: str
    share_here: str
    share_there: str
    apart: str
    moved_here: str
    moved_there: str


@dataclass(frozen=True)
class Pair:
    """What the figures say about both."""

    asked: Asked
    found: Comparison
    fields: Sequence[Field]
    chart: Dots
    krugman: float | None
    lines: Sequence[PointLine]
    differences: Sequence[str]
    since: int
    opened: Arithmetic | None
    complaints: Sequence[str]
    opens: str
    closes: str
    file: str
    remark: str

    @property
    def sources(self) -> list[Source]:
        """Where the employment is from."""
        return [self.found.dataset.source]


@dataclass(frozen=True)
class NeighbourPage:
    """The neighbour with its facts and efforts; ``pair`` is ``None`` where it or we have no figures."""

    place: Territory
    home: Territory
    facts: Sequence[Fact]
    facts_on: str
    facts_sources: Sequence[Source]
    pair: Pair | None
    efforts: Sequence[Shown]


def neighbour_page(slug: str, home: Territory, params: Mapping[str, str]) -> NeighbourPage | None:
    """The page about the neighbour with this slug; ``None`` where it is none."""
    place = neighbour_territories().select_related("source").filter(slug=slug).first()
    if place is None:
        return None
    sources = [one.source for one in (home, place) if one.population is not None or one.area_km2 is not None]
    return NeighbourPage(
        place=place,
        home=home,
        facts=_facts(home, place),
        facts_on=_facts_on(home, place),
        facts_sources=list(dict.fromkeys(sources)),
        pair=_pair(place, params),
        efforts=efforts_of(place),
    )


def _facts(home: Territory, place: Territory) -> list[Fact]:
    if place.population is None and place.area_km2 is None:
        return []
    return [
        Fact(_("Einwohner"), known(home.population), known(place.population)),
        Fact(
            _("Fläche in km²"),
            *(known(None if one.area_km2 is None else float(one.area_km2), 2) for one in (home, place)),
        ),
        Fact(_("Einwohner je km²"), known(_density(home)), known(_density(place))),
    ]


def _facts_on(home: Territory, place: Territory) -> str:
    """The day of both numbers of inhabitants, or each one's own; nothing where one is not told."""
    if home.population_on is None or place.population_on is None:
        return ""
    if home.population_on == place.population_on:
        return day(home.population_on)
    return f"{day(home.population_on)} ({home.name}), {day(place.population_on)} ({place.name})"


def _density(place: Territory) -> float | None:
    return density(place.population, None if place.area_km2 is None else float(place.area_km2))


def _pair(place: Territory, params: Mapping[str, str]) -> Pair | None:
    view, found = asked(params)
    if found is None or place not in [area.territory for area in found.neighbours]:
        return None
    key = params.get(OPEN, "")
    before = _before(found)
    opened = (_change(found, before, key) or arithmetic(found, key)) if key else None
    complaints = list(view.complaints)
    if key and opened is None:
        complaints.append(_("Die Zahl „%(word)s“ gibt es auf dieser Seite nicht.") % {"word": key[:30]})
    both = [(row, next(one for one in row.neighbours if one.territory == place)) for row in found.rows]
    opens = view.query(**{OPEN: ""})
    return Pair(
        asked=view,
        found=found,
        fields=[field for field in fields(view, found) if field.name != NEAR],
        chart=_chart(found, place, both, opens),
        krugman={one.ags: value for one, value in found.krugman}[place.ags],
        lines=[_line(found, before, row, one) for row, one in both],
        differences=_differences(both),
        since=found.years[0],
        opened=opened,
        complaints=complaints,
        opens=opens,
        closes=view.closing("anteile"),
        file=view.query(als="svg"),
        remark=_remark(found, before, place),
    )


def _before(found: Comparison) -> Mapping[str, Area]:
    first = found.years[0]
    return areas_over([first]).get(first, {})


def _remark(found: Comparison, before: Mapping[str, Area], place: Territory) -> str:
    """How the values of the first year were converted, here or there."""
    first = found.years[0]
    both = [area for one in (found.home.territory, place) if (area := before.get(one.ags))]
    return converted(first, [area.cell(row.group, first) for area in both for row in found.rows])


def _line(found: Comparison, before: Mapping[str, Area], row: GroupRow, there: Quotient) -> PointLine:
    apart = _apart(row, there)
    return PointLine(
        row=row,
        there=there,
        title=named_group(row.group, row.title),
        within=is_within(row.group),
        share_here=share(row.home.share),
        share_there=share(there.share),
        apart=signed(None if apart is None else apart * 100, 1),
        moved_here=_moved(found, before, row.group, row.home),
        moved_there=_moved(found, before, row.group, there),
    )


def _moved(found: Comparison, before: Mapping[str, Area], group: str, now: Quotient) -> str:
    """The change of the persons employed in percent, nothing in the first year itself."""
    first = found.years[0]
    if found.year == first:
        return ""
    area = before.get(now.territory.ags)
    moved = change(area.cell(group, first).value if area else None, now.part.value)
    return _("unbekannt") if moved is None else _("%(percent)s %%") % {"percent": signed(moved * 100, 1)}


def _change(found: Comparison, before: Mapping[str, Area], key: str) -> Arithmetic | None:
    """The number with a key like „seit.14511.C“."""
    kind, _dot, rest = key.partition(".")
    ags, _point, group = rest.partition(".")
    row = found.by_group.get(group)
    if kind != SINCE or row is None or found.year == found.years[0]:
        return None
    now = next((one for one in (row.home, *row.neighbours) if one.territory.ags == ags), None)
    if now is None:
        return None
    area = before.get(ags) or Area(now.territory)
    return change_arithmetic(key, group, row.title, now.territory, area.cell(group, found.years[0]), now.part)


def _apart(row: GroupRow, there: Quotient) -> float | None:
    return None if there.share is None or row.home.share is None else row.home.share - there.share


def _differences(both: Sequence[tuple[GroupRow, Quotient]]) -> list[str]:
    """The three groups in which both differ most: „O–U Öffentliche Dienste: hier 29,0 %, dort 33,0 %“."""
    apart = [
        (abs(gap), row, there)
        for row, there in both
        if row.group in CANDIDATES
        if (gap := _apart(row, there)) is not None
    ]
    most = sorted(apart, key=lambda one: -one[0])[:3]
    return [
        _("%(letters)s %(sector)s: hier %(here)s der Erwerbstätigen, dort %(there)s")
        % {
            "letters": letters(row.group),
            "sector": short_titles()[row.group],
            "here": share(row.home.share),
            "there": share(there.share),
        }
        for _gap, row, there in most
    ]


def _chart(found: Comparison, place: Territory, both: Sequence[tuple[GroupRow, Quotient]], opens: str) -> Dots:
    rows = [
        Row(
            row.group,
            f"{letters(row.group)} {short_titles()[row.group]}",
            [_dot(row, there), _dot(row, row.home, is_own=True)],
        )
        for row, there in both
        if row.group in CANDIDATES
    ]
    words = {"home": found.home.territory.name, "place": place.name, "year": found.year}
    return Dots(
        title=_("Anteile an den Erwerbstätigen in %(home)s und: %(place)s, %(year)s") % words,
        wide=dot_chart(rows, WIDE),
        narrow=dot_chart(rows, NARROW),
        own=found.home.territory.name,
        other=place.name,
        is_percent=True,
        opens=opens,
    )


def _dot(row: GroupRow, one: Quotient, *, is_own: bool = False) -> Dot:
    text = share(one.share)
    name = f"{one.territory.name}, {named_group(row.group, row.title)}: {text}"
    return Dot(f"{one.territory.ags}.{row.group}", one.share, text, name, is_own)
