"""The dot plot of quotients: the home district beside its neighbours, group by group."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from produktschau.region.calculations.charts.dots import NARROW, WIDE, Dot, DotChart, Row, dot_chart
from produktschau.region.models import Territory
from produktschau.region.queries.comparison import Comparison, GroupRow, Quotient
from produktschau.region.queries.employment import CANDIDATES
from produktschau.region.queries.phrases import capital, known, letters, like, short_titles


@dataclass(frozen=True)
class Dots:
    """A dot plot in both cuts with its words. ``opens`` + key of a dot is the address that opens its number; "" opens none.

    ``from_zero``: the line of a row runs from zero to its dot, not from dot to dot.
    """

    title: str
    wide: DotChart
    narrow: DotChart
    own: str
    other: str
    is_percent: bool = False
    opens: str = ""
    fewer: str = ""
    more: str = ""
    from_zero: bool = False


def sector_chart(
    found: Comparison, near: Sequence[Territory], *, opens: str = "", groups: Collection[str] = CANDIDATES
) -> Dots:
    """Quotients of the groups (without overlap unless asked otherwise), the neighbours ``near`` beside the home district."""
    keys = {place.ags for place in near}
    rows = [_row(row, keys) for row in found.rows if row.group in groups]
    heading = like(found.base.territory)
    wide, narrow = (dot_chart(rows, shape, reference=1, heading=heading) for shape in (WIDE, NARROW))
    names = {"home": found.home.territory.name, "base": found.base.territory.name, "year": found.year}
    return Dots(
        title=_("Standortquotienten in %(home)s und bei den Nachbarn, %(year)s, verglichen mit: %(base)s") % names,
        wide=wide,
        narrow=narrow,
        own=found.home.territory.name,
        other=_("Nachbar, äußere benannt") if near else "",
        opens=opens,
        fewer=_("seltener hier"),
        more=_("häufiger hier"),
    )


def _row(row: GroupRow, near: Collection[str]) -> Row:
    others = [_dot(row, one) for one in row.neighbours if one.territory.ags in near]
    return Row(
        row.group, f"{letters(row.group)} {short_titles()[row.group]}", [*others, _dot(row, row.home, is_own=True)]
    )


def _dot(row: GroupRow, one: Quotient, *, is_own: bool = False) -> Dot:
    value = known(one.value, 2)
    return Dot(
        key=f"{one.territory.ags}.{row.group}",
        value=one.value,
        text=value if is_own else f"{one.territory.name} {value}",
        name=f"{one.territory.name}, {capital(row.title)}: {value}",
        is_own=is_own,
    )
