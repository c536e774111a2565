"""Products against their doubles, and against being taken back: by what they are known, and what stands in the way."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from produktschau.showcase.models import Maker, Picture, Product, State
from produktschau.tabular.calculations.duplicates import Identity

BOUND = "Hersteller"
"""A product is the same only with the same maker."""
BATCH = 500


def product_stock() -> Iterator[Identity]:
    """One identity per product, with every word its makers may be called by; two statements."""
    makers: defaultdict[int, list[tuple[str, str, str]]] = defaultdict(list)
    columns = ("product_id", "company__key", "company__external_key", "company__name")
    for product, *called in Maker.objects.order_by("position", "pk").values_list(*columns).iterator(chunk_size=5000):
        makers[product].append((called[0], called[1], called[2]))
    for pk, key, name in Product.objects.order_by("pk").values_list("pk", "key", "name").iterator(chunk_size=5000):
        called_so = [word for several in makers[pk] for word in several if word]
        detail = makers[pk][0][2] if makers[pk] else ""
        yield Identity(f"product:{key}", name, place=";".join(called_so), detail=detail, bound=BOUND)


def product_obstacles(at: datetime, done: Sequence[tuple[str, Mapping[str, Any]]]) -> list[tuple[str, str]]:
    """Pairs of subject and sentence. ``at`` is the moment of the import; ``done`` are subjects with their ``before``.

    A product that was deleted since is no obstacle. To one that was there before, pictures may have been added.
    """
    found: list[tuple[str, str]] = []
    for start in range(0, len(done), BATCH):
        befores = {subject.removeprefix("product:"): before for subject, before in done[start : start + BATCH]}
        columns = ("pk", "key", "name", "state", "changed_at", "published_at")
        products = {row["key"]: row for row in Product.objects.filter(key__in=befores).values(*columns)}
        made = [products[key]["pk"] for key, before in befores.items() if before.get("created") and key in products]
        pictured = set(Picture.objects.filter(product__in=made).values_list("product", flat=True))
        for key in befores:
            what = _obstacle(products[key], at, pictured) if key in products else ""
            if what:
                found.append((f"product:{key}", f"„{products[key]['name']}“ {what}."))
    return found


def _obstacle(product: Mapping[str, Any], at: datetime, pictured: set[int]) -> str:
    if product["pk"] in pictured:
        return "hat inzwischen Bilder"
    if product["changed_at"] == at:
        return ""
    is_published = product["state"] == State.PUBLISHED and product["published_at"] == product["changed_at"]
    return "wurde inzwischen veröffentlicht" if is_published else "wurde inzwischen geändert"
