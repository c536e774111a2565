"""The products an import concerns, as values: found in one reading of keys, then read in chunks with all that hangs on them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from produktschau.showcase.models import Maker, Product

PLAIN = (
    "name", "name_en", "lead", "lead_en", "story", "story_en", "where_to_buy", "where_to_buy_en", "is_invented",
)  # fmt: skip
"""The fields of a product an import may set."""
PARTS = ("makers", "areas", "materials", "world")
"""What it is tied to, by primary key: lists, makers in their order and words by number; the world alone or ``None``."""
_OTHERS = ("pk", "key", "slug", "source_id", "external_key", "state", "published_at", "changed_at", "imported")


@dataclass
class PresentProduct:
    """A product as it stands; ``values`` holds everything of ``PLAIN`` and ``PARTS``."""

    pk: int
    key: str
    slug: str
    source_id: int | None
    external_key: str
    state: str
    published_at: datetime | None
    changed_at: datetime
    imported: dict[str, Any]
    values: dict[str, Any]


def present_products(pks: Collection[int]) -> dict[int, PresentProduct]:
    """The products with these primary keys, at most some hundred of them, with their parts: four statements."""
    if not pks:
        return {}
    parts = product_parts(pks)
    found = {}
    for row in Product.objects.filter(pk__in=pks).values(*_OTHERS, *PLAIN, "world_id"):
        others = {name: row.pop(name) for name in _OTHERS}
        row["world"] = row.pop("world_id")
        tied = {name: parts[name].get(others["pk"], []) for name in PARTS[:3]}
        found[others["pk"]] = PresentProduct(**others, values=row | tied)
    return found


def product_parts(pks: Collection[int]) -> dict[str, dict[int, list[int]]]:
    """Makers, areas and materials by product, as primary keys."""
    makers = Maker.objects.filter(product__in=pks).order_by("position", "pk").values_list("product_id", "company_id")
    areas, materials = Product.areas.through.objects, Product.materials.through.objects
    pairs: dict[str, Any] = {
        "makers": makers,
        "areas": areas.filter(product__in=pks).order_by("areaoflife_id").values_list("product_id", "areaoflife_id"),
        "materials": materials.filter(product__in=pks).order_by("material_id").values_list("product_id", "material_id"),
    }
    found: dict[str, dict[int, list[int]]] = {}
    for name, rows in pairs.items():
        found[name] = defaultdict(list)
        for product, other in rows:
            found[name][product].append(other)
    return found
