"""How often things were put on favourites lists: for the staff, as numbers of records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet, Sum

from produktschau.lib.lists import Cell, ListTable
from produktschau.showcase.models import Company, FavouriteCount, Product
from produktschau.showcase.rules import may_see_desk

SIZE = 50
SINCE = "seit"
"""The parameter of the address: an ISO day."""


@dataclass(frozen=True)
class Kept:
    """How often one record was kept and taken off again; ``record`` is ``None`` when it is gone."""

    key: str
    record: Company | Product | None
    kept: int
    dropped: int

    @property
    def kind(self) -> str:
        """„company“ or „product“; nothing for a record that is gone."""
        return "" if self.record is None else "company" if isinstance(self.record, Company) else "product"


def times_kept(keys: Sequence[str]) -> dict[str, int]:
    """How often the records with these keys were kept since counting began; only those that ever were."""
    sums = FavouriteCount.objects.filter(key__in=keys).order_by().values("key").annotate(times=Sum("kept"))
    return {row["key"]: row["times"] for row in sums}


def most_kept(since: date | None, page: str | None) -> Page[Any]:
    """A page of ``Kept``, most kept first, counted from the day ``since``."""
    shown = Paginator(_sums(since), SIZE).get_page(page)
    return Page(_with_records(list(shown.object_list)), shown.number, shown.paginator)


def day_in(text: str) -> date | None:
    """The day an address names („2026-11-23“); ``None`` for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _sums(since: date | None) -> QuerySet[Any, Any]:
    counted = FavouriteCount.objects.all() if since is None else FavouriteCount.objects.filter(day__gte=since)
    sums = counted.order_by().values("key").annotate(times_kept=Sum("kept"), times_dropped=Sum("dropped"))
    return sums.order_by(F("times_kept").desc(), "key")


def _with_records(sums: Sequence[Mapping[str, Any]]) -> list[Kept]:
    keys = [row["key"] for row in sums]
    records: dict[str, Company | Product] = {one.key: one for one in Product.objects.filter(key__in=keys)}
    records.update({one.key: one for one in Company.objects.filter(key__in=keys)})
    return [Kept(row["key"], records.get(row["key"]), row["times_kept"], row["times_dropped"]) for row in sums]


def _rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    sums = list(_sums(day_in(params.get(SINCE, ""))))
    for start in range(0, len(sums), SIZE):
        for one in _with_records(sums[start : start + SIZE]):
            kind = {"company": "Betrieb", "product": "Produkt", "": ""}[one.kind]
            yield (one.record.name if one.record else "", kind, one.key, one.kept, one.dropped)


FAVOURITES = ListTable(
    label="Gemerkt",
    columns=("Name", "Art", "Kurzschlüssel", "gemerkt", "wieder entfernt"),
    rows=_rows,
    permitted=may_see_desk,
)
