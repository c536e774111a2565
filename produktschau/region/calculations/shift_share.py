"""Shift-share: how much of a change in employment came from the country, from the sectors a region has, and from the region itself.

For sector i with employment e before and after, and growth rates g of the base area (Dunn 1960):
``national share = e · g_n``, ``industry mix = e · (g_in − g_n)``, ``regional effect = e · (g_ir − g_in)``. The three sum to the change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from produktschau.region.calculations.quotients import EmptyTotal, NegativeCount
from produktschau.region.calculations.sector_groups import refuse_overlap

Counts = Mapping[str, float | None]


@dataclass(frozen=True)
class Parts:
    """What a change is made of, in the unit of the counts: ``national + mix + regional == change`` but for rounding of the machine."""

    national: float
    mix: float
    regional: float

    @property
    def change(self) -> float:
        """Employment after less employment before."""
        return self.national + self.mix + self.regional


def shift_share(
    before: Counts, after: Counts, *, base_before: Counts, base_after: Counts, base_totals: tuple[float, float]
) -> dict[str, Parts | None]:
    """The parts by sector of ``before``; ``None`` where one of the four counts is unknown or the base had nobody in the sector.

    ``base_totals`` are the base area's totals before and after. Sectors may overlap here; added up they must not (``added``).
    Raises ``NegativeCount`` or ``EmptyTotal``.
    """
    for counts in (before, after, base_before, base_after):
        _refuse_negative(counts)
    if base_totals[0] <= 0:
        raise EmptyTotal("Die Gesamtzahl im ersten Jahr ist 0: Eine Veränderung lässt sich nicht rechnen.")
    growth = base_totals[1] / base_totals[0] - 1
    return {
        sector: _parts(
            before[sector], after.get(sector), base_before.get(sector), base_after.get(sector), growth=growth
        )
        for sector in before
    }


def added(parts: Mapping[str, Parts | None]) -> Parts | None:
    """The parts of all sectors together; ``None`` where one is unknown. Raises ``OverlappingSectors``."""
    refuse_overlap(parts)
    known = [one for one in parts.values() if one is not None]
    return _sum(known) if len(known) == len(parts) else None


def _sum(parts: Iterable[Parts]) -> Parts:
    kept = list(parts)
    return Parts(
        national=sum(one.national for one in kept),
        mix=sum(one.mix for one in kept),
        regional=sum(one.regional for one in kept),
    )


def _parts(
    before: float | None, after: float | None, base_before: float | None, base_after: float | None, *, growth: float
) -> Parts | None:
    if before is None or after is None or base_before is None or base_after is None or base_before == 0:
        return None
    like_its_sector = before * (base_after / base_before)
    national = before * growth
    return Parts(national, like_its_sector - before - national, after - like_its_sector)


def _refuse_negative(counts: Counts) -> None:
    for sector, value in counts.items():
        if value is not None and value < 0:
            raise NegativeCount(f"{sector}: {value} ist negativ; Beschäftigte lassen sich nur ab 0 zählen.")
