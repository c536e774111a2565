"""The lines beside the rows of a chain, drawn for the eye; the list beside them says the same in words."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from produktschau.relations.calculations.chain import Rail

LANE = 18
"""Pixels from one line to the next."""
SQUARE = 12


def drawn(rail: Rail, lanes: int) -> SafeString:
    """One row as SVG as high as its text: lengths across are pixels, those down are shares of the row."""
    own = _x(rail.lane)
    lines = [(_x(lane), "0", _x(lane), "50%") for lane in rail.above]
    lines += [(_x(lane), "50%", _x(lane), "100%") for lane in rail.below]
    if rail.joins:
        lines.append((own, "50%", _x(rail.lane + 1), "50%"))
    strokes = format_html_join("", '<line x1="{}" y1="{}" x2="{}" y2="{}"/>', lines)
    half = SQUARE // 2
    square = format_html(
        '<svg y="50%" overflow="visible"><rect class="{}" x="{}" y="-{}" width="{}" height="{}"/></svg>',
        "step" if rail.lane else "end",
        own - half,
        half,
        SQUARE,
        SQUARE,
    )
    width = lanes * LANE
    return format_html(
        '<svg class="rail" width="{}" height="100%" aria-hidden="true" focusable="false">{}{}</svg>',
        width,
        strokes,
        square,
    )


def _x(lane: int) -> int:
    return lane * LANE + LANE // 2
