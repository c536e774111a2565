"""Finds the terms of a circle: few large squares that lie in it as a whole, smaller ones, and single points where its edge runs."""

from collections.abc import Collection, Iterable
from functools import cached_property

from produktschau.lib.geo import distance_km
from produktschau.search.engine.kinds import Circle, LonLat
from produktschau.search.engine.points import SIZES, corners, point_term, square_of, square_term, unpacked_point

FEW = 3
"""Points of a square up to which each is looked at."""
MARGIN_KM = 0.01
"""Squares are said to lie inside or outside only when this much clear of the edge; their points are exact."""


class Square:
    """A square of the map with the packed points in it; smaller squares are made when they are looked at."""

    def __init__(self, place: tuple[int, int], size: int, points: Collection[int]) -> None:
        self._place = place
        self._size = size
        self._points = points

    @cached_property
    def term(self) -> str:
        """The term all records in it have."""
        return square_term(self._place, SIZES[self._size])

    @cached_property
    def parts(self) -> list["Square"]:
        """The squares of the next size in which there is something; none in the smallest."""
        return squares(self._points, self._size + 1) if self._size + 1 < len(SIZES) else []

    @cached_property
    def _reach(self) -> tuple[LonLat, float]:
        """Its middle, and how far its farthest corner is from there, in kilometres."""
        (west, south), (east, north) = corners(self._place, SIZES[self._size])
        middle = (west + east) / 2, (south + north) / 2
        return middle, max(distance_km(*middle, east, lat) for lat in (south, north)) + MARGIN_KM

    def inside(self, circle: Circle) -> list[str]:
        """The terms of what lies in a circle: its own alone where that is all that is in it."""
        if len(self._points) > FEW:
            middle, reach = self._reach
            km = distance_km(*circle.point, *middle)
            if km + reach <= circle.km:
                return [self.term]
            if km - reach > circle.km:
                return []
            if self.parts:
                return self._joined([(part.term, part.inside(circle)) for part in self.parts])
        terms = [point_term(point) for point in self._points if within(point, circle)]
        return [self.term] if len(terms) == len(self._points) else terms

    def _joined(self, parts: Collection[tuple[str, list[str]]]) -> list[str]:
        if all(terms == [whole] for whole, terms in parts):
            return [self.term]
        return [term for _, terms in parts for term in terms]


def squares(points: Iterable[int], size: int = 0) -> list[Square]:
    """The squares of one size in which some packed points lie."""
    bits = SIZES[size]
    found: dict[tuple[int, int], list[int]] = {}
    for point in points:
        found.setdefault(square_of(point, bits), []).append(point)
    return [Square(place, size, its) for place, its in found.items()]


def within(packed: int, circle: Circle) -> bool:
    """Whether a packed point lies in a circle; its edge is part of it."""
    return distance_km(*circle.point, *unpacked_point(packed)) <= circle.km
