"""How good a ranked answer is: nDCG (Järvelin and Kekäläinen 2002) and recall, both among the first ten."""

from collections.abc import Mapping, Sequence
from math import log2

FIRST = 10
"""As many hits are looked at."""


def gain(grade: int) -> float:
    """2^grade − 1: 3 for what was meant, 1 for a useful neighbour, 0 for anything else."""
    return 2.0**grade - 1


def dcg(grades: Sequence[int]) -> float:
    """Gains in the order of their ranks, each divided by log2(rank + 1); ranks count from 1."""
    return sum(gain(grade) / log2(rank + 1) for rank, grade in enumerate(grades[:FIRST], start=1))


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """From 0 to 1: the answer's DCG over that of the best order. ``grades`` must name at least one record above 0.

    A record that comes twice counts once, at its first rank.
    """
    seen: set[str] = set()
    got = []
    for record in found[:FIRST]:
        got.append(0 if record in seen else grades.get(record, 0))
        seen.add(record)
    return dcg(got) / dcg(sorted(grades.values(), reverse=True))


def recall(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """From 0 to 1: relevant records among the first ten, over the smaller of ten and all that are relevant."""
    relevant = {record for record, grade in grades.items() if grade > 0}
    return len(relevant.intersection(found[:FIRST])) / min(FIRST, len(relevant))
