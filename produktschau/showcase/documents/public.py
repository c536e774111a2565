"""What the search knows of companies and products: only what everyone may see.

Records are read in batches of plain rows; a batch costs the same number of queries whatever it holds.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from produktschau.lib.dates import today
from produktschau.search.engine.kinds import Document
from produktschau.showcase.documents import companies, products
from produktschau.showcase.documents.cards import speeches
from produktschau.showcase.documents.gathering import reference
from produktschau.showcase.models import Company, Product, State

BATCH = 1000
KEYS = 20_000
"""Keys read at a time."""


def company_documents(pks: Collection[int] | None) -> Iterator[Document]:
    """Documents of the published companies among ``pks``, or of all."""
    known, spoken = reference(today()), speeches()
    for rows in batches(Company.objects.filter(state=State.PUBLISHED), companies.COLUMNS, pks):
        yield from companies.company_batch(rows, known, spoken)


def product_documents(pks: Collection[int] | None) -> Iterator[Document]:
    """Documents of the published products among ``pks``, or of all."""
    known, spoken = reference(today()), speeches()
    for rows in batches(Product.objects.filter(state=State.PUBLISHED), products.COLUMNS, pks):
        yield from products.product_batch(rows, known, spoken)


def published_company_keys(pks: Collection[int]) -> set[int]:
    """Which of these companies everyone may see right now."""
    return _published(Company, pks)


def published_product_keys(pks: Collection[int]) -> set[int]:
    """Which of these products everyone may see right now."""
    return _published(Product, pks)


def all_published_company_keys() -> Iterator[int]:
    """All companies everyone may see right now, by primary key."""
    return keys(Company.objects.filter(state=State.PUBLISHED))


def all_published_product_keys() -> Iterator[int]:
    """All products everyone may see right now, by primary key."""
    return keys(Product.objects.filter(state=State.PUBLISHED))


def keys(records: QuerySet[Any]) -> Iterator[int]:
    """The primary keys of the records, ascending; no cursor stays open while they are worked on."""
    last = 0
    while found := list(records.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:KEYS]):
        yield from found
        last = found[-1]


def _published(model: type[Company | Product], pks: Collection[int]) -> set[int]:
    """Written as SQL, because it is asked for every page of hits and a queryset takes three times as long to be put together."""
    if not pks:
        return set()
    table = connection.ops.quote_name(model._meta.db_table)
    places = ",".join(["%s"] * len(pks))
    with connection.cursor() as cursor:
        sql = f"SELECT id FROM {table} WHERE state = %s AND id IN ({places})"  # noqa: S608  # our own table, no value in the text
        cursor.execute(sql, [State.PUBLISHED.value, *pks])
        return {row[0] for row in cursor.fetchall()}


def batches(
    records: QuerySet[Any], columns: Sequence[str], pks: Collection[int] | None
) -> Iterator[list[dict[str, Any]]]:
    """The rows of the records by primary key, a batch at a time; of those among ``pks``, or of all.

    Each batch is a query that begins after the last one: no cursor stays open while documents are written.
    """
    if pks is not None:
        wanted = sorted(pks)
        for start in range(0, len(wanted), BATCH):
            part = records.filter(pk__in=wanted[start : start + BATCH]).order_by("pk")
            if rows := list(part.values(*columns)):
                yield rows
        return
    last = 0
    while rows := list(records.filter(pk__gt=last).order_by("pk").values(*columns)[:BATCH]):
        yield rows
        last = rows[-1]["pk"]
