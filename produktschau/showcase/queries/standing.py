"""How a record behind an address stands right now: one query, asked with every request."""

from typing import TypeVar

from produktschau.search.engine.index import IndexMissing, reading
from produktschau.search.models import IndexMark
from produktschau.showcase.models import Company, Product

Thing = TypeVar("Thing", Company, Product)

_MARKS = IndexMark._meta.db_table
_QUERIES = {
    model: f"SELECT *, EXISTS (SELECT 1 FROM {_MARKS}) AS index_waits FROM {model._meta.db_table} WHERE slug = %s"  # noqa: S608  # names of our own tables
    for model in (Company, Product)
}
"""Written once: every page of a record asks this, and putting it together costs more than asking it."""


def record_at(model: type[Thing], slug: str) -> Thing | None:
    """The record at an address, whatever its state; it carries ``index_waits``: whether the index still has something to learn."""
    return next(iter(model.objects.raw(_QUERIES[model], [slug])), None)


def state_of_everything(record: Company | Product) -> str:
    """A text that changes with everything a page of this record shows: a key to keep the page by. Empty: it cannot be kept.

    Whatever a public page shows leads to a mark for the index when it changes, in the same transaction. While any mark waits
    nothing can be kept; once the indexer has taken the marks away, the index has another generation. The record must come from
    ``record_at`` and be asked for before anything else of the page is read: what changes later leaves a mark.
    """
    if getattr(record, "index_waits", True):
        return ""
    try:
        return reading().generation
    except IndexMissing:
        return ""
