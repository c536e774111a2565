"""The location quotient: how much more of its employment a region has in a sector than the base area.

``LQ_i = (e_ir / e_r) / (e_in / e_n)`` with employment e, sector i, region r, base area n (Florence 1939;
Isard 1960). 1 means the same share. The totals are the published ones or the sum of the known sectors;
the two differ when cells are secret.
"""

from collections.abc import Mapping

from produktschau.region.calculations.sector_groups import refuse_overlap


class NegativeCount(ValueError):
    """Employment cannot be negative."""


class EmptyTotal(ValueError):
    """The total is zero: no share can be taken of it."""


class TotalTooSmall(ValueError):
    """A sector is larger than the published total it belongs to."""


Counts = Mapping[str, float | None]


def location_quotients(
    region: Counts, base: Counts, *, region_total: float | None = None, base_total: float | None = None
) -> dict[str, float | None]:
    """Quotients by sector, without unit; ``None`` where a count of the region or the base is unknown.

    Without published totals both are the sums of the sectors known in **both** areas, so that the two
    shares speak of the same thing. Then the sectors must not overlap. A sector without any employment
    in the base area has no quotient. Raises ``NegativeCount``, ``EmptyTotal``, ``TotalTooSmall`` or ``OverlappingSectors``.
    """
    if (region_total is None) != (base_total is None):
        raise ValueError("Entweder beide Gesamtzahlen angeben oder keine.")
    for counts in (region, base):
        _refuse_negative(counts)
    known = [sector for sector in region if region[sector] is not None and base.get(sector) is not None]
    if region_total is None or base_total is None:
        refuse_overlap(region, added=known)
        region_total = sum(_known(region[sector]) for sector in known)
        base_total = sum(_known(base[sector]) for sector in known)
    else:
        _refuse_small(region, region_total)
        _refuse_small(base, base_total)
    if not known:
        return dict.fromkeys(region)
    if region_total <= 0 or base_total <= 0:
        raise EmptyTotal("Die Gesamtzahl ist 0: Anteile lassen sich nicht bilden.")
    quotients: dict[str, float | None] = dict.fromkeys(region)
    for sector in known:
        base_share = _known(base[sector]) / base_total
        if base_share > 0:
            quotients[sector] = (_known(region[sector]) / region_total) / base_share
    return quotients


def _known(value: float | None) -> float:
    if value is None:
        raise ValueError("An unknown count was taken for a known one.")
    return value


def _refuse_negative(counts: Counts) -> None:
    for sector, value in counts.items():
        if value is not None and value < 0:
            raise NegativeCount(f"{sector}: {value} ist negativ; Beschäftigte lassen sich nur ab 0 zählen.")


def _refuse_small(counts: Counts, total: float) -> None:
    for sector, value in counts.items():
        if value is not None and value > total:
            raise TotalTooSmall(f"{sector}: {value} ist mehr als die Gesamtzahl {total}.")
