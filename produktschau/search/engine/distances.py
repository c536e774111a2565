"""Puts hits in order by how far they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, inf, radians, sin

from produktschau.lib.geo import distance_km
from produktschau.search.engine.kinds import LonLat
from produktschau.search.engine.points import unpacked_point

Vector = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Ranked:
    """The hit ``at`` and its distance in kilometres; ``None``: nobody knows where it is."""

    at: int
    km: float | None


def ranked(points: Sequence[Sequence[int]], near: LonLat, *, limit: int | None = None, offset: int = 0) -> list[Ranked]:
    """The hits by great-circle distance of the nearest of their packed points; equally far ones keep their order.

    Those without a point come last. ``limit`` of them from ``offset`` on; all if none is given.
    """
    # A longer chord through the earth is a longer way around it, and takes no sine.
    x, y, z = _vector(*near)
    known: dict[int, float] = {}
    chords: list[float] = []
    for packed in points:
        best = inf
        for point in packed:
            chord = known.get(point)
            if chord is None:
                a, b, c = _of_packed(point)
                chord = known[point] = (a - x) ** 2 + (b - y) ** 2 + (c - z) ** 2
            if chord < best:
                best = chord
        chords.append(best)
    order = sorted(range(len(chords)), key=chords.__getitem__)
    end = None if limit is None else offset + limit
    return [Ranked(at, km_to(points[at], near)) for at in order[offset:end]]


def km_to(packed: Sequence[int], near: LonLat) -> float | None:
    """Great-circle distance in kilometres of the nearest of some packed points; ``None`` without any."""
    return min((distance_km(*near, *unpacked_point(point)) for point in packed), default=None)


@lru_cache(maxsize=50_000)
def _of_packed(packed: int) -> Vector:
    return _vector(*unpacked_point(packed))


def _vector(lon: float, lat: float) -> Vector:
    phi, lam = radians(lat), radians(lon)
    return cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi)
