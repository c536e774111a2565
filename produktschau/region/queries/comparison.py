"""The region beside its neighbours: quotients of one year against a base, what stands out, and how much the make-ups differ."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from produktschau.lib.figures import FIGURES, Breakdown, span
from produktschau.region.calculations.quotients import EmptyTotal, NegativeCount, TotalTooSmall, location_quotients
from produktschau.region.calculations.ranks import rank, ranked_among
from produktschau.region.calculations.sector_groups import divisions_of
from produktschau.region.calculations.specialisation import herfindahl, krugman, shares
from produktschau.region.models import Dataset, Territory
from produktschau.region.queries.employment import (
    CANDIDATES,
    COUNTRY,
    DISJOINT,
    GROUPS,
    PARTS,
    TOTAL,
    Area,
    Cell,
    areas_over,
    dataset,
    group_titles,
    neighbour_territories,
    years,
)
from produktschau.region.queries.profile import region

Denominator = Literal["published", "known"]
"""What shares are taken of: the published totals, or the sum of the sectors known in both areas."""
DENOMINATORS: tuple[Denominator, ...] = ("published", "known")
UNFIT = (NegativeCount, EmptyTotal, TotalTooSmall)
"""What counts that cannot be are refused with. A page shows them as unknown: it is not the reader's fault."""
FIRMS = "betriebe"
"""The figure of the showcase that counts firms."""


@dataclass(frozen=True)
class Quotient:
    """``(part / whole) / (base_part / base_whole)``: the share of a group in ``territory`` against its share in the base."""

    territory: Territory
    value: float | None
    part: Cell
    whole: Cell
    base_part: Cell
    base_whole: Cell

    @property
    def share(self) -> float | None:
        """The share of the group in the territory, from 0 to 1."""
        return _share(self.part, self.whole)

    @property
    def base_share(self) -> float | None:
        """The share of the group in the base, from 0 to 1."""
        return _share(self.base_part, self.base_whole)


@dataclass(frozen=True)
class GroupRow:
    """One group of sectors, here and next door.

    ``together`` is the home district against all neighbours with figures, added up. ``rank`` counts among ``ranked`` areas. ``firms`` of the
    showcase are at least and at most so many; ``firm_share`` is the same as a share of all firms, ``None`` while there are none.
    """

    group: str
    title: str
    is_part: bool
    home: Quotient
    neighbours: Sequence[Quotient]
    together: Quotient
    rank: int | None
    ranked: int
    firms: tuple[int, int]
    firm_share: tuple[float, float] | None

    @property
    def employment_share(self) -> float | None:
        """The share of the persons employed in the home district, from 0 to 1."""
        return self.home.share

    @property
    def higher(self) -> list[Quotient]:
        """The neighbours with a higher quotient than ours, the highest first."""
        own = self.home.value
        found = [one for one in self.neighbours if own is not None and one.value is not None and one.value > own]
        return sorted(found, key=lambda one: -(one.value or 0))

    @property
    def highest(self) -> Quotient | None:
        """The neighbour with the highest known quotient."""
        known = [one for one in self.neighbours if one.value is not None]
        return max(known, key=lambda one: one.value or 0, default=None)

    @property
    def is_strength(self) -> bool:
        """Whether the home district has a larger share here than the base area."""
        return (self.home.value or 0) > 1

    @property
    def stands_out(self) -> bool:
        """Whether its share is larger than in the base **and** than in all neighbours together."""
        return self.is_strength and (self.together.value or 0) > 1


@dataclass(frozen=True)
class Comparison:
    """The region in one year, against ``base`` and beside its neighbours. Indexes over the groups that do not overlap; ``None`` is unknown."""

    year: int
    years: Sequence[int]
    home: Area
    base: Area
    bases: Sequence[Territory]
    neighbours: Sequence[Area]
    without_figures: Sequence[Territory]
    denominator: Denominator
    rows: Sequence[GroupRow]
    dataset: Dataset

    @property
    def stands_out(self) -> list[GroupRow]:
        """The finest groups that stand out here and not next door, the farthest from the neighbours first."""
        found = [row for row in self.rows if row.group in CANDIDATES and row.stands_out]
        return sorted(found, key=lambda row: -(row.together.value or 0))

    @property
    def by_group(self) -> dict[str, GroupRow]:
        """The rows by group."""
        return {row.group: row for row in self.rows}

    @cached_property
    def krugman_base(self) -> float | None:
        """How much the make-up differs from the base, from 0 to 2."""
        return krugman(self.shares_of(self.home), self.shares_of(self.base))

    @cached_property
    def krugman(self) -> list[tuple[Territory, float | None]]:
        """The same against each neighbour with figures, by name."""
        own = self.shares_of(self.home)
        return [(area.territory, krugman(own, self.shares_of(area))) for area in self.neighbours]

    @cached_property
    def herfindahl(self) -> float | None:
        """How one-sided the home district is, from 1/6 to 1."""
        return herfindahl(self.shares_of(self.home))

    @cached_property
    def herfindahl_base(self) -> float | None:
        """The same of the base."""
        return herfindahl(self.shares_of(self.base))

    @cached_property
    def herfindahl_neighbours(self) -> list[tuple[Territory, float | None]]:
        """The same of each neighbour with figures, by name."""
        return [(area.territory, herfindahl(self.shares_of(area))) for area in self.neighbours]

    def shares_of(self, area: Area) -> dict[str, float | None]:
        """An area's shares by group, without overlap, from 0 to 1, taken of what the denominator says."""
        counts = {group: area.cell(group, self.year).value for group in DISJOINT}
        total = area.cell(TOTAL, self.year).value
        if self.denominator == "published" and total is None:
            return dict.fromkeys(counts)
        try:
            return shares(counts, total if self.denominator == "published" else None)
        except UNFIT:
            return dict.fromkeys(counts)


def comparison(
    *, year: int | None = None, base: str = COUNTRY, denominator: Denominator = "published"
) -> Comparison | None:
    """The region against the territory with the key ``base``: the country, the state or a neighbour; by default the latest year both have.

    ``None`` while there is no home district, or no employment of it or of the base in that year.
    """
    home, table, found_years = region().home, dataset(), years()
    if home is None or table is None or base == home.ags:
        return None
    asked = [year] if year else list(reversed(found_years))
    both = ((one, areas_over([one]).get(one, {})) for one in asked)
    year, found = next(((one, there) for one, there in both if home.ags in there and base in there), (0, {}))
    if not year:
        return None
    places = [place for place in neighbour_territories() if place != home]
    near = [found[place.ags] for place in places if place.ags in found]
    return Comparison(
        year=year,
        years=found_years,
        home=found[home.ags],
        base=found[base],
        bases=[area.territory for ags, area in found.items() if ags != home.ags],
        neighbours=near,
        without_figures=[place for place in places if place.ags not in found],
        denominator=denominator,
        rows=_rows(found[home.ags], found[base], near, year, denominator),
        dataset=table,
    )


def _rows(home: Area, base: Area, near: Sequence[Area], year: int, denominator: Denominator) -> list[GroupRow]:
    titles, firms, total = group_titles(), *_firms()
    own = quotients_of(home, base, year, denominator)
    others = [quotients_of(area, base, year, denominator) for area in near]
    beside = quotients_of(home, _together(near, home, year), year, denominator)
    rows = []
    for group in GROUPS:
        values = [one[group].value for one in others]
        low, high = span(firms, divisions_of(group))
        rows.append(
            GroupRow(
                group=group,
                title=titles[group],
                is_part=group in PARTS,
                home=own[group],
                neighbours=[one[group] for one in others],
                together=beside[group],
                rank=rank(own[group].value, values),
                ranked=ranked_among(values),
                firms=(low, high),
                firm_share=(low / total, high / total) if total else None,
            )
        )
    return rows


def quotients_of(
    area: Area, base: Area, year: int, denominator: Denominator = "published", *, strict: bool = False
) -> dict[str, Quotient]:
    """The quotients of an area by group, each with the four numbers it is taken from.

    Counts that cannot be make all of them unknown; where ``strict`` they raise one of ``UNFIT``.
    """
    counts = {group: area.cell(group, year).value for group in GROUPS}
    base_counts = {group: base.cell(group, year).value for group in GROUPS}
    whole, base_whole = area.cell(TOTAL, year), base.cell(TOTAL, year)
    if denominator == "known":
        added = _known_in_both(counts, base_counts)
        whole, base_whole = sum_of(area, added, year), sum_of(base, added, year)
    found: Mapping[str, float | None] = dict.fromkeys(GROUPS)
    if whole.value is not None and base_whole.value is not None:
        try:
            found = location_quotients(counts, base_counts, region_total=whole.value, base_total=base_whole.value)
        except UNFIT:
            if strict:
                raise
    return {
        group: Quotient(
            territory=area.territory,
            value=found[group],
            part=area.cell(group, year),
            whole=whole,
            base_part=base.cell(group, year),
            base_whole=base_whole,
        )
        for group in GROUPS
    }


def sum_of(area: Area, groups: Collection[str], year: int) -> Cell:
    """The cells of several groups added up; unknown where one of them is, for the first such reason."""
    return _added([area.cell(group, year) for group in groups], year)


def _known_in_both(counts: Mapping[str, float | None], base: Mapping[str, float | None]) -> list[str]:
    """The groups known in both areas that do not overlap: a whole where it is known, else its known part."""
    known = [group for group in GROUPS if counts[group] is not None and base[group] is not None]
    return [group for group in known if PARTS.get(group) not in known]


def _together(near: Sequence[Area], home: Area, year: int) -> Area:
    """All neighbours with figures as one area; it bears the home district's name because it has none of its own."""
    return Area(
        home.territory, {group: _added([area.cell(group, year) for area in near], year) for group in (*GROUPS, TOTAL)}
    )


def _added(cells: Sequence[Cell], year: int) -> Cell:
    unknown = next((cell for cell in cells if cell.value is None), None)
    return Cell(
        value=sum(cell.value or 0 for cell in cells) if cells and unknown is None else None,
        unknown_because=unknown.unknown_because if unknown else ("" if cells else "missing"),
        is_provisional=any(cell.is_provisional for cell in cells),
        is_converted=any(cell.is_converted for cell in cells),
        year=year,
        basis=next((cell.basis for cell in cells if cell.basis), ""),
    )


def _firms() -> tuple[Mapping[tuple[str, ...], int], int]:
    if FIRMS not in FIGURES:
        return {}, 0
    return FIGURES[FIRMS].tally(Breakdown.DIVISION), FIGURES[FIRMS].total()


def _share(part: Cell, whole: Cell) -> float | None:
    """Unknown also where the published whole is smaller than its part: that cannot be."""
    if part.value is None or not whole.value or not 0 <= part.value <= whole.value:
        return None
    return part.value / whole.value
