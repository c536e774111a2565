"""The district on one page: three answers, its size, its map, and a chart for each answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from produktschau.region.models import Region, Source, Territory
from produktschau.region.queries.addresses import municipality_address
from produktschau.region.queries.comparison import Comparison, GroupRow, comparison
from produktschau.region.queries.coverage import Coverage
from produktschau.region.queries.coverage_page import Shares, first_coverage, shares
from produktschau.region.queries.district_facts import district_facts
from produktschau.region.queries.kept_shapes import kept_shapes
from produktschau.region.queries.map_shapes import MapShapes
from produktschau.region.queries.municipality_page import Fact
from produktschau.region.queries.phrases import listed, marks, share, short_titles
from produktschau.region.queries.places import former_districts, home_municipalities
from produktschau.region.queries.profile import region
from produktschau.region.queries.sector_chart import Dots, sector_chart
from produktschau.region.queries.sector_view import OPEN
from produktschau.region.queries.series import Series, series
from produktschau.region.queries.series_chart import Lines, series_chart
from produktschau.region.queries.series_page import answers
from produktschau.region.queries.series_view import GROUP, USUAL
from produktschau.region.queries.standing_out import StandingOut, standing_out

INDUSTRY = "C"


@dataclass(frozen=True)
class Moment:
    """The share of a group in a year, in words, and the address of its arithmetic."""

    year: int
    text: str
    url: str


@dataclass(frozen=True)
class Strengths:
    """The answer about sectors, its rows with short names, its chart, and the address its numbers open at."""

    found: Comparison
    standing: StandingOut
    rows: Sequence[tuple[str, GroupRow]]
    chart: Dots
    opens: str


@dataclass(frozen=True)
class Movement:
    """The answer about industry since the first year: a sentence, each year, what was converted and why; and the chart.

    ``is_over_reform``: the home district was founded between the first year and the last.
    """

    sentence: str
    moments: Sequence[Moment]
    remark: str
    chart: Lines
    first_year: int
    is_over_reform: bool


@dataclass(frozen=True)
class RegionPage:
    """The page's parts; each is ``None`` while its data are missing. ``former_names`` is „Döbeln, Freiberg und Mittweida“."""

    region: Region
    municipalities: int
    former_names: str
    former_until: int | None
    facts: Sequence[Fact]
    shapes: MapShapes | None
    sources: Sequence[Source]
    figures_sources: Sequence[Source]
    strengths: Strengths | None
    movement: Movement | None
    coverage: Coverage | None
    shares: Shares | None


def region_page() -> RegionPage:
    """The page; each municipality on the map leads to its own."""
    here = region()
    places, formers = list(home_municipalities()), list(former_districts())
    strengths, moved = comparison(), series(USUAL)
    covered = first_coverage()
    return RegionPage(
        region=here,
        municipalities=len(places),
        former_names=listed([former.name for former in formers]),
        former_until=_until(formers),
        facts=district_facts(here.home) if here.home else [],
        shapes=linked_shapes(),
        sources=list({place.source_id: place.source for place in places}.values()),
        figures_sources=[strengths.dataset.source] if strengths else [],
        strengths=_strengths(strengths) if strengths else None,
        movement=_movement(moved) if moved else None,
        coverage=covered,
        shares=shares(covered) if covered else None,
    )


def linked_shapes() -> MapShapes | None:
    """The map of the district with the page of each municipality behind it."""
    kept = kept_shapes()
    if kept is None:
        return None
    places = [replace(place, url=municipality_address(place.territory)) for place in kept[1].places]
    return replace(kept[1], places=places)


def _until(formers: Sequence[Territory]) -> int | None:
    """The year in which the former districts ended, where they ended together."""
    years = {former.valid_until.year for former in formers if former.valid_until}
    return years.pop() if len(years) == 1 else None


def _strengths(found: Comparison) -> Strengths:
    opens = f"{reverse('region:sectors')}?{OPEN}="
    near = [area.territory for area in found.neighbours]
    rows = [(short_titles()[row.group], row) for row in found.stands_out]
    return Strengths(found, standing_out(found), rows, sector_chart(found, near, opens=opens), opens)


def _movement(found: Series) -> Movement | None:
    line = next((one for one in found.lines if one.group == INDUSTRY), None)
    if line is None:
        return None
    address = reverse("region:series")
    opens = f"{address}?{GROUP}={INDUSTRY}&{OPEN}={INDUSTRY}."
    converted = [point for point in line.points if point.cell.is_converted]
    said = {
        "years": listed([str(point.year) for point in converted]),
        "how": "; ".join(marks([p.cell for p in converted])),
    }
    return Movement(
        sentence=answers(replace(found, lines=[line]))[0],
        moments=[Moment(point.year, share(point.value), f"{opens}{point.year}#rechnung") for point in line.points],
        remark=_("%(years)s: %(how)s.") % said if converted else "",
        chart=series_chart(found, opens=f"{address}?{OPEN}="),
        first_year=found.years[0],
        is_over_reform=_is_over_reform(found),
    )


def _is_over_reform(found: Series) -> bool:
    founded = found.home.valid_from
    return founded is not None and found.years[0] <= founded.year <= found.years[-1]
