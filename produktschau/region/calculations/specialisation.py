"""How one-sided an economy is, and how much its make-up differs from another's.

Krugman index ``K = Σ_i |s_i − t_i|`` over shares s, t of employment (Krugman 1991, Geography and Trade): 0 the same make-up, 2 nothing in
common. Herfindahl index ``H = Σ_i s_i²`` (Hirschman 1945, Herfindahl 1950): 1/n for n sectors of one size, 1 for a single sector.
The sectors must not overlap. An unknown share makes the index unknown.
"""

from collections.abc import Mapping

from produktschau.region.calculations.quotients import EmptyTotal, NegativeCount
from produktschau.region.calculations.sector_groups import refuse_overlap

Shares = Mapping[str, float | None]


class DifferentSectors(ValueError):
    """The two areas are not divided into the same sectors."""


def shares(counts: Mapping[str, float | None], total: float | None = None) -> dict[str, float | None]:
    """Each sector's share of ``total``, from 0 to 1; without it of the sum, and then one unknown count makes all shares unknown.

    Raises ``NegativeCount``, ``EmptyTotal`` or ``OverlappingSectors``.
    """
    refuse_overlap(counts)
    known = [value for value in counts.values() if value is not None]
    if any(value < 0 for value in known):
        raise NegativeCount("Eine Zahl ist negativ; Beschäftigte lassen sich nur ab 0 zählen.")
    if total is None:
        if len(known) < len(counts):
            return dict.fromkeys(counts)
        total = sum(known)
    if total <= 0:
        raise EmptyTotal("Die Gesamtzahl ist 0: Anteile lassen sich nicht bilden.")
    return {sector: None if value is None else value / total for sector, value in counts.items()}


def krugman(one: Shares, other: Shares) -> float | None:
    """The sum of the differences of the shares, from 0 to 2. Raises ``DifferentSectors`` or ``OverlappingSectors``."""
    refuse_overlap(one)
    if one.keys() != other.keys():
        missing = sorted(one.keys() ^ other.keys())
        raise DifferentSectors(
            f"{missing[0]} steht nur in einem der beiden Gebiete; so lassen sie sich nicht vergleichen."
        )
    total = 0.0
    for sector, share in one.items():
        second = other[sector]
        if share is None or second is None:
            return None
        total += abs(share - second)
    return total


def herfindahl(parts: Shares) -> float | None:
    """The sum of the squares of the shares, from 1/n to 1. Raises ``OverlappingSectors``."""
    refuse_overlap(parts)
    total = 0.0
    for share in parts.values():
        if share is None:
            return None
        total += share * share
    return total
