"""Employment by sector group, and the location quotients that show what a region is strong in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from produktschau.region.calculations.quotients import location_quotients
from produktschau.region.models import Neighbour, Source, Statistic, Territory
from produktschau.region.models.statistic import TOTAL
from produktschau.region.queries.employment import EMPLOYMENT, group_titles
from produktschau.region.queries.places import valid_territories
from produktschau.region.queries.profile import region

Counts = Mapping[str, float | None]


@dataclass(frozen=True)
class Compared:
    """The quotient of one district; ``None`` is unknown."""

    territory: Territory
    quotient: float | None


@dataclass(frozen=True)
class QuotientRow:
    """One sector group: the home district's quotient, its rank, and the neighbours' quotients in the table's order."""

    group: str
    title: str
    is_part: bool
    home: float | None
    rank: int | None
    neighbours: Sequence[Compared]

    @property
    def highest(self) -> Compared | None:
        """The neighbour with the highest known quotient."""
        known = [one for one in self.neighbours if one.quotient is not None]
        return max(known, key=lambda one: one.quotient or 0, default=None)

    @property
    def is_strength(self) -> bool:
        """Whether the home district has a larger share here than the base area."""
        return self.home is not None and self.home > 1


@dataclass(frozen=True)
class QuotientTable:
    """Location quotients of one year against ``base``, taken with published totals."""

    year: int
    home: Territory
    base: Territory
    neighbours: Sequence[Territory]
    rows: Sequence[QuotientRow]
    sources: Sequence[Source]

    @property
    def districts(self) -> int:
        """How many districts are compared, the home district with them."""
        return len(self.neighbours) + 1

    @property
    def by_district(self) -> list[tuple[Territory, list[float | None]]]:
        """Each district with its quotients in the order of the rows, the home district first."""
        others = [
            (place, [row.neighbours[index].quotient for row in self.rows])
            for index, place in enumerate(self.neighbours)
        ]
        return [(self.home, [row.home for row in self.rows]), *others]

    @property
    def by_group(self) -> dict[str, float | None]:
        """The home district's quotients by group."""
        return {row.group: row.home for row in self.rows}


def quotient_table(year: int | None = None) -> QuotientTable | None:
    """Quotients of the home district beside the other districts with figures; the latest year by default.

    ``None`` while there is no home district or no employment of it and of the base country.
    """
    home = region().home
    if home is None:
        return None
    employment = Statistic.objects.filter(dataset__code=EMPLOYMENT)
    year = year or employment.filter(territory=home).order_by("-year").values_list("year", flat=True).first()
    if year is None:
        return None
    base_or_near = Q(kind=Territory.Kind.COUNTRY) | Q(pk=home.pk) | Q(pk__in=Neighbour.objects.values("territory"))
    cells = list(
        employment.filter(year=year, territory__in=valid_territories().filter(base_or_near))
        .select_related("territory", "dataset__source")
        .order_by("territory__sort_key", "sector_group")
    )
    counts: dict[Territory, dict[str, float | None]] = {}
    for cell in cells:
        counts.setdefault(cell.territory, {})[cell.sector_group] = _number(cell.value)
    base = next((place for place in counts if place.kind == Territory.Kind.COUNTRY), None)
    if base is None or home not in counts:
        return None
    found = {place: _quotients(values, counts[base]) for place, values in counts.items() if place != base}
    return QuotientTable(
        year=year,
        home=home,
        base=base,
        neighbours=[place for place in found if place != home],
        rows=_rows(home, found),
        sources=list({cell.dataset.source_id: cell.dataset.source for cell in cells}.values()),
    )


def _quotients(counts: Counts, base: Counts) -> Counts:
    groups = [group for group in counts if group != TOTAL]
    total, base_total = counts.get(TOTAL), base.get(TOTAL)
    if total is None or base_total is None:
        return dict.fromkeys(groups)
    return location_quotients(
        {group: counts[group] for group in groups},
        {group: base.get(group) for group in groups},
        region_total=total,
        base_total=base_total,
    )


def _rows(home: Territory, found: Mapping[Territory, Counts]) -> list[QuotientRow]:
    titles = group_titles()
    rows = []
    for group, quotient in found[home].items():
        others = [Compared(place, counts.get(group)) for place, counts in found.items() if place != home]
        higher = [
            one for one in others if one.quotient is not None and quotient is not None and one.quotient > quotient
        ]
        rank = None if quotient is None else len(higher) + 1
        rows.append(QuotientRow(group, titles.get(group, group), group == "C", quotient, rank, others))
    return rows


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
