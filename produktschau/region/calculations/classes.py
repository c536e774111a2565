"""Values into classes of about equal size, for a map in a few shades."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

CLASSES = 5


@dataclass(frozen=True)
class ValueClass:
    """One class, the first being the lowest: the smallest and the largest value in it, and how many values."""

    low: float
    high: float
    count: int

    def holds(self, value: float) -> bool:
        """Whether a value lies in it."""
        return self.low <= value <= self.high


def quantile_classes(values: Sequence[float], most: int = CLASSES) -> list[ValueClass]:
    """At most ``most`` classes that hold about as many values each. Equal values lie in one class; few different ones have a class each.

    Raises ``ValueError`` for less than one class.
    """
    if most < 1:
        raise ValueError("Es braucht mindestens eine Klasse.")
    ordered = sorted(values)
    different = sorted(set(ordered))
    if len(different) <= most:
        return [ValueClass(value, value, ordered.count(value)) for value in different]
    starts = [at for at in range(1, len(ordered)) if ordered[at] != ordered[at - 1]]
    cuts = {min(starts, key=lambda at: (abs(at - step * len(ordered) / most), at)) for step in range(1, most)}
    edges = [0, *sorted(cuts), len(ordered)]
    return [ValueClass(ordered[first], ordered[last - 1], last - first) for first, last in pairwise(edges)]


def class_of(value: float | None, classes: Sequence[ValueClass]) -> int:
    """The number of the class a value lies in, from 1; 0 for an unknown one, or one in no class."""
    if value is None:
        return 0
    return next((number for number, one in enumerate(classes, start=1) if one.holds(value)), 0)


def shade_of(number: int, classes: int, shades: int = CLASSES) -> int:
    """The shade of a class, from 1 to ``shades``: few classes are spread over all shades, so that they differ as much as they can."""
    return number if number < 2 or classes < 2 else 1 + round((number - 1) * (shades - 1) / (classes - 1))
