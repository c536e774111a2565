"""The record behind an address as it stands right now: one query, asked with every request."""

from typing import TypeVar

from produktschau.showcase.models import Company, Product

Thing = TypeVar("Thing", Company, Product)

_QUERIES = {
    model: f"SELECT * FROM {model._meta.db_table} WHERE slug = %s"  # noqa: S608  # names of our own tables
    for model in (Company, Product)
}
"""Written once: every page of a record asks this, and putting it together costs more than asking it."""


def record_at(model: type[Thing], slug: str) -> Thing | None:
    """The record at an address, whatever its state."""
    return next(iter(model.objects.raw(_QUERIES[model], [slug])), None)
