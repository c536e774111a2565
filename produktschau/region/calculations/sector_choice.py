"""Which sectors are proposed for a network: large enough, and larger here than elsewhere, by two thresholds that carry their reasons.

Sectors are ranked by the persons a region employs beyond the share usual in the base area, ``e_ir − e_r · e_in / e_n``: what the quotient says,
weighed by size (the excess employment of economic base theory: Hoyt 1939; Isard 1960).
"""

from dataclasses import dataclass
from enum import StrEnum


class UnfitThreshold(ValueError):
    """A threshold cannot be used: a quotient must be above 0, a share lie from 0 to 1."""


class Proposal(StrEnum):
    """What the thresholds propose."""

    NETWORK = "network"
    """Both are reached."""
    WITH_OTHERS = "with_others"
    """Strong, but too small for a network of its own."""
    NO = "no"
    """Not stronger here than the threshold asks."""
    UNKNOWN = "unknown"
    """A number is missing."""


class Reason(StrEnum):
    """Why: a finding about a sector."""

    QUOTIENT_REACHED = "quotient_reached"
    QUOTIENT_ABOVE_ONE = "quotient_above_one"
    QUOTIENT_BELOW_ONE = "quotient_below_one"
    QUOTIENT_UNKNOWN = "quotient_unknown"
    SHARE_REACHED = "share_reached"
    SHARE_TOO_SMALL = "share_too_small"
    SHARE_UNKNOWN = "share_unknown"
    GAINS = "gains"
    LOSES = "loses"


@dataclass(frozen=True)
class Thresholds:
    """``quotient`` above 0, ``share`` of the employment from 0 to 1. Raises ``UnfitThreshold``."""

    quotient: float
    share: float

    def __post_init__(self) -> None:
        if self.quotient <= 0:
            raise UnfitThreshold("Die Schwelle für den Quotienten muss größer als 0 sein.")
        if not 0 <= self.share <= 1:
            raise UnfitThreshold("Die Schwelle für den Anteil muss zwischen 0 und 100 Prozent liegen.")


def proposed(
    quotient: float | None, share: float | None, regional: float | None, thresholds: Thresholds
) -> tuple[Proposal, tuple[Reason, ...]]:
    """The proposal for one sector and its reasons. ``regional`` is the regional effect of shift-share in persons; it never decides."""
    reasons = (*_about_quotient(quotient, thresholds), *_about_share(share, thresholds), *_about_effect(regional))
    if quotient is None or share is None:
        return Proposal.UNKNOWN, reasons
    if quotient < thresholds.quotient:
        return Proposal.NO, reasons
    return (Proposal.NETWORK if share >= thresholds.share else Proposal.WITH_OTHERS), reasons


def surplus(part: float | None, whole: float | None, base_part: float | None, base_whole: float | None) -> float | None:
    """Persons beyond the share usual in the base area; negative below it, ``None`` where a number is unknown or the base empty."""
    if part is None or whole is None or base_part is None or not base_whole:
        return None
    return part - whole * base_part / base_whole


def _about_quotient(quotient: float | None, thresholds: Thresholds) -> tuple[Reason, ...]:
    if quotient is None:
        return (Reason.QUOTIENT_UNKNOWN,)
    if quotient >= thresholds.quotient:
        return (Reason.QUOTIENT_REACHED,)
    return (Reason.QUOTIENT_ABOVE_ONE if quotient > 1 else Reason.QUOTIENT_BELOW_ONE,)


def _about_share(share: float | None, thresholds: Thresholds) -> tuple[Reason, ...]:
    if share is None:
        return (Reason.SHARE_UNKNOWN,)
    return (Reason.SHARE_REACHED if share >= thresholds.share else Reason.SHARE_TOO_SMALL,)


def _about_effect(regional: float | None) -> tuple[Reason, ...]:
    if not regional:
        return ()
    return (Reason.GAINS if regional > 0 else Reason.LOSES,)
