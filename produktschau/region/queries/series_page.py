"""The page of the time series: what moved since the first year, across the reforms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from produktschau.region.models import Source
from produktschau.region.queries.arithmetic import Arithmetic, quotient_arithmetic
from produktschau.region.queries.phrases import capital, known, letters, marks, share
from produktschau.region.queries.sector_view import OPEN, Field, Option
from produktschau.region.queries.series import Line, Series, SeriesPoint
from produktschau.region.queries.series_chart import Lines, in_order, said, series_chart, size_words
from produktschau.region.queries.series_view import SeriesAsked, group_choices, series_asked, series_fields


@dataclass(frozen=True)
class Value:
    """A number of the table, with the key that opens it."""

    key: str
    text: str


@dataclass(frozen=True)
class Year:
    """A row of the table: a year, its values by line, and what is to be said about them."""

    year: int
    values: Sequence[Value]
    marks: str
    is_converted: bool


@dataclass(frozen=True)
class SeriesPage:
    """What the page shows; ``opened`` is the number whose arithmetic is asked for."""

    asked: SeriesAsked
    found: Series
    groups: Sequence[Option]
    fields: Sequence[Field]
    chart: Lines
    heads: Sequence[str]
    years: Sequence[Year]
    answers: Sequence[str]
    size: str
    opened: Arithmetic | None
    complaints: Sequence[str]
    opens: str
    closes: str
    file: str

    @property
    def sources(self) -> list[Source]:
        """Where the employment is from."""
        return [self.found.dataset.source]


def series_page(groups: Sequence[str], params: Mapping[str, str]) -> SeriesPage | None:
    """The page as its address asks for it; ``None`` while there are no figures."""
    view, found = series_asked(groups, params)
    if found is None:
        return None
    key = params.get(OPEN, "")
    opened = _opened(found, key) if key else None
    complaints = list(view.complaints)
    if key and opened is None:
        complaints.append(_("Die Zahl „%(word)s“ gibt es auf dieser Seite nicht.") % {"word": key[:30]})
    lines, opens = in_order(found), view.query(**{OPEN: ""})
    return SeriesPage(
        asked=view,
        found=found,
        groups=group_choices(view),
        fields=series_fields(view, found),
        chart=series_chart(found, opens=opens),
        heads=[f"{letters(line.group)} {capital(line.title)}" for line in lines],
        years=[_year(found, lines, index) for index in range(len(found.years))],
        answers=answers(found),
        size=size_words(found),
        opened=opened,
        complaints=complaints,
        opens=opens,
        closes=view.closing("verlauf"),
        file=view.query(als="svg"),
    )


def answers(found: Series) -> list[str]:
    """For each line what moved between its first and its last known year, beside the base: „… stieg von 22,5 % (2005) auf 24,3 % (2017)“."""
    return [_answer(found, line) for line in in_order(found)]


def _answer(found: Series, line: Line) -> str:
    points = [point for point in line.points if point.value is not None]
    words = {"what": _subject(found, line.group)}
    if len(points) < 2:
        return _("%(what)s: Zu wenige Jahre sind bekannt.") % words
    first, last = points[0], points[-1]
    before, after = said(found.measure, first.value), said(found.measure, last.value)
    words |= {"before": before, "after": after, "first": str(first.year), "last": str(last.year)}
    return _moved(first.value or 0, last.value or 0, before == after) % words + _beside(found, first, last)


def _moved(before: float, after: float, is_same: bool) -> str:
    if is_same:
        return _("%(what)s lag %(first)s und %(last)s bei %(after)s")
    if after > before:
        return _("%(what)s stieg von %(before)s (%(first)s) auf %(after)s (%(last)s)")
    return _("%(what)s sank von %(before)s (%(first)s) auf %(after)s (%(last)s)")


def _beside(found: Series, first: SeriesPoint, last: SeriesPoint) -> str:
    if found.measure != "share" or first.base_value is None or last.base_value is None:
        return "."
    words = {"base": found.base.name, "before": share(first.base_value), "after": share(last.base_value)}
    return _("; zum Vergleich %(base)s: von %(before)s auf %(after)s.") % words


def _subject(found: Series, group: str) -> str:
    of = {
        "A": _("der Landwirtschaft"),
        "B-E": _("der Industrie mit Energie und Wasser"),
        "C": _("der Industrie"),
        "F": _("des Baugewerbes"),
        "G-J": _("von Handel, Verkehr, Gastgewerbe und Information"),
        "K-N": _("der Finanz-, Grundstücks- und Firmendienste"),
        "O-U": _("der öffentlichen und sozialen Dienste"),
    }[group]
    sentence = {
        "share": _("Der Anteil %(of)s"),
        "count": _("Die Zahl der Erwerbstätigen %(of)s"),
        "quotient": _("Der Quotient %(of)s"),
    }[found.measure]
    return sentence % {"of": of}


def _year(found: Series, lines: Sequence[Line], index: int) -> Year:
    points = [line.points[index] for line in lines]
    return Year(
        year=found.years[index],
        values=[
            Value(f"{line.group}.{point.year}", said(found.measure, point.value))
            for line, point in zip(lines, points, strict=True)
        ],
        marks="; ".join(marks([point.cell for point in points])) or _("so erhoben"),
        is_converted=any(point.cell.is_converted for point in points),
    )


def _opened(found: Series, key: str) -> Arithmetic | None:
    group, _dot, year = key.partition(".")
    line = next((line for line in found.lines if line.group == group), None)
    point = next((point for point in line.points if str(point.year) == year), None) if line else None
    if line is None or point is None:
        return None
    one = point.quotient
    if found.measure == "quotient":
        return quotient_arithmetic(key, line.group, line.title, point.year, one, found.base.name)
    title = f"{letters(group)} {capital(line.title)}, {found.home.name} {year}: {said(found.measure, point.value)}"
    if found.measure == "count":
        return Arithmetic(
            key=key,
            title=title,
            head=(_("Gebiet"), _("in diesem Bereich")),
            rows=[(found.home.name, known(one.part.value))],
            result="",
            formula=_("Erwerbstätige am Arbeitsort, wie sie in der Quelle stehen."),
            notes=marks([one.part]),
        )
    return Arithmetic(
        key=key,
        title=title,
        head=(_("Gebiet"), _("in diesem Bereich"), _("alle Bereiche"), _("Anteil")),
        rows=[
            (found.home.name, known(one.part.value), known(one.whole.value), share(one.share, 2)),
            (found.base.name, known(one.base_part.value), known(one.base_whole.value), share(one.base_share, 2)),
        ],
        result=f"{known(one.part.value)} : {known(one.whole.value)} = {share(one.share, 2)}",
        formula=_("Anteil: Erwerbstätige des Bereichs, geteilt durch alle Erwerbstätigen am Arbeitsort."),
        notes=marks([one.part, one.whole]),
    )
