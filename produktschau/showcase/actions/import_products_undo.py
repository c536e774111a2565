"""Takes back what an import of products did: new ones are deleted, changed ones get their former values.

Whoever calls has asked ``queries.import_products_undo`` first, in the same transaction; here nobody is asked again.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor, Change, record_many
from produktschau.search.actions import mark
from produktschau.showcase.actions.import_products import locked_products, save_products, set_values, write_ties
from produktschau.showcase.actions.writing import as_json, mark_makers_of
from produktschau.showcase.models import AreaOfLife, ColourWorld, Company, Material, Product, SlugRedirect
from produktschau.showcase.queries.import_products import present_products

BATCH = 500
Done = tuple[str, Mapping[str, Any]]
"""A subject and its ``before``, as ``RowOutcome`` gave it."""
_LISTS: dict[str, Any] = {"makers": Company, "areas": AreaOfLife, "materials": Material}


@transaction.atomic
def undo_products(*, by: Actor, at: datetime, done: Sequence[Done]) -> None:
    """Take back all of it. A product that is gone already is left alone, and so is a word that is gone."""
    for start in range(0, len(done), BATCH):
        befores = {subject.removeprefix("product:"): before for subject, before in done[start : start + BATCH]}
        pks = list(Product.objects.filter(key__in=befores).values_list("pk", flat=True))
        products = list(locked_products(pks).values())
        _delete([one for one in products if befores[one.key].get("created")], by, at)
        _restore({one: befores[one.key] for one in products if not befores[one.key].get("created")}, by, at)


def _delete(products: Sequence[Product], by: Actor, at: datetime) -> None:
    """What was public once keeps an address that answers that it is gone; what nobody ever saw leaves none."""
    if not products:
        return
    pks = [product.pk for product in products]
    SlugRedirect.objects.bulk_create(
        SlugRedirect(kind="product", slug=one.slug, key=one.key, since_at=at)
        for one in products
        if one.published_at is not None
    )
    told = [Change(f"product:{one.key}", before={"slug": one.slug}, after={"slug": None}) for one in products]
    mark_makers_of(pks, at)
    Product.objects.filter(pk__in=pks).delete()
    record_many(by=by, verb="product.import_undone", at=at, told=told)
    mark("product", pks, at)


def _restore(befores: Mapping[Product, Mapping[str, Any]], by: Actor, at: datetime) -> None:
    if not befores:
        return
    present = present_products([product.pk for product in befores])
    former = _still_there({product.pk: before["values"] for product, before in befores.items()})
    told = []
    for product, before in befores.items():
        values = former[product.pk]
        now = {name: present[product.pk].values[name] for name in values}
        now |= as_json({name: getattr(product, name) for name in before["others"]})
        told.append(Change(f"product:{product.key}", before=now, after=values | before["others"]))
        set_values(product, values | {name: _value(name, one) for name, one in before["others"].items()}, at)
        kept = {name: value for name, value in product.imported.items() if name not in before["remembered"]}
        product.imported = kept | before["imported"]
    mark_makers_of(former, at)  # of before: a company may be dropped
    save_products(list(befores))
    write_ties(former)
    record_many(by=by, verb="product.import_undone", at=at, told=told)
    mark("product", former, at)
    mark_makers_of(former, at)


def _still_there(values: Mapping[int, Mapping[str, Any]]) -> dict[int, dict[str, Any]]:
    """The values without words and makers that were deleted since."""
    live = {name: set(model.objects.values_list("pk", flat=True)) for name, model in _LISTS.items()}
    worlds = set(ColourWorld.objects.values_list("pk", flat=True))
    found = {pk: dict(one) for pk, one in values.items()}
    for one in found.values():
        one |= {name: [tied for tied in one[name] if tied in live[name]] for name in _LISTS if name in one}
        if "world" in one and one["world"] not in worlds:
            one["world"] = None
    return found


def _value(name: str, value: Any) -> Any:
    return datetime.fromisoformat(value) if value and name == "published_at" else value
