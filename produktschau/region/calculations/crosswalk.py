"""Converts figures of old territories to new ones.

``new_j = Σ_i w_ij · old_i`` (areal weighting; Goodchild & Lam 1980). Weights are measured by population,
area or employees. A figure that rests on an unknown one is unknown.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

TOLERANCE = 1e-6
"""Published shares are rounded; sums may miss 1 by this much."""


class WrongShare(ValueError):
    """A share is not between 0 and 1, or the shares of one old territory exceed 1."""


class SharesDoNotAddUp(ValueError):
    """The shares of an old territory were said to be complete but do not sum to 1."""


class NegativeValue(ValueError):
    """A figure to convert is negative."""


class CircularReform(ValueError):
    """A territory is said to have come, over several reforms, from itself."""


@dataclass(frozen=True)
class Share:
    """``weight`` (0 to 1) is the part of the territory ``old`` that lies in ``new``."""

    old: str
    new: str
    weight: float


@dataclass(frozen=True)
class Converted:
    """A converted figure. ``value`` is ``None`` when unknown; ``is_converted`` is false when taken over whole."""

    value: float | None
    is_converted: bool
    parts: tuple[str, ...]


def converted(
    old: Mapping[str, float | None], shares: Iterable[Share], *, complete: bool = False
) -> dict[str, Converted]:
    """The figures of the new territories, by key, same unit as ``old``.

    A share whose old territory is missing from ``old`` makes the new figure unknown. With ``complete``
    the shares of every old territory must sum to 1, so that the total is kept; without it they may sum
    to less, when part of the old territory went elsewhere. Raises ``WrongShare``, ``SharesDoNotAddUp``
    or ``NegativeValue``.
    """
    rows = list(shares)
    _check(old, rows, complete)
    by_new: dict[str, list[Share]] = {}
    for share in rows:
        by_new.setdefault(share.new, []).append(share)
    return {new: _sum(old, parts) for new, parts in by_new.items()}


def traced(new: str, figured: Collection[str], came_from: Mapping[str, Collection[str]]) -> list[Share]:
    """Whole territories whose figures add up to those of ``new``, followed back over one merger after another.

    ``figured`` are the territories with figures, ``came_from`` names the parts each one was merged from. It stops at the first with figures;
    a part that has none and came from nothing stays in the list, so that the sum is unknown. Raises ``CircularReform``.
    """
    return [Share(old, new, 1.0) for old in _traced(new, set(figured), came_from, frozenset())]


def _traced(
    place: str, figured: set[str], came_from: Mapping[str, Collection[str]], passed: frozenset[str]
) -> list[str]:
    if place in passed:
        raise CircularReform(f"{place} ist laut den Gebietsdaten aus sich selbst entstanden.")
    parts = came_from.get(place, ())
    if place in figured or not parts:
        return [place]
    return [old for part in parts for old in _traced(part, figured, came_from, passed | {place})]


def _check(old: Mapping[str, float | None], shares: list[Share], complete: bool) -> None:
    for key, value in old.items():
        if value is not None and value < 0:
            raise NegativeValue(f"{key}: {value} ist negativ und lässt sich nicht umrechnen.")
    sums: dict[str, float] = {}
    for share in shares:
        if not 0 <= share.weight <= 1:
            raise WrongShare(f"{share.old} → {share.new}: {share.weight} ist kein Anteil von 0 bis 1.")
        sums[share.old] = sums.get(share.old, 0.0) + share.weight
    for key, total in sums.items():
        if total > 1 + TOLERANCE:
            raise WrongShare(f"{key}: Die Anteile ergeben {total}, mehr als 1.")
        if complete and total < 1 - TOLERANCE:
            raise SharesDoNotAddUp(f"{key}: Die Anteile ergeben {total}, nicht 1.")


def _sum(old: Mapping[str, float | None], parts: list[Share]) -> Converted:
    used = [share for share in parts if share.weight > 0]
    keys = tuple(sorted({share.old for share in used}))
    taken_over = len(used) == 1 and used[0].old == used[0].new and used[0].weight == 1
    total = 0.0
    for share in used:
        value = old.get(share.old)
        if value is None:
            return Converted(None, not taken_over, keys)
        total += share.weight * value
    return Converted(total, not taken_over, keys)
