"""Firms of the showcase beside each sector, and how the sector moved since the first year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from produktschau.design.formats import number
from produktschau.lib.figures import FIGURES
from produktschau.region.queries.comparison import FIRMS, Comparison, GroupRow, Quotient, quotients_of
from produktschau.region.queries.conversion import Cell
from produktschau.region.queries.employment import areas_over
from produktschau.region.queries.numbers import number_address
from produktschau.region.queries.phrases import capital, is_within, letters, share, signed, span_of


@dataclass(frozen=True)
class FirmLine:
    """One group: firms and their share of the showcase beside the share of the persons employed; ranges where nobody knows exactly.

    ``before`` is what the changes are counted from, ``None`` where they are not.
    """

    row: GroupRow
    letters: str
    title: str
    within: str
    firms: str
    opens: str
    firm_share: str
    employed: str
    share_moved: str
    quotient_moved: str
    before: Cell | None


def since(found: Comparison) -> int:
    """The year the changes are counted from."""
    return found.years[0]


def firm_lines(found: Comparison) -> Sequence[FirmLine]:
    """The groups of the table in its order."""
    before = _before(found)
    return [_line(row, before.get(row.group)) for row in found.rows]


def _before(found: Comparison) -> Mapping[str, Quotient]:
    first = since(found)
    areas = areas_over([first]).get(first, {})
    home, base = areas.get(found.home.territory.ags), areas.get(found.base.territory.ags)
    if home is None or base is None or first == found.year:
        return {}
    return quotients_of(home, base, first, found.denominator)


def _line(row: GroupRow, before: Quotient | None) -> FirmLine:
    return FirmLine(
        row=row,
        letters=letters(row.group),
        title=capital(row.title),
        within=is_within(row.group),
        firms=span_of(*row.firms),
        opens=number_address(FIRMS, branche=row.group) if FIRMS in FIGURES else "",
        firm_share=_firm_share(row),
        employed=share(row.employment_share),
        share_moved="–" if before is None else signed(_change(before.share, row.home.share, 100), 1),
        quotient_moved="–" if before is None else signed(_change(before.value, row.home.value, 1), 2),
        before=None if before is None else before.part,
    )


def _change(before: float | None, after: float | None, times: float) -> float | None:
    return None if before is None or after is None else (after - before) * times


def _firm_share(row: GroupRow) -> str:
    if row.firm_share is None:
        return "–"
    low, high = row.firm_share
    if row.firms[0] == row.firms[1]:
        return share(low)
    return _("%(low)s bis %(high)s") % {"low": number(low * 100, 1), "high": share(high)}
