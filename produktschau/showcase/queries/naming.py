"""Names and addresses of the showcase for the record of changes and for search engines."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from produktschau.audit.names import Named
from produktschau.lib.sitemap import Address
from produktschau.region.queries import former_districts, home_municipalities
from produktschau.showcase.models import AreaOfLife, ColourWorld, Company, Merge, Product, State


def company_names(keys: Iterable[str]) -> dict[str, Named]:
    """Names for the record of changes: „company:K7M2QX“ → name and page at the desk."""
    return _names("company", Company, keys)


def product_names(keys: Iterable[str]) -> dict[str, Named]:
    """Names for the record of changes: „product:K7M2QX“ → name and page at the desk."""
    return _names("product", Product, keys)


def _names(kind: str, model: type[Company] | type[Product], keys: Iterable[str]) -> dict[str, Named]:
    """What was merged into another keeps its name as long as the merge remembers it, and leads to the one that stayed."""
    wanted = {key.partition(":")[2] for key in keys}
    named = {key: (name, key) for key, name in model._default_manager.filter(key__in=wanted).values_list("key", "name")}
    if missing := wanted - named.keys():
        merges = Merge.objects.filter(kind=kind, gone_key__in=missing, undone_at=None)
        named |= {one.gone_key: (_gone(one), one.kept_key) for one in merges}
    return {
        f"{kind}:{key}": Named(name, reverse(f"showcase_house:desk_{kind}", args=[page]))
        for key, (name, page) in named.items()
    }


def _gone(merge: Merge) -> str:
    name = merge.memo["record"]["fields"]["name"] if merge.memo else merge.gone_key
    return f"{name} (zusammengeführt)"


def public_addresses() -> Iterable[Address]:
    """Every public page of the showcase, for search engines."""
    with translation.override("de"):
        lists = [Address(reverse(f"showcase:{name}")) for name in ("products", "companies", "map", "places")]
        places = [
            *(reverse("showcase:place", args=[place.slug]) for place in home_municipalities()),
            *(reverse("showcase:former_district", args=[former.slug]) for former in former_districts()),
        ]
        words: list[ColourWorld | AreaOfLife] = [*ColourWorld.objects.all(), *AreaOfLife.objects.all()]
        records: list[Company | Product] = [*_published(Company), *_published(Product)]
        return [
            *lists,
            *(Address(word.get_absolute_url()) for word in words),
            *map(Address, places),
            *(Address(record.get_absolute_url(), record.changed_at) for record in records),
        ]


def _published(model: type[Company] | type[Product]) -> QuerySet[Any]:
    return model.objects.filter(state=State.PUBLISHED).order_by("sort_key", "pk")
