"""A line chart over years on a true time scale: gaps where nothing is known, open points where a value was converted."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from produktschau.region.calculations.charts.scales import Scale, spread, ticks, width_of, wrapped
from produktschau.region.calculations.lettering import Box

LETTER = 13.0
BOLD = 13.8
"""The same in bold, as wide as this size."""
LINE = 16.0
"""From one line of text to the next."""
RADIUS = 4.5
BESIDE = 4.0
"""Units kept free between the value of a point and a break."""


@dataclass(frozen=True)
class Point:
    """A value of a year, a mean over it; ``is_open`` where it was converted. ``None`` is unknown: no point and no line."""

    year: int
    value: float | None
    text: str
    name: str
    is_open: bool = False


@dataclass(frozen=True)
class Line:
    """A series, by year."""

    key: str
    title: str
    points: Sequence[Point]


@dataclass(frozen=True)
class Shape:
    """How a line chart is cut: its size, the room for the names at the right and for the scale at the left."""

    width: float
    height: float
    names: float
    scale: float
    at_most: int = 6


WIDE = Shape(width=760, height=350, names=168, scale=56)
NARROW = Shape(width=312, height=390, names=118, scale=46, at_most=5)


@dataclass(frozen=True)
class Spot:
    """A point where it stands; ``label_y`` is the line of its value, ``None`` where it would cover something."""

    point: Point
    x: float
    y: float
    label_x: float
    label_y: float | None


@dataclass(frozen=True)
class Stretch:
    """From one known point to the next; dashed where one of them was converted."""

    x1: float
    y1: float
    x2: float
    y2: float
    is_dashed: bool


@dataclass(frozen=True)
class PlacedLine:
    """A series drawn, with its name in lines around ``name_y``, and the height ``end_y`` of its last point."""

    line: Line
    number: int
    spots: Sequence[Spot]
    stretches: Sequence[Stretch]
    name: Sequence[tuple[str, float]]
    name_y: float
    end_y: float


@dataclass(frozen=True)
class Break:
    """A day across the chart with its word, which ends at ``text_x`` where ``is_before``, else begins there."""

    x: float
    text: str
    text_x: float
    text_y: float
    is_before: bool


@dataclass(frozen=True)
class LineChart:
    """The whole chart; ``open_until`` is how far from the left the values were converted, ``None`` where none was."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    names: float
    ticks: Sequence[tuple[float, float]]
    years: Sequence[tuple[int | str, float]]
    lines: Sequence[PlacedLine]
    breaks: Sequence[Break]
    open_until: float | None
    line: float | None


def line_chart(
    lines: Sequence[Line],
    shape: Shape = WIDE,
    *,
    breaks: Sequence[tuple[date, str]] = (),
    reference: float | None = None,
) -> LineChart:
    """The chart of these series from zero up; a year's value stands in the middle of its year, a break on its day."""
    years = sorted({point.year for line in lines for point in line.points})
    known = [point.value for line in lines for point in line.points if point.value is not None]
    marks = ticks(0, max([*known, reference or 0, 1e-9]) * 1.04, shape.at_most)
    left, right, top, bottom = (
        shape.scale,
        shape.width - shape.names,
        30.0 + 16 * max(len(breaks) - 1, 0),
        shape.height - 30,
    )
    first, last = (years[0], years[-1]) if years else (2000, 2001)
    across = Scale(first + 0.5, max(last, first + 1) + 0.5, left + 22, right - 14)
    up = Scale(0, marks[-1], bottom, top)
    drawn = _breaks(breaks, across, right)
    is_open = any(point.is_open for line in lines for point in line.points if point.value is not None)
    taken: list[Box] = []
    placed = [_spots(line, across, up) for line in lines]
    taken.extend(Box.around((x, y), 2 * RADIUS, 2 * RADIUS) for spots in placed for _, x, y in spots)
    days = [each.x for each in drawn]
    points = [(x, y) for spots in placed for _, x, y in spots]
    labelled = [_labelled(spots, points, taken, days, (top - 14, bottom)) for spots in placed]
    return LineChart(
        width=shape.width,
        height=shape.height,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        names=right + 6,
        ticks=[(mark, up.at(mark)) for mark in marks],
        years=_years(years, across),
        lines=_named(lines, labelled, shape, (top, bottom)),
        breaks=drawn,
        open_until=drawn[0].x if drawn and is_open else None,
        line=None if reference is None else up.at(reference),
    )


def _years(years: Sequence[int], across: Scale) -> list[tuple[int | str, float]]:
    """The years that can be written side by side, the first and the last of them always."""
    room = width_of("2005", LETTER) + 3
    kept: list[tuple[int | str, float]] = []
    last = across.at(years[-1] + 0.5) if years else 0
    for year in years:
        x = across.at(year + 0.5)
        if not kept or year == years[-1] or (x - kept[-1][1] >= room and last - x >= room):
            kept.append((year, x))
    return kept


def _breaks(breaks: Sequence[tuple[date, str]], across: Scale, right: float) -> list[Break]:
    """Those between the first and the last year, their words one beneath the other at the side where there is room."""
    inside = [(across.at(_when(day)), text) for day, text in breaks if across.low <= _when(day) <= across.high]
    return [
        Break(x, text, x - 6 if (late := x + 6 + width_of(text, LETTER) > right) else x + 6, 14 + 16 * row, late)
        for row, (x, text) in enumerate(inside)
    ]


def _when(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 365.25


def _spots(line: Line, across: Scale, up: Scale) -> list[tuple[Point, float, float]]:
    return [
        (point, across.at(point.year + 0.5), up.at(point.value)) for point in line.points if point.value is not None
    ]


def _labelled(
    spots: Sequence[tuple[Point, float, float]],
    points: Sequence[tuple[float, float]],
    taken: list[Box],
    days: Sequence[float],
    between: tuple[float, float],
) -> list[Spot]:
    """The value of each point above or below it where there is room, the first and the last point before the others.

    A value stands nearer to its own point than to any other of ``points``: it would be read as that of the other.
    """
    found: dict[int, float] = {}
    places = [_beside(x, width_of(point.text, LETTER), days) for point, x, _ in spots]
    order = [0, len(spots) - 1, *range(1, len(spots) - 1)] if len(spots) > 1 else range(len(spots))
    for index in order:
        point, x, y = spots[index]
        for middle in (y - 13, y + 14, y - 24, y + 25):
            place = places[index], middle
            box = Box.around(place, width_of(point.text, LETTER), LETTER)
            is_own = math.dist(place, (x, y)) <= min(math.dist(place, other) for other in points)
            is_inside = box.top >= between[0] and box.bottom <= between[1]
            if is_own and is_inside and not any(box.meets(other) for other in taken):
                found[index] = round(middle + LETTER * 0.36, 1)
                taken.append(box)
                break
    return [Spot(point, x, y, places[index], found.get(index)) for index, (point, x, y) in enumerate(spots)]


def _beside(x: float, width: float, days: Sequence[float]) -> float:
    """The middle of a text wanted at ``x``, moved to that side of a break on which its point stands."""
    for day in days:
        if abs(day - x) < width / 2 + BESIDE:
            return round(day - width / 2 - BESIDE if x < day else day + width / 2 + BESIDE, 1)
    return x


def _named(
    lines: Sequence[Line], spots: Sequence[Sequence[Spot]], shape: Shape, between: tuple[float, float]
) -> list[PlacedLine]:
    texts = [wrapped(line.title, shape.names - 14, BOLD) for line in lines]
    ends = [placed[-1].y if placed else between[1] for placed in spots]
    middles = spread(ends, [len(text) * LINE for text in texts], *between, 3)
    return [
        PlacedLine(line, number, placed, _stretches(line, placed), _lines(text, middle), middle, end)
        for number, (line, placed, text, middle, end) in enumerate(zip(lines, spots, texts, middles, ends, strict=True))
    ]


def _lines(text: Sequence[str], middle: float) -> list[tuple[str, float]]:
    first = middle - (len(text) - 1) * LINE / 2 + LETTER * 0.36
    return [(line, round(first + number * LINE, 1)) for number, line in enumerate(text)]


def _stretches(line: Line, spots: Sequence[Spot]) -> list[Stretch]:
    at = {spot.point.year: spot for spot in spots}
    pairs = [(at.get(one.year), at.get(two.year)) for one, two in pairwise(line.points)]
    return [
        Stretch(one.x, one.y, two.x, two.y, one.point.is_open or two.point.is_open) for one, two in pairs if one and two
    ]
