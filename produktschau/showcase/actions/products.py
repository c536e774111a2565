"""Products come to be and change."""

from datetime import datetime
from typing import Any, TypedDict, Unpack

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.lib.text import sort_key
from produktschau.region.models import Source
from produktschau.search.actions import mark
from produktschau.showcase.actions.writing import (
    address_for,
    expect,
    free_key,
    locked_product,
    refuse,
    write_down,
)
from produktschau.showcase.calculations.checks import check_product
from produktschau.showcase.models import AreaOfLife, ColourWorld, Company, Maker, Material, Product, State
from produktschau.showcase.models.vocabulary import Word

RELATIONS = ("makers", "areas", "materials", "world")
WORDS: dict[str, type[Word]] = {"areas": AreaOfLife, "materials": Material, "world": ColourWorld}


class ProductFields(TypedDict, total=False):
    """What can be said about a product. Lists replace what was there; the first maker is named first."""

    name: str
    name_en: str
    lead: str
    lead_en: str
    story: str
    story_en: str
    where_to_buy: str
    where_to_buy_en: str
    is_invented: bool
    source: Source | None
    external_key: str
    makers: list[Company]
    areas: list[AreaOfLife]
    materials: list[Material]
    world: ColourWorld | None


@transaction.atomic
def create_product(*, by: Actor, at: datetime, **fields: Unpack[ProductFields]) -> Product:
    """A new product as a draft. Raises ``NotAcceptable``."""
    cleaned, relations = _checked({"name": "", **fields})
    product = Product(created_at=at, changed_at=at, world=relations.get("world"), **cleaned)
    product.key = free_key(Product)
    product.slug = address_for("product", product.name, product.key)
    product.sort_key = sort_key(product.name)[:200]
    product.save(force_insert=True)
    _relate(product, relations)
    write_down(product, "created", by=by, at=at, after={**cleaned, **_related(product)})
    return product


@transaction.atomic
def change_product(
    *, by: Actor, at: datetime, product: Product, expected: datetime | None = None, **fields: Unpack[ProductFields]
) -> Product:
    """Change the fields given; its address stays. ``expected`` is the ``changed_at`` the editor saw.

    Nothing different: nothing is written. Raises ``NotAcceptable``, ``ChangedMeanwhile``.
    """
    product = locked_product(product.pk)
    expect(product, expected)
    cleaned, relations = _checked(dict(fields))
    _stay_presentable(product, cleaned, relations)
    before = {name: getattr(product, name) for name in cleaned} | _related(product)
    for name, value in cleaned.items():
        setattr(product, name, value)
    if "name" in cleaned:
        product.sort_key = sort_key(product.name)[:200]
    _relate(product, relations)
    after = cleaned | _related(product)
    if before != after:
        product.changed_at = at
        product.save()
        write_down(product, "changed", by=by, at=at, before=_readable(before, after), after=_readable(after, before))
        mark("company", set(before["makers"]) - set(after["makers"]), at)
    return product


def _checked(fields: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    cleaned, problems = check_product({name: value for name, value in fields.items() if name not in RELATIONS})
    refuse(problems)
    return cleaned, {name: value for name, value in fields.items() if name in RELATIONS}


def _relate(product: Product, relations: dict[str, Any]) -> None:
    if "areas" in relations:
        product.areas.set(relations["areas"])
    if "materials" in relations:
        product.materials.set(relations["materials"])
    if "world" in relations:
        product.world = relations["world"]
    makers = list(dict.fromkeys(relations.get("makers", ())))
    if "makers" in relations and [maker.pk for maker in makers] != _related(product)["makers"]:
        product.maker_rows.all().delete()
        Maker.objects.bulk_create(
            Maker(product=product, company=company, position=position) for position, company in enumerate(makers)
        )


def _related(product: Product) -> dict[str, Any]:
    return {
        "makers": list(product.maker_rows.order_by("position", "pk").values_list("company_id", flat=True)),
        "areas": sorted(product.areas.values_list("pk", flat=True)),
        "materials": sorted(product.materials.values_list("pk", flat=True)),
        "world": product.world_id,
    }


def _readable(fields: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The fields with the names of words instead of their primary keys, where the two differ; makers stay keys, they may be people."""
    told = dict(fields)
    for name, model in WORDS.items():
        if fields[name] != other[name]:
            keys = fields[name] if isinstance(fields[name], list) else [fields[name]]
            names = list(model._default_manager.filter(pk__in=keys).values_list("name", flat=True))
            told[name] = names if isinstance(fields[name], list) else next(iter(names), None)
    return told


def _stay_presentable(product: Product, cleaned: dict[str, Any], relations: dict[str, Any]) -> None:
    """A published product keeps what its page needs. Raises ``NotAcceptable``."""
    if product.state != State.PUBLISHED:
        return
    problems = {}
    if not cleaned.get("lead", product.lead):
        problems["lead"] = "Das Produkt ist öffentlich und braucht einen Vorspann. Nehmen Sie es sonst erst zurück."
    if "makers" in relations and not relations["makers"]:
        problems["makers"] = "Das Produkt ist öffentlich und braucht einen Hersteller. Nehmen Sie es sonst erst zurück."
    refuse(problems)
