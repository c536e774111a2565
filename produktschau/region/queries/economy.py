"""Employment by sector group, and the location quotients that show what a region is strong in."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from produktschau.region.calculations.quotients import location_quotients
from produktschau.region.models import Source, Statistic, Territory
from produktschau.region.models.statistic import TOTAL
from produktschau.region.queries.places import valid_territories
from produktschau.region.queries.profile import region

EMPLOYMENT = "nama_10r_3empers"
"""The table of persons employed by NACE group (Eurostat regional accounts); group B–E contains C."""


@dataclass(frozen=True)
class QuotientRow:
    """One territory: its quotients in the order of the table's groups; ``None`` is unknown."""

    territory: Territory
    is_home: bool
    quotients: Sequence[float | None]


@dataclass(frozen=True)
class QuotientTable:
    """Location quotients of one year against ``base``, taken with published totals."""

    year: int
    base: Territory
    groups: Sequence[str]
    rows: Sequence[QuotientRow]
    sources: Sequence[Source]


def quotient_table(year: int | None = None) -> QuotientTable | None:
    """Quotients of the home district and all other districts with figures; the latest year by default.

    ``None`` while there is no home district or no employment of it and of the base country.
    """
    home = region().home
    years = Statistic.objects.filter(table=EMPLOYMENT, territory=home).order_by("-year").values_list("year", flat=True)
    year = year or years.first()
    if home is None or year is None:
        return None
    cells = list(
        Statistic.objects.filter(
            table=EMPLOYMENT,
            year=year,
            territory__in=valid_territories().filter(kind__in=(Territory.Kind.COUNTRY, Territory.Kind.DISTRICT)),
        )
        .select_related("territory", "source")
        .order_by("territory__sort_key", "sector_group")
    )
    by_territory: dict[Territory, dict[str, float | None]] = {}
    for cell in cells:
        by_territory.setdefault(cell.territory, {})[cell.sector_group] = _number(cell.value)
    base = next((place for place in by_territory if place.kind == Territory.Kind.COUNTRY), None)
    if base is None or home not in by_territory:
        return None
    groups = [group for group in sorted(by_territory[home]) if group != TOTAL]
    rows = [
        QuotientRow(place, place == home, _quotients(counts, by_territory[base], groups))
        for place, counts in by_territory.items()
        if place != base
    ]
    rows.sort(key=lambda row: not row.is_home)
    return QuotientTable(year, base, groups, rows, list({cell.source_id: cell.source for cell in cells}.values()))


def _quotients(counts: dict[str, float | None], base: dict[str, float | None], groups: list[str]) -> list[float | None]:
    total, base_total = counts.get(TOTAL), base.get(TOTAL)
    if total is None or base_total is None:
        return [None] * len(groups)
    found = location_quotients(
        {group: counts.get(group) for group in groups},
        {group: base.get(group) for group in groups},
        region_total=total,
        base_total=base_total,
    )
    return [found[group] for group in groups]


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
