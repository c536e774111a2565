"""Whether parts of a region are represented by as many records as their weight, inhabitants or employees, would let expect.

A share of few records says little: its range is the score interval of Wilson (1927, „Probable inference, the law of succession, and
statistical inference“, JASA 22, 209–212) to 95 %, which holds for small numbers as well (Brown, Cai & DasGupta 2001, „Interval
estimation for a binomial proportion“, Statistical Science 16, 101–133). Each part is judged by itself.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

SURE = 1.959963984540054
"""Quantile of the normal distribution for 95 %."""


class ImpossibleCount(ValueError):
    """A number of records or a weight that cannot be."""


class Verdict(StrEnum):
    """How a part stands; ``CHANCE``: the difference is one that chance alone makes in so few records."""

    FEWER = "fewer"
    MORE = "more"
    CHANCE = "chance"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Part:
    """A part of the region: at least ``count`` and at most ``most`` records, and its weight; ``None`` is unknown."""

    key: str
    count: int
    most: int
    weight: int | None


@dataclass(frozen=True)
class Standing:
    """A part among all: shares from 0 to 1, the range of its share of records, and how many records it lacks.

    ``expected`` is its share of the weights, ``missing`` how many records it lacks to be represented like the others together;
    0 where it lacks none. All but ``part`` and ``share`` are unknown (``None``) without the weight of every part.
    """

    part: Part
    share: float | None
    low: float | None
    high: float | None
    expected: float | None
    missing: int | None
    verdict: Verdict

    @property
    def ratio(self) -> float | None:
        """Its share of records by its share of the weights; 1 where both are the same."""
        return None if self.share is None or not self.expected else self.share / self.expected

    @property
    def per_thousand(self) -> float | None:
        """Records for each thousand of its weight, as „per 1,000 inhabitants“."""
        return per_thousand(self.part.count, self.part.weight)


def wilson(count: int, total: int) -> tuple[float, float]:
    """The range, from 0 to 1, in which a share of ``count`` of ``total`` lies to 95 %. Raises ``ImpossibleCount``."""
    if total <= 0 or not 0 <= count <= total:
        raise ImpossibleCount(f"{count} von {total} ist kein Anteil.")
    share, square = count / total, SURE**2 / total
    middle = share + square / 2
    reach = SURE * math.sqrt(share * (1 - share) / total + square / (4 * total))
    low, high = ((middle + sign * reach) / (1 + square) for sign in (-1, 1))
    return (0.0 if count == 0 else max(low, 0.0)), (1.0 if count == total else min(high, 1.0))


def verdict(count: int, most: int, total: int, expected: float | None) -> Verdict:
    """Whether ``count`` to ``most`` of ``total`` records are fewer or more than the share expected, from 0 to 1, beyond chance."""
    if expected is None or total <= 0:
        return Verdict.UNKNOWN
    if wilson(min(most, total), total)[1] < expected:
        return Verdict.FEWER
    if wilson(min(count, total), total)[0] > expected:
        return Verdict.MORE
    return Verdict.CHANCE


def missing(count: int, total: int, weight: int, weights: int) -> int | None:
    """The smallest number of further records with which a part has as large a share of them as of the weights.

    ``weight`` of ``weights`` belong to the part. ``None`` where no number is enough: the part holds every weight, but not every
    record. Raises ``ImpossibleCount``.
    """
    if not 0 <= count <= total or not 0 <= weight <= weights or weights <= 0:
        raise ImpossibleCount(f"{count} von {total} bei {weight} von {weights} kann nicht sein.")
    lacking = weight * total - count * weights
    if lacking <= 0:
        return 0
    return None if weight == weights else -(-lacking // (weights - weight))


def per_thousand(count: int, weight: int | None) -> float | None:
    """Records for each thousand inhabitants; unknown where these are, or where nobody lives."""
    return count * 1000 / weight if weight else None


def standings(parts: Sequence[Part], total: int) -> list[Standing]:
    """How each part stands, in the order given; ``total`` is the number of all records, each of which lies in one part or in none.

    Raises ``ImpossibleCount`` for a part with more than all records, or for less than none.
    """
    weights = [part.weight for part in parts if part.weight is not None]
    whole = sum(weights) if len(weights) == len(parts) else 0
    for part in parts:
        if not 0 <= part.count <= part.most <= total or (part.weight or 0) < 0:
            raise ImpossibleCount(f"{part.key}: {part.count} bis {part.most} von {total} kann nicht sein.")
    return [_standing(part, total, whole) for part in parts]


def furthest_behind(found: Sequence[Standing]) -> Standing | None:
    """The part with the smallest ratio, if it lacks any record; parts that clearly lack some go first.

    A part that holds every weight stands beside nothing, and so never behind.
    """
    behind = [one for one in found if one.missing and one.ratio is not None]
    return min(behind, key=lambda one: (one.verdict != Verdict.FEWER, one.ratio or 0, one.part.key), default=None)


def _standing(part: Part, total: int, whole: int) -> Standing:
    expected = part.weight / whole if whole and part.weight is not None else None
    low, high = (wilson(part.count, total)[0], wilson(part.most, total)[1]) if total else (None, None)
    return Standing(
        part=part,
        share=part.count / total if total else None,
        low=low,
        high=high,
        expected=expected,
        missing=missing(part.count, total, part.weight or 0, whole) if expected is not None else None,
        verdict=verdict(part.count, part.most, total, expected),
    )
