"""Shares beside the shares to be expected: one row per part, the range of chance as a line behind one's own value."""

from collections.abc import Sequence
from dataclasses import dataclass

from produktschau.region.calculations.charts.scales import Scale, spread, ticks, width_of

LETTER = 13.0
ROOM = 56.0
TITLE_ABOVE = 20.0


@dataclass(frozen=True)
class ShareRow:
    """A part: its share, the range in which chance alone leaves it, and the share to be expected; from 0 to 1, ``None`` is unknown.

    ``text`` and ``expected_text`` are printed beside the marks.
    """

    key: str
    title: str
    share: float | None
    low: float | None
    high: float | None
    expected: float | None
    text: str
    expected_text: str


@dataclass(frozen=True)
class PlacedShare:
    """A row on its line ``y``; positions are ``None`` where the value is unknown."""

    row: ShareRow
    y: float
    title_y: float
    x: float | None
    low: float | None
    high: float | None
    expected: float | None
    text_x: float
    expected_x: float


@dataclass(frozen=True)
class ShareChart:
    """The whole drawing, its scale from 0 to a round share above the largest value."""

    width: float
    height: float
    left: float
    right: float
    bottom: float
    ticks: Sequence[tuple[float, float]]
    rows: Sequence[PlacedShare]


def share_chart(rows: Sequence[ShareRow], *, width: float, titles: float) -> ShareChart:
    """The drawing ``width`` units wide; ``titles`` is the room for titles at the left, 0 puts them above their row."""
    known = [value for row in rows for value in (row.share, row.high, row.expected) if value is not None]
    marks = ticks(0, max([*known, 0.01]), 6 if titles else 4)
    left = titles + 14 if titles else 14
    scale = Scale(0, marks[-1], left, width - 14)
    height = ROOM if titles else ROOM + TITLE_ABOVE
    placed = [_placed(row, scale, height * number, titles, width) for number, row in enumerate(rows)]
    bottom = height * len(rows) + 4
    return ShareChart(width, bottom + 26, left, width - 14, bottom, [(mark, scale.at(mark)) for mark in marks], placed)


def _placed(row: ShareRow, scale: Scale, top: float, titles: float, width: float) -> PlacedShare:
    y = top + ROOM / 2 + (0 if titles else TITLE_ABOVE)
    positions = [None if value is None else scale.at(value) for value in (row.share, row.low, row.high, row.expected)]
    share, low, high, expected = positions
    edges = (titles, width)
    return PlacedShare(
        row=row,
        y=y,
        title_y=y + 4.5 if titles else top + 16,
        x=share,
        low=low,
        high=high,
        expected=expected,
        text_x=_held(row.text, share, edges),
        expected_x=_held(row.expected_text, expected, edges),
    )


def _held(text: str, x: float | None, edges: tuple[float, float]) -> float:
    (middle,) = spread([edges[0] if x is None else x], [width_of(text, LETTER)], *edges, 0)
    return middle
