"""How often public pages were opened and kept on favourites lists, as numbers of records: nothing about persons."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth

from produktschau.showcase.models import FavouriteCount, ViewCount


def times_opened(keys: Sequence[str], *, after: date, until: date) -> dict[str, int]:
    """How often the pages of the records with these keys were opened after one day and up to another; only those that ever were."""
    return _by(ViewCount.objects.filter(key__in=keys, day__gt=after, day__lte=until), "key", "times")


def times_marked(keys: Sequence[str], *, after: date, until: date) -> dict[str, int]:
    """How often they were put on a list, likewise."""
    return _by(FavouriteCount.objects.filter(key__in=keys, day__gt=after, day__lte=until), "key", "kept")


def opened_by_month(keys: Sequence[str], *, since: date) -> dict[date, int]:
    """How often their pages were opened, by the first day of the month."""
    counted = ViewCount.objects.filter(key__in=keys, day__gte=since).annotate(month=TruncMonth("day"))
    return _by(counted, "month", "times")


def marked_by_month(keys: Sequence[str], *, since: date) -> dict[date, int]:
    """How often they were put on a list, likewise."""
    counted = FavouriteCount.objects.filter(key__in=keys, day__gte=since).annotate(month=TruncMonth("day"))
    return _by(counted, "month", "kept")


def _by(counted: QuerySet[Any], name: str, number: str) -> dict[Any, int]:
    return {row[name]: row["all"] for row in counted.order_by().values(name).annotate(all=Sum(number))}
