"""Figures of a table on today's borders: as published, and where today's territory has none, converted from those it came from."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from produktschau.region.calculations.crosswalk import Share, converted, traced
from produktschau.region.models import CrosswalkShare, Dataset, Statistic, Territory
from produktschau.region.models.statistic import Basis, Measure, Unknown
from produktschau.region.models.territory import Kind

ADDED = "added"
"""Instead of a basis: whole territories were added up."""
_BASES: dict[str, tuple[str, ...]] = {
    Measure.POPULATION: (Basis.POPULATION, Basis.EMPLOYEES),
    Measure.OTHER: (Basis.POPULATION, Basis.EMPLOYEES),
}
_BY_EMPLOYEES: tuple[str, ...] = (Basis.EMPLOYEES, Basis.POPULATION)
"""By what a measure is converted, the best first; the second where the first was not measured in the year."""


@dataclass(frozen=True)
class Cell:
    """One value in the unit of its table; ``None`` is unknown, and then ``unknown_because`` says why (a value of ``Unknown``).

    ``is_converted``: not counted on the borders of today, but converted to them: by its publisher, or by us where ``basis`` is given
    (a value of ``Basis``, or ``ADDED``).
    """

    value: float | None
    unknown_because: str
    is_provisional: bool
    is_converted: bool
    year: int
    basis: str = ""

    @property
    def reason(self) -> str:
        """Why it is unknown, in German; nothing where it is known."""
        return str(Unknown(self.unknown_because).label) if self.unknown_because else ""

    @property
    def is_own_conversion(self) -> bool:
        """Whether we converted it ourselves."""
        return bool(self.basis)

    @property
    def note(self) -> str:
        """How it was converted, in the language of the page; nothing where it was counted so."""
        if not self.is_converted:
            return ""
        notes = {
            "": _("von der Quelle auf heutigen Gebietsstand umgerechnet"),
            ADDED: _("von uns aus den früheren Gebieten zusammengezählt"),
            Basis.EMPLOYEES: _("von uns umgerechnet (nach Beschäftigten)"),
            Basis.POPULATION: _("von uns umgerechnet (nach Einwohnern)"),
            Basis.AREA: _("von uns umgerechnet (nach Fläche)"),
        }
        return notes[self.basis]


Cells = dict[str, Cell]
"""By group of sectors."""
Over = dict[int, dict[int, Cells]]
"""By year and the primary key of the territory; a territory without any figure in a year is missing there."""


def cells_over(table: Dataset, territories: Collection[Territory], years: Collection[int]) -> Over:
    """The cells of these territories in these years. Two to four queries, however many there are.

    A value the table holds for the territory itself always comes first, known or not.
    """
    found = _stored(table, [place.pk for place in territories], years)
    lacking = {year: [place for place in territories if place.pk not in found.get(year, {})] for year in years}
    places = {place.pk: place for lacks in lacking.values() for place in lacks}.values()
    districts = [place for place in places if place.kind == Kind.DISTRICT and place.valid_from]
    towns = [place for place in places if place.kind == Kind.MUNICIPALITY]
    for more in (_of_old_districts(table, districts, years), _of_merged(table, towns, years)):
        for year, by_place in more.items():
            for pk, cells in by_place.items():
                found.setdefault(year, {}).setdefault(pk, cells)
    return found


def cell_of(row: Statistic) -> Cell:
    """The value as it is stored; converted by its publisher where the year began before the territory was there."""
    start = row.territory.valid_from
    return Cell(
        value=None if row.value is None else float(row.value),
        unknown_because=row.unknown_because,
        is_provisional=row.is_provisional,
        is_converted=start is not None and date(row.year, 1, 1) < start,
        year=row.year,
    )


def old_districts(new_ags: str) -> list[str]:
    """Keys of the old districts of which a share lies in this one."""
    shares = CrosswalkShare.objects.filter(new_ags=new_ags, share__gt=0).exclude(old_ags=new_ags)
    return list(shares.order_by("old_ags").values_list("old_ags", flat=True).distinct())


def _stored(table: Dataset, territories: Collection[int], years: Collection[int]) -> Over:
    rows = Statistic.objects.filter(dataset=table, year__in=years, territory__in=territories)
    found: Over = {}
    for row in rows.select_related("territory").order_by("year", "territory", "sector_group"):
        found.setdefault(row.year, {}).setdefault(row.territory_id, {})[row.sector_group] = cell_of(row)
    return found


def _of_old_districts(table: Dataset, districts: Collection[Territory], years: Collection[int]) -> Over:
    """Districts of today from the districts of before a reform, by the shares of the year."""
    today = {place.ags: place.pk for place in districts}
    if not today:
        return {}
    weights: dict[tuple[int, str], dict[str, list[Share]]] = {}
    for row in CrosswalkShare.objects.filter(new_ags__in=today, year__in=years).exclude(old_ags=F("new_ags")):
        by_basis = weights.setdefault((row.year, row.new_ags), {})
        by_basis.setdefault(row.basis, []).append(Share(row.old_ags, row.new_ags, row.share))
    keys = {share.old for by_basis in weights.values() for shares in by_basis.values() for share in shares}
    names = dict(
        Territory.objects.filter(ags__in=keys, kind__in=(Kind.DISTRICT, Kind.FORMER_DISTRICT)).values_list("pk", "ags")
    )
    old: Over = _stored(table, list(names), years) if names else {}
    found: Over = {}
    for (year, ags), by_basis in weights.items():
        basis = next((one for one in _BASES.get(table.measure, _BY_EMPLOYEES) if one in by_basis), "")
        cells = _summed({names[pk]: cells for pk, cells in old.get(year, {}).items()}, by_basis.get(basis, []), basis)
        if cells:
            found.setdefault(year, {})[today[ags]] = cells
    return found


def _of_merged(table: Dataset, towns: Collection[Territory], years: Collection[int]) -> Over:
    """Municipalities of today from those merged into them, over one merger after another."""
    if not towns:
        return {}
    came_from: dict[str, list[str]] = {}
    for part, whole in Territory.objects.filter(successor__isnull=False).order_by("pk").values_list("pk", "successor"):
        came_from.setdefault(str(whole), []).append(str(part))
    merged = [town for town in towns if str(town.pk) in came_from]
    old: Over = _stored(table, [int(key) for keys in came_from.values() for key in keys], years) if merged else {}
    found: Over = {}
    for year, by_place in old.items():
        figures = {str(pk): cells for pk, cells in by_place.items()}
        for town in merged:
            cells = _summed(figures, traced(str(town.pk), figures, came_from), ADDED)
            if cells:
                found.setdefault(year, {})[town.pk] = cells
    return found


def _summed(old: Mapping[str, Cells], shares: Iterable[Share], basis: str) -> Cells:
    """The cells of the one new territory these shares lead to; empty where none of the old ones has figures."""
    used = [share for share in shares if share.weight > 0]
    groups = dict.fromkeys(group for share in used for group in old.get(share.old, {}))
    return {group: _sum_of(group, old, used, basis) for group in groups}


def _sum_of(group: str, old: Mapping[str, Cells], shares: list[Share], basis: str) -> Cell:
    cells = {share.old: old.get(share.old, {}).get(group) for share in shares}
    (result,) = converted({key: cell.value if cell else None for key, cell in cells.items()}, shares).values()
    unknown = next((cell for cell in cells.values() if cell is None or cell.value is None), None)
    reason = unknown.unknown_because if unknown else Unknown.MISSING
    return Cell(
        value=result.value,
        unknown_because="" if result.value is not None else reason,
        is_provisional=any(cell.is_provisional for cell in cells.values() if cell),
        is_converted=True,
        year=next(cell.year for cell in cells.values() if cell),
        basis=basis,
    )
