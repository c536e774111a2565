"""What the showcase did for a firm: how often its pages were opened and kept, without anybody behind the numbers."""

from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

from produktschau.showcase.models import Company, Product
from produktschau.showcase.queries.view_counts import marked_by_month, opened_by_month, times_marked, times_opened

MONTHS = 12
"""So many months are shown, the latest first."""
LATELY = timedelta(days=30)
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Line:
    """One record: how often its page was opened within 30 days and within a year, and how often it was kept within a year."""

    name: str
    lately: int
    opened: int
    kept: int


@dataclass(frozen=True)
class Month:
    """One month by name, and how often something of the firm was opened and kept in it."""

    label: str
    opened: int
    kept: int


@dataclass(frozen=True)
class Effect:
    """All records in one; the firm's entry and its products, what was opened most first; the last months, none left out.

    ``is_told``: whether there is anything to count: something of the firm is public, or was within a year.
    """

    whole: Line
    lines: tuple[Line, ...]
    months: tuple[Month, ...]
    is_told: bool


def effect_of(company: Company, *, on: date) -> Effect:
    """What was counted for the firm and its products up to this day."""
    records: list[Company | Product] = [company, *Product.objects.filter(makers=company).order_by("sort_key", "pk")]
    keys = [record.key for record in records]
    lately, opened = (times_opened(keys, after=on - span, until=on) for span in (LATELY, YEAR))
    kept = times_marked(keys, after=on - YEAR, until=on)
    shown = [one for one in records if one.is_published or one.key in opened or one.key in kept]
    lines = [
        Line(one.name, lately.get(one.key, 0), opened.get(one.key, 0), kept.get(one.key, 0))
        for one in sorted(shown, key=lambda one: -opened.get(one.key, 0))
    ]
    whole = Line("zusammen", sum(lately.values()), sum(opened.values()), sum(kept.values()))
    return Effect(whole, tuple(lines), _months(keys, on), bool(lines))


def _months(keys: list[str], on: date) -> tuple[Month, ...]:
    firsts = [_month_before(on, back) for back in range(MONTHS)]
    opened, kept = opened_by_month(keys, since=firsts[-1]), marked_by_month(keys, since=firsts[-1])
    return tuple(
        Month(format_date(first, "MMMM y", "de"), opened.get(first, 0), kept.get(first, 0)) for first in firsts
    )


def _month_before(on: date, back: int) -> date:
    months = on.year * 12 + on.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)
