"""The line chart of a series, over the reform."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from produktschau.design.formats import day
from produktschau.region.calculations.charts.lines import NARROW, WIDE, Line, LineChart, Point, line_chart
from produktschau.region.queries.phrases import capital, known, letters, share, short_titles
from produktschau.region.queries.series import Line as SeriesLine
from produktschau.region.queries.series import Series, SeriesMeasure, SeriesPoint


@dataclass(frozen=True)
class Lines:
    """A line chart in both cuts with its words. ``opens`` + key of a point is the address that opens its number; "" opens none."""

    title: str
    wide: LineChart
    narrow: LineChart
    is_percent: bool
    has_open: bool
    opens: str = ""


def series_chart(found: Series, *, opens: str = "") -> Lines:
    """The lines of a series; the reforms stand on their days, converted values are open points."""
    lines = [
        Line(
            line.group,
            f"{letters(line.group)} {short_titles()[line.group]}",
            [_point(found.measure, line.title, one) for one in line.points],
        )
        for line in in_order(found)
    ]
    breaks = [(reform.on, day(reform.on)) for reform in found.reforms]
    reference = 1.0 if found.measure == "quotient" else None
    wide, narrow = (line_chart(lines, shape, breaks=breaks, reference=reference) for shape in (WIDE, NARROW))
    words = {"home": found.home.name, "first": found.years[0], "last": found.years[-1], "size": size_words(found)}
    return Lines(
        title=_("%(size)s in %(home)s, %(first)s bis %(last)s") % words,
        wide=wide,
        narrow=narrow,
        is_percent=found.measure == "share",
        has_open=any(point.is_open for line in lines for point in line.points if point.value is not None),
        opens=opens,
    )


def in_order(found: Series) -> Sequence[SeriesLine]:
    """The lines from the highest last value down, as they stand at the right."""
    return sorted(found.lines, key=lambda line: -(line.last.value or 0))


def size_words(found: Series) -> str:
    """What the lines measure."""
    return {
        "share": _("Anteil an den Erwerbstätigen"),
        "count": _("Erwerbstätige"),
        "quotient": _("Quotient gegenüber: %(base)s") % {"base": found.base.name},
    }[found.measure]


def said(measure: SeriesMeasure, value: float | None, places: int | None = None) -> str:
    """A value of the series as it is printed."""
    if measure == "share":
        return share(value, 1 if places is None else places)
    return known(value, 0 if measure == "count" else 2)


def _point(measure: SeriesMeasure, title: str, one: SeriesPoint) -> Point:
    text = said(measure, one.value)
    return Point(one.year, one.value, text, f"{capital(title)} {one.year}: {text}", one.cell.is_converted)
