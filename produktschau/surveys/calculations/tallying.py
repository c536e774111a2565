"""Counts answers so that nobody is recognised in them.

Groups with fewer than ``LEAST`` answers are not shown, and neither is what would give them away by subtraction: the hidden groups
hold together either nobody or at least ``LEAST`` (primary and secondary suppression, as official statistics do it).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LEAST = 5
"""So many answers a group must have before anything is said of it."""


@dataclass(frozen=True)
class Grades:
    """Answers on a scale: how many gave each grade, and their mean; ``None`` while there are none."""

    counts: tuple[tuple[int, int], ...]
    mean: float | None

    @property
    def answered(self) -> int:
        """How many gave a grade."""
        return sum(count for _, count in self.counts)


def shown(sizes: Mapping[str, int], *, least: int = LEAST) -> frozenset[str]:
    """The groups of which something may be said. ``sizes`` is the number of answers of each group, zero or more.

    Raises ``ValueError`` for a negative number.
    """
    if any(size < 0 for size in sizes.values()):
        raise ValueError("A group cannot have fewer than no answers.")
    found = {name for name, size in sizes.items() if size >= least}
    hidden = sum(size for name, size in sizes.items() if name not in found)
    for name in sorted(found, key=lambda name: (sizes[name], name)):
        if hidden == 0 or hidden >= least:
            break
        found.discard(name)
        hidden += sizes[name]
    return frozenset(found)


def share(part: int, whole: int) -> float | None:
    """The part of the whole, from 0 to 1; unknown where there is no whole. Raises ``ValueError`` where it cannot be a part."""
    if not 0 <= part <= whole:
        raise ValueError(f"{part} is no part of {whole}.")
    return part / whole if whole else None


def grades(given: Iterable[int], scale: Sequence[int]) -> Grades:
    """How often each grade of the scale was given. Raises ``ValueError`` for a grade that is not on it."""
    counted = Counter(given)
    if strange := set(counted) - set(scale):
        raise ValueError(f"Not on the scale: {sorted(strange)}.")
    answered = sum(counted.values())
    mean = sum(grade * count for grade, count in counted.items()) / answered if answered else None
    return Grades(tuple((grade, counted[grade]) for grade in scale), mean)
