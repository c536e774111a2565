"""The page about the former districts, and its chart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from produktschau.design.formats import percent
from produktschau.lib.figures import Breakdown
from produktschau.region.calculations.charts.shares import ShareChart, ShareRow, share_chart
from produktschau.region.models import Source
from produktschau.region.queries.coverage import (
    Count,
    Coverage,
    FormerDistrict,
    Represented,
    crossed,
    district_coverage,
    figures_by,
    lived_on,
    network_counts,
    sector_coverage,
    trade_counts,
)
from produktschau.region.queries.employment import CANDIDATES, group_titles
from produktschau.region.queries.places import home_municipalities

FIGURE = "zahl"
"""Names the figure in the address."""


@dataclass(frozen=True)
class Shares:
    """The chart in both cuts with its words."""

    title: str
    wide: ShareChart
    narrow: ShareChart
    own: str
    other: str
    has_range: bool


@dataclass(frozen=True)
class District:
    """A former district with its standing in each figure of the page."""

    former: FormerDistrict
    share: float | None
    standings: Sequence[Represented]


@dataclass(frozen=True)
class SectorTable:
    """A figure by group of sectors beside the persons employed in ``year``; counts by former district where both can be asked."""

    coverage: Coverage
    year: int | None
    sources: Sequence[Source]
    crossed: Sequence[tuple[str, Sequence[Count]]]


@dataclass(frozen=True)
class CoveragePage:
    """What the page shows about the chosen figure; ``figures`` are all that can be chosen, with their coverage."""

    chosen: Coverage
    figures: Sequence[Coverage]
    districts: Sequence[District]
    chart: Shares
    sectors: SectorTable | None
    trades: Sequence[Count]
    networks: Sequence[Count]
    sources: Sequence[Source]

    @property
    def formers(self) -> list[FormerDistrict]:
        """The former districts."""
        return [one.former for one in self.districts]


def coverage_page(params: Mapping[str, str]) -> CoveragePage | None:
    """The page of the figure that the address names, else of the first; ``None`` without former districts or figures."""
    formers, found = lived_on(), figures_by(Breakdown.FORMER_DISTRICT)
    if not formers or not found:
        return None
    key = params.get(FIGURE, "")
    key = key if key in found else next(iter(found))
    figures = [district_coverage(one, formers) for one in found]
    chosen = next(one for one in figures if one.key == key)
    return CoveragePage(
        chosen=chosen,
        figures=figures,
        districts=_districts(formers, figures),
        chart=shares(chosen),
        sectors=_sectors(key, formers),
        trades=trade_counts(key) if key in figures_by(Breakdown.TRADE) else [],
        networks=network_counts(key) if key in figures_by(Breakdown.NETWORK) else [],
        sources=district_sources(),
    )


def first_coverage() -> Coverage | None:
    """The first figure by former district, for the district on one page."""
    formers, found = lived_on(), figures_by(Breakdown.FORMER_DISTRICT)
    return district_coverage(next(iter(found)), formers) if formers and found else None


def district_sources() -> list[Source]:
    """Where inhabitants and areas are from."""
    return list({place.source_id: place.source for place in home_municipalities()}.values())


def shares(found: Coverage) -> Shares:
    """Shares of the figure by former district beside those of the inhabitants; the range of chance where something is judged."""
    rows = [_row(one, is_judged=not found.is_shared) for one in found.lines]
    words = {"label": found.label}
    return Shares(
        title=_("%(label)s der Schau nach Altkreis, verglichen mit den Einwohnern") % words,
        wide=share_chart(rows, width=760, titles=150),
        narrow=share_chart(rows, width=340, titles=0),
        own=_("Anteil: %(label)s") % words,
        other=_("Anteil: Einwohner"),
        has_range=not found.is_shared and found.total > 0,
    )


def _row(one: Represented, *, is_judged: bool) -> ShareRow:
    found = one.standing
    return ShareRow(
        key=found.part.key,
        title=one.label,
        share=found.share,
        low=found.low if is_judged else None,
        high=found.high if is_judged else None,
        expected=found.expected,
        text="" if found.share is None else percent(found.share, 1),
        expected_text="" if found.expected is None else percent(found.expected, 1),
    )


def _districts(formers: Sequence[FormerDistrict], figures: Sequence[Coverage]) -> list[District]:
    return [
        District(former, figures[0].lines[place].standing.expected, [figure.lines[place] for figure in figures])
        for place, former in enumerate(formers)
    ]


def _sectors(key: str, formers: Sequence[FormerDistrict]) -> SectorTable | None:
    if key not in figures_by(Breakdown.DIVISION):
        return None
    found, year, sources = sector_coverage(key)
    titles = group_titles()
    counted = [group for group in CANDIDATES if found.most(group)]
    rows = zip(counted, crossed(key, formers, counted), strict=True)
    return SectorTable(found, year, sources, [(titles[group], counts) for group, counts in rows])
