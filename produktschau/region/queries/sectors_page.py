"""The page about sectors: what stands out here and not next door, with every number's arithmetic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from produktschau.design.formats import number
from produktschau.region.models import Source, Territory
from produktschau.region.queries.arithmetic import Arithmetic, arithmetic
from produktschau.region.queries.comparison import Comparison, GroupRow, Quotient
from produktschau.region.queries.phrases import capital, converted, is_within, letters, listed
from produktschau.region.queries.sector_chart import Dots, sector_chart
from produktschau.region.queries.sector_firms import FirmLine, firm_lines, since
from produktschau.region.queries.sector_view import OPEN, Asked, Field, asked, fields, shown
from produktschau.region.queries.standing_out import StandingOut, standing_out


@dataclass(frozen=True)
class Line:
    """A row of the table: the group, our quotient, and the neighbours' in the order of the heads (``None``: without figures)."""

    row: GroupRow
    letters: str
    title: str
    within: str
    near: Sequence[Quotient | None]


@dataclass(frozen=True)
class SectorsPage:
    """What the page shows; ``opened`` is the number whose arithmetic is asked for."""

    asked: Asked
    found: Comparison
    fields: Sequence[Field]
    heads: Sequence[Territory]
    lines: Sequence[Line]
    chart: Dots
    standing: StandingOut
    firms: Sequence[FirmLine]
    since: int
    krugman: Sequence[tuple[Territory, float | None]]
    reading: str
    without: str
    file: str
    opened: Arithmetic | None
    complaints: Sequence[str]
    opens: str
    closes: str

    @property
    def remark(self) -> str:
        """How the values of the first year were converted."""
        return converted(self.since, [line.before for line in self.firms if line.before])

    @property
    def sources(self) -> list[Source]:
        """Where the employment is from."""
        return [self.found.dataset.source]


def sectors_page(params: Mapping[str, str]) -> SectorsPage | None:
    """The page as its address asks for it; ``None`` while there are no figures."""
    view, found = asked(params)
    if found is None:
        return None
    near = shown(view, found)
    key = params.get(OPEN, "")
    opened = arithmetic(found, key) if key else None
    complaints = list(view.complaints)
    if key and opened is None:
        complaints.append(_("Die Zahl „%(word)s“ gibt es auf dieser Seite nicht.") % {"word": key[:30]})
    opens = view.query(**{OPEN: ""})
    keys = {place.ags for place in near}
    return SectorsPage(
        asked=view,
        found=found,
        fields=fields(view, found),
        heads=[*near, *(found.without_figures if near else [])],
        lines=[_line(row, keys, len(found.without_figures) if near else 0) for row in found.rows],
        chart=sector_chart(found, near, opens=opens),
        standing=standing_out(found),
        firms=firm_lines(found),
        since=since(found),
        reading=_reading(found),
        without=_without(found),
        file=view.query(als="svg"),
        krugman=sorted(found.krugman, key=lambda one: -(one[1] or 0)),
        opened=opened,
        complaints=complaints,
        opens=opens,
        closes=view.closing("quotienten"),
    )


def _reading(found: Comparison) -> str:
    """How a quotient is read, by the farthest one of this page."""
    row = max(found.rows, key=lambda row: row.home.value or 0)
    if row.home.value is None:
        return ""
    return _(
        "1 heißt: genauso häufig wie im Vergleichsraum (%(base)s). %(value)s bei „%(sector)s“ heißt: Von 100 Erwerbstätigen arbeiten hier %(times)s-mal so viele in diesem Bereich wie dort."
    ) % {
        "value": number(row.home.value, 2),
        "sector": capital(row.title),
        "times": number(row.home.value, 1),
        "base": found.base.territory.name,
    }


def _without(found: Comparison) -> str:
    names = listed([place.name for place in found.without_figures])
    if not names:
        return ""
    return _("Ohne Zahlen in dieser Quelle: %(names)s. Unbekannt ist nicht null.") % {"names": names}


def _line(row: GroupRow, near: set[str], without: int) -> Line:
    others = [one for one in row.neighbours if one.territory.ags in near]
    return Line(row, letters(row.group), capital(row.title), is_within(row.group), [*others, *[None] * without])
