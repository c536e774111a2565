"""Borders of groups of areas that share their corner points: the rim of all, and the lines between groups."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

Corner = tuple[float, float]
Edge = tuple[Corner, Corner]
Rings = Iterable[Sequence[Sequence[float]]]


def rim_and_inner(
    areas: Mapping[str, Rings], group_of: Mapping[str, str]
) -> tuple[list[list[Corner]], list[list[Corner]]]:
    """Lines of (lon, lat): the outer rim, and the borders between areas of different groups.

    An edge that occurs once lies on the rim; one that occurs in two areas lies between their groups.
    An area without a group counts as a group of its own name.
    """
    owners: dict[Edge, list[str]] = {}
    for area, rings in areas.items():
        for ring in rings:
            for edge in _edges(ring):
                owners.setdefault(edge, []).append(group_of.get(area) or area)
    rim = [edge for edge, groups in owners.items() if len(groups) == 1]
    inner = [edge for edge, groups in owners.items() if len(set(groups)) > 1]
    return chained(rim), chained(inner)


def chained(edges: Iterable[Edge]) -> list[list[Corner]]:
    """Edges joined end to end into as few lines as a walk finds; every edge is used exactly once."""
    ends: dict[Corner, list[Corner]] = {}
    for a, b in sorted(edges):
        ends.setdefault(a, []).append(b)
        ends.setdefault(b, []).append(a)
    odd = [corner for corner, others in ends.items() if len(others) % 2]
    lines = []
    for start in [*odd, *ends]:
        while ends[start]:
            lines.append(_walk(start, ends))
    return lines


def _walk(start: Corner, ends: dict[Corner, list[Corner]]) -> list[Corner]:
    line = [start]
    here = start
    while ends[here]:
        there = ends[here].pop()
        ends[there].remove(here)
        line.append(there)
        here = there
    return line


def _edges(ring: Sequence[Sequence[float]]) -> Iterable[Edge]:
    for one, other in pairwise(ring):
        a, b = (one[0], one[1]), (other[0], other[1])
        if a != b:
            yield (a, b) if a < b else (b, a)
