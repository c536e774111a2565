"""Where a name has room on a map: beside the land it belongs to, as printed maps have it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from produktschau.lib.geo import in_ring

Point = tuple[float, float]

STEP = 20.0
"""Drawing units between two places that are tried."""
CLEAR = 10.0
"""Drawing units kept free around a name."""


@dataclass(frozen=True)
class Box:
    """A rectangle in drawing units, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, middle: Point, width: float, height: float) -> "Box":
        """The rectangle with this middle."""
        x, y = middle
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def meets(self, other: "Box", gap: float = 0) -> bool:
        """Whether the two overlap, or come nearer than ``gap`` units."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def away(self, point: Point) -> float:
        """Distance of a point outside, 0 inside."""
        over = max(self.left - point[0], 0, point[0] - self.right)
        beside = max(self.top - point[1], 0, point[1] - self.bottom)
        return math.hypot(over, beside)


def room_outside(
    rim: Sequence[Sequence[Point]], land: Sequence[Point], box: tuple[float, float], canvas: Box, taken: Sequence[Box]
) -> Point | None:
    """The middle of a name ``box`` (width, height) that lies outside the rim, nearest to its land; ``None`` without room.

    ``rim`` are closed lines, ``land`` points of the land the name belongs to, all in drawing units. The name keeps clear of
    ``taken`` and stays on the canvas.
    """
    width, height = box
    middle = (sum(x for x, _ in land) / len(land), sum(y for _, y in land) / len(land))

    def far(place: Point) -> float:
        name = Box.around(place, width, height)
        return min(map(name.away, land)) + 0.3 * math.dist(place, middle)

    for place in sorted(_places(canvas, width, height), key=far):
        name = Box.around(place, width + 2 * CLEAR, height + 2 * CLEAR)
        if not any(name.meets(other) for other in taken) and not _on_land(name, place, rim):
            return place
    return None


def _places(canvas: Box, width: float, height: float) -> Iterator[Point]:
    y = canvas.top + height / 2
    while y + height / 2 <= canvas.bottom:
        x = canvas.left + width / 2
        while x + width / 2 <= canvas.right:
            yield x, y
            x += STEP
        y += STEP


def _on_land(name: Box, middle: Point, rim: Sequence[Sequence[Point]]) -> bool:
    """Whether a corner of the rim lies under the name, or the name's middle or a corner of it inside the rim."""
    if any(name.holds(point) for line in rim for point in line):
        return True
    edges = ((name.left, name.top), (name.right, name.top), (name.left, name.bottom), (name.right, name.bottom))
    return any(sum(in_ring(*point, line) for line in rim) % 2 for point in (middle, *edges))
