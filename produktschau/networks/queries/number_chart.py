"""Members, active members and firms at meetings by quarter, as a line chart with its table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from produktschau.design.formats import number
from produktschau.lib.figures import PERIOD_FIGURES, Breakdown, value, within
from produktschau.networks.calculations.periods import Period, quarters_until
from produktschau.networks.queries.numbers import read_figure
from produktschau.networks.queries.period import Book
from produktschau.region.calculations.charts.lines import NARROW, WIDE, Line, LineChart, Point, Shape, line_chart
from produktschau.region.queries.series_chart import Lines

SHOWN = ("mitglieder", "aktiv", "betriebe")
QUARTERS, ON_PHONES = 8, 5
"""How many are drawn; on a narrow page fewer."""


@dataclass(frozen=True)
class Chart:
    """The drawing, and the same numbers: a row for each quarter."""

    figure: Lines
    heads: Sequence[str]
    rows: Sequence[tuple[Period, Sequence[float]]]


def number_chart(book: Book, network: str, on: date) -> Chart | None:
    """The last quarters up to ``on``; nothing where every number is nought."""
    quarters = quarters_until(on, QUARTERS)
    figures = [PERIOD_FIGURES[key] for key in SHOWN]
    counts = [[_count(book, key, network, one.until(on)) for key in SHOWN] for one in quarters]
    if not any(any(row) for row in counts):
        return None
    lines = [
        Line(key, figure.label, [_point(figure.label, quarters[at], at, row[place]) for at, row in enumerate(counts)])
        for place, (key, figure) in enumerate(zip(SHOWN, figures, strict=True))
    ]
    lines.sort(key=lambda line: -(line.points[-1].value or 0))
    title = f"Betriebe {f'im Netzwerk {network}' if network else 'der Netzwerke'} nach Quartal"
    wide = _drawn(lines, WIDE, quarters)
    narrow = _drawn([replace(line, points=line.points[-ON_PHONES:]) for line in lines], NARROW, quarters)
    drawing = Lines(title=title, wide=wide, narrow=narrow, is_percent=False, has_open=False)
    return Chart(drawing, [figure.label for figure in figures], list(zip(quarters, counts, strict=True)))


def _count(book: Book, key: str, network: str, period: Period) -> float:
    counted = read_figure(PERIOD_FIGURES[key], book, period) or ()
    return value(within(counted, Breakdown.NETWORK, network) if network else counted)


def _point(label: str, quarter: Period, at: int, count: float) -> Point:
    return Point(at, count, number(count), f"{label}, {quarter.label}: {number(count)}")


def _drawn(lines: Sequence[Line], shape: Shape, quarters: Sequence[Period]) -> LineChart:
    """The chart with quarters instead of years beneath."""
    drawn = line_chart(lines, shape)
    marks: list[tuple[int | str, float]] = [
        (f"{(quarters[at].first.month + 2) // 3}/{quarters[at].first:%y}", x)
        for at, x in drawn.years
        if isinstance(at, int)
    ]
    return replace(drawn, years=marks)
