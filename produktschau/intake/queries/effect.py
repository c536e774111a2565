"""What the showcase did for a firm: how often it and its products were kept, without anybody behind the numbers."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from django.db.models import Sum
from django.db.models.functions import TruncMonth

from produktschau.showcase.models import Company, FavouriteCount, Product, State

MONTHS = 6
"""So many months are shown, the latest first."""


@dataclass(frozen=True)
class Month:
    """One month by name, and how often something of the firm was put on a list in it."""

    label: str
    times: int


@dataclass(frozen=True)
class Kept:
    """How often in all; the last months, none left out; and whether anything of the firm is public at all."""

    total: int
    months: tuple[Month, ...]
    is_public: bool


def kept_of(company: Company, *, on: date) -> Kept:
    """How often the firm and its products were kept, up to this day."""
    products = Product.objects.filter(makers=company)
    keys = [company.key, *products.values_list("key", flat=True)]
    counted = FavouriteCount.objects.filter(key__in=keys, day__lte=on).order_by()
    by_month = {
        row["month"]: row["times"]
        for row in counted.annotate(month=TruncMonth("day")).values("month").annotate(times=Sum("kept"))
    }
    firsts = [_month_before(on, back) for back in range(MONTHS)]
    return Kept(
        total=sum(by_month.values()),
        months=tuple(Month(format_date(first, "MMMM y", "de"), by_month.get(first, 0)) for first in firsts),
        is_public=company.is_published or products.filter(state=State.PUBLISHED).exists(),
    )


def _month_before(on: date, back: int) -> date:
    months = on.year * 12 + on.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)
