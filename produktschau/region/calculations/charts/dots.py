"""A dot plot: one row per group, one's own dot filled, the others hollow, the outer ones named."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from produktschau.region.calculations.charts.scales import Scale, spread, ticks, width_of, wrapped

OWN = 13.5
"""Letter size of one's own value."""
OTHER = 13.0
"""Letter size of titles and of the others."""
CLEAR = 8.0
"""Units kept free between two names."""


@dataclass(frozen=True)
class Dot:
    """One value of a row: ``text`` is printed where the dot is named, ``name`` says it in full. ``None`` is unknown: not drawn."""

    key: str
    value: float | None
    text: str
    name: str
    is_own: bool = False


@dataclass(frozen=True)
class Row:
    """A group with its dots."""

    key: str
    title: str
    dots: Sequence[Dot]


@dataclass(frozen=True)
class Shape:
    """How a dot plot is cut: width, room for titles at the left (0: titles above the dots), height of a row."""

    width: float
    titles: float
    row: float
    top: float
    at_most: int = 6


WIDE = Shape(width=760, titles=190, row=46, top=42)
NARROW = Shape(width=340, titles=0, row=74, top=42, at_most=4)


@dataclass(frozen=True)
class Placed:
    """A dot where it stands."""

    dot: Dot
    x: float


@dataclass(frozen=True)
class Text:
    """A text around its middle ``x``, on its line ``y``."""

    text: str
    x: float
    y: float
    is_own: bool = False


@dataclass(frozen=True)
class PlacedRow:
    """A row at height ``y``: titles in lines, dots (others first, one's own on top), names, and the span of its known dots."""

    row: Row
    y: float
    title: Sequence[tuple[str, float]]
    dots: Sequence[Placed]
    names: Sequence[Text]
    first: float
    last: float


@dataclass(frozen=True)
class DotChart:
    """The whole plot; ``line`` is where the reference stands, ``None`` without one."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    ticks: Sequence[tuple[float, float]]
    rows: Sequence[PlacedRow]
    line: float | None


def dot_chart(rows: Sequence[Row], shape: Shape = WIDE, *, reference: float | None = None) -> DotChart:
    """The plot of these rows, its scale from zero to a round number above the largest value."""
    known = [dot.value for row in rows for dot in row.dots if dot.value is not None]
    marks = ticks(0, max([*known, reference or 0, 1e-9]), shape.at_most)
    left = shape.titles + 14 if shape.titles else 14
    scale = Scale(0, marks[-1], left, shape.width - 14)
    bottom = shape.top + len(rows) * shape.row
    return DotChart(
        width=shape.width,
        height=bottom + 28,
        left=left,
        right=shape.width - 14,
        top=shape.top,
        bottom=bottom,
        ticks=[(mark, scale.at(mark)) for mark in marks],
        rows=[_row(row, scale, shape, shape.top + index * shape.row) for index, row in enumerate(rows)],
        line=None if reference is None else scale.at(reference),
    )


def _row(row: Row, scale: Scale, shape: Shape, top: float) -> PlacedRow:
    y = top + (shape.row * 0.46 if shape.titles else 46)
    dots = [Placed(dot, scale.at(dot.value)) for dot in row.dots if dot.value is not None]
    dots.sort(key=lambda placed: placed.dot.is_own)
    places = [placed.x for placed in dots] or [scale.start]
    return PlacedRow(row, y, _title(row.title, shape, top, y), dots, _names(dots, shape, y), min(places), max(places))


def _title(title: str, shape: Shape, top: float, y: float) -> list[tuple[str, float]]:
    lines = wrapped(title, shape.titles or shape.width, OTHER * 1.06)
    first = y + 4.5 - (len(lines) - 1) * 8 if shape.titles else top + 14
    return [(line, round(first + number * 16, 1)) for number, line in enumerate(lines)]


def _names(dots: Sequence[Placed], shape: Shape, y: float) -> list[Text]:
    """One's own above the line, the outermost others below it."""
    above = [_held(placed, OWN, shape, y - 11) for placed in dots if placed.dot.is_own]
    others = sorted((placed for placed in dots if not placed.dot.is_own), key=lambda placed: placed.dot.value or 0)
    outer = list(dict.fromkeys([*others[:1], *others[-1:]]))
    sizes = [width_of(placed.dot.text, OTHER) for placed in outer]
    middles = spread([placed.x for placed in outer], sizes, _edge(shape), shape.width, CLEAR)
    return [*above, *(Text(one.dot.text, x, y + 20) for one, x in zip(outer, middles, strict=True))]


def _held(placed: Placed, size: float, shape: Shape, y: float) -> Text:
    width = width_of(placed.dot.text, size)
    (x,) = spread([placed.x], [width], _edge(shape), shape.width, 0)
    return replace(Text(placed.dot.text, x, y), is_own=placed.dot.is_own)


def _edge(shape: Shape) -> float:
    """How far left names may reach: beside titles they keep clear of them."""
    return shape.titles
