"""Puts hits in order by how far they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from produktschau.lib.geo import distance_km
from produktschau.search.engine.entries import unpacked_point
from produktschau.search.engine.kinds import LonLat


@dataclass(frozen=True, slots=True)
class Ranked:
    """The hit ``at`` and its distance in kilometres; ``None``: nobody knows where it is."""

    at: int
    km: float | None


def ranked(points: Iterable[Iterable[int]], near: LonLat) -> list[Ranked]:
    """The hits by great-circle distance of the nearest of their packed points; equally far ones keep their order."""
    known: dict[int, float] = {}
    placed: list[tuple[float, int]] = []
    nowhere: list[Ranked] = []
    for at, packed in enumerate(points):
        best = None
        for point in packed:
            km = known.get(point)
            if km is None:
                km = known[point] = distance_km(*near, *unpacked_point(point))
            if best is None or km < best:
                best = km
        if best is None:
            nowhere.append(Ranked(at, None))
        else:
            placed.append((best, at))
    placed.sort()
    return [Ranked(at, km) for km, at in placed] + nowhere
