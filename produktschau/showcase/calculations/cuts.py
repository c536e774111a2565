"""Cuts of a picture: which shapes there are, what part of a picture each shows, and how its address names it."""

import re
from dataclasses import dataclass

FORMATS = ("avif", "webp")
"""Smallest first; every browser reads the last."""


@dataclass(frozen=True)
class Shape:
    """A shape a picture is cut to: its sides as whole numbers, and the widths it is kept in (pixels, ascending)."""

    name: str
    across: int
    down: int
    widths: tuple[int, ...]

    def height(self, width: int) -> int:
        """The height of a cut of this width, both in pixels."""
        return round(width * self.down / self.across)


CARD = Shape("karte", 4, 3, (320, 640))
SQUARE = Shape("quadrat", 1, 1, (360,))
WIDE = Shape("breit", 3, 2, (800, 1600))
PREVIEW = Shape("vorschau", 1200, 630, (1200,))
"""What platforms show of a page that is passed on; kept elsewhere, as JPEG."""
SHAPES = {shape.name: shape for shape in (CARD, SQUARE, WIDE)}
_NAME = re.compile(r"([a-z]+)-([1-9][0-9]{0,3})-(0|[1-9][0-9]?|100)x(0|[1-9][0-9]?|100)")


@dataclass(frozen=True)
class Cut:
    """One shape in one width (pixels) around the point ``x``, ``y`` (percent of the picture's width and height)."""

    shape: Shape
    width: int
    x: int
    y: int

    @property
    def name(self) -> str:
        """„karte-640-50x30“: what the address and the file are called; another focus is another name."""
        return f"{self.shape.name}-{self.width}-{self.x}x{self.y}"


def parsed(name: str) -> Cut | None:
    """The cut of this name; nothing for a shape or width that is not kept."""
    found = _NAME.fullmatch(name)
    shape = SHAPES.get(found[1]) if found else None
    if found is None or shape is None or int(found[2]) not in shape.widths:
        return None
    return Cut(shape, int(found[2]), int(found[3]), int(found[4]))


def cuts_around(x: int, y: int) -> list[Cut]:
    """Every cut that is kept of a picture with this focus (percent)."""
    return [Cut(shape, width, x, y) for shape in SHAPES.values() for width in shape.widths]


def box(width: int, height: int, shape: Shape, x: int, y: int) -> tuple[int, int, int, int]:
    """Left, top, width and height (pixels) of the largest part of this shape with the focus as near its middle as the edges allow.

    ``width`` and ``height`` are those of the upright picture in pixels, at least 1; ``x`` and ``y`` percent.
    """
    across = max(1, min(width, round(height * shape.across / shape.down)))
    down = max(1, min(height, round(width * shape.down / shape.across)))
    left = min(max(0, round(width * x / 100 - across / 2)), width - across)
    top = min(max(0, round(height * y / 100 - down / 2)), height - down)
    return left, top, across, down
