"""A dot plot: one row per group, one's own dot filled, the others hollow, the outer ones named."""

from collections.abc import Sequence
from dataclasses import dataclass

from produktschau.region.calculations.charts.scales import Scale, spread, ticks, width_of, wrapped

OWN = 13.5
"""Letter size of one's own value."""
OTHER = 13.0
"""Letter size of titles and of the others."""
PLAIN = 14.0
"""Units above the rows of a plot without a reference, which needs no heading."""
CLEAR = 8.0
"""Units kept free between two names."""
BESIDE = 5.0
"""Units kept free between a name and the reference line."""


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


WIDE = Shape(width=760, titles=190, row=48, top=42)
NARROW = Shape(width=312, titles=0, row=74, top=42, at_most=4)


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
    height: float
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
    heading: Text | None


def dot_chart(
    rows: Sequence[Row], shape: Shape = WIDE, *, reference: float | None = None, heading: str = ""
) -> DotChart:
    """The plot of these rows, its scale from zero to a round number above the largest value; the heading stands over the reference."""
    known = [dot.value for row in rows for dot in row.dots if dot.value is not None]
    marks = ticks(0, max([*known, reference or 0, 1e-9]), shape.at_most)
    left = shape.titles + 14 if shape.titles else 14
    scale = Scale(0, marks[-1], left, shape.width - 14)
    line = None if reference is None else scale.at(reference)
    placed: list[PlacedRow] = []
    bottom = top = shape.top if reference is not None else PLAIN
    for row in rows:
        placed.append(_row(row, scale, shape, bottom, line))
        bottom += placed[-1].height
    return DotChart(
        width=shape.width,
        height=bottom + 28,
        left=left,
        right=shape.width - 14,
        top=top,
        bottom=bottom,
        ticks=[(mark, scale.at(mark)) for mark in marks],
        rows=placed,
        line=line,
        heading=None if line is None else Text(heading, _held(heading, line, OTHER, (0, shape.width)), 14),
    )


def _row(row: Row, scale: Scale, shape: Shape, top: float, line: float | None) -> PlacedRow:
    y = top + (20 if shape.titles else 46)
    dots = [Placed(dot, scale.at(dot.value)) for dot in row.dots if dot.value is not None]
    dots.sort(key=lambda placed: placed.dot.is_own)
    names = [*_own_names(dots, shape, y, line), *_outer_names(dots, shape, y, line)]
    lowest = max((name.y for name in names), default=y)
    places = [placed.x for placed in dots] or [scale.start]
    return PlacedRow(
        row=row,
        y=y,
        height=max(shape.row, lowest + 8 - top),
        title=_title(row.title, shape, top, y),
        dots=dots,
        names=names,
        first=min(places),
        last=max(places),
    )


def _title(title: str, shape: Shape, top: float, y: float) -> list[tuple[str, float]]:
    lines = wrapped(title, shape.titles or shape.width, OTHER * 1.06)
    first = y + 4.5 - (len(lines) - 1) * 8 if shape.titles else top + 14
    return [(line, round(first + number * 16, 1)) for number, line in enumerate(lines)]


def _own_names(dots: Sequence[Placed], shape: Shape, y: float, line: float | None) -> list[Text]:
    own = [one for one in dots if one.dot.is_own]
    middles = _middles(own, OWN, shape, line) or [
        _held(one.dot.text, one.x, OWN, (shape.titles, shape.width)) for one in own
    ]
    return [Text(one.dot.text, x, y - 11, is_own=True) for one, x in zip(own, middles, strict=True)]


def _outer_names(dots: Sequence[Placed], shape: Shape, y: float, line: float | None) -> list[Text]:
    """The lowest and the highest of the others below the line; where both have no room side by side, one beneath the other."""
    others = sorted((placed for placed in dots if not placed.dot.is_own), key=lambda placed: placed.dot.value or 0)
    outer = list(dict.fromkeys([*others[:1], *others[-1:]]))
    if middles := _middles(outer, OTHER, shape, line) or _middles(outer, OTHER, shape, None):
        return [Text(one.dot.text, x, y + 20) for one, x in zip(outer, middles, strict=True)]
    held = [_held(one.dot.text, one.x, OTHER, (shape.titles, shape.width)) for one in outer]
    return [
        Text(one.dot.text, x, y + 20 + 16 * number) for number, (one, x) in enumerate(zip(outer, held, strict=True))
    ]


def _middles(named: Sequence[Placed], size: float, shape: Shape, line: float | None) -> list[float]:
    """Where the names stand side by side, each at its own side of the reference; empty where they have no room so."""
    sides = (
        [(shape.titles, shape.width)] if line is None else [(shape.titles, line - BESIDE), (line + BESIDE, shape.width)]
    )
    middles: list[float] = []
    for number, (low, high) in enumerate(sides):
        here = [one for one in named if line is None or (one.x >= line) == bool(number)]
        sizes = [width_of(one.dot.text, size) for one in here]
        if sum(sizes) + CLEAR * (len(here) - 1) > high - low:
            return []
        middles += spread([one.x for one in here], sizes, low, high, CLEAR)
    return middles


def _held(text: str, x: float, size: float, between: tuple[float, float]) -> float:
    """The middle of a text wanted at ``x``, kept between two edges."""
    (middle,) = spread([x], [width_of(text, size)], *between, 0)
    return middle
