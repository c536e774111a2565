"""A record as it would be with other words: a copy in memory, of which nothing is ever saved."""

from collections.abc import Mapping
from copy import copy
from typing import Any

from django.db.models import prefetch_related_objects

from produktschau.showcase.models import Certificate, Company, CompanyLink, Product, Site, State
from produktschau.showcase.queries.pictures import seen
from produktschau.showcase.queries.published import makers_with_drafts

_ROWS = {"certificates": Certificate, "links": CompanyLink}
_PARTS = ("areas", "materials", *_ROWS)


def as_if(record: Company | Product, fields: Mapping[str, Any], *, with_private: bool) -> Company | Product:
    """A copy of the record with these fields, named as ``change_company`` and ``change_product`` take them; what is not given is as it is.

    ``with_private``: also the pictures not everyone may see. A product names its makers, whether they are public yet or not. The copy
    is a draft, so that no page of it is kept.
    """
    tried = copy(record)
    tried.state = State.DRAFT
    for name, value in fields.items():
        if name not in (*_PARTS, "sites"):
            setattr(tried, name, value)
    if with_private:
        shown = record.pictures.order_by("position", "pk")
    else:
        shown = seen().filter(pk__in=record.pictures.values("pk")) if record.is_published else seen().none()
    # Where pages find what was fetched for them (``queries.published``), nothing is fetched again.
    found: dict[str, Any] = {"card_pictures": list(shown)}
    if "sites" in fields:
        found["card_sites"] = [Site(**row) for row in fields["sites"]]
    rows = {name: [model(**row) for row in fields[name]] for name, model in _ROWS.items() if name in fields}
    chosen = {name: list(fields[name]) for name in ("areas", "materials") if name in fields}
    for name, value in {**found, "_prefetched_objects_cache": {**rows, **chosen}}.items():
        setattr(tried, name, value)
    if isinstance(tried, Product):
        prefetch_related_objects([tried], makers_with_drafts())
    return tried
