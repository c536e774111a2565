"""Takes products from a table, each through the same checks as a single one, all in one transaction.

A second run updates by the source's own key; what somebody changed by hand since is kept and named
(ADR 0035). Makers are named by the keys the same source gave its companies.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.region.models import Source
from produktschau.showcase.actions.import_rows import RowOutcome, Skip, Status
from produktschau.showcase.actions.products import change_product, create_product
from produktschau.showcase.actions.publishing import NotReady, publish_product
from produktschau.showcase.actions.writing import NotAcceptable
from produktschau.showcase.models import AreaOfLife, ColourWorld, Company, Material, Product

PLAIN = (
    "name",
    "name_en",
    "lead",
    "lead_en",
    "story",
    "story_en",
    "where_to_buy",
    "where_to_buy_en",
    "is_invented",
)
_LABELS = {"makers": "Hersteller", "areas": "Lebensbereiche", "materials": "Materialien", "world": "Farbwelt"}


@dataclass(frozen=True)
class ProductRow:
    """One row of a table, in our words. ``makers`` are external keys of companies of the same source.

    ``areas``, ``materials`` and ``world`` are slugs or German names of the region's lists.
    """

    number: int
    external_key: str
    name: str
    makers: tuple[str, ...]
    name_en: str = ""
    lead: str = ""
    lead_en: str = ""
    story: str = ""
    story_en: str = ""
    areas: tuple[str, ...] = ()
    world: str = ""
    materials: tuple[str, ...] = ()
    where_to_buy: str = ""
    where_to_buy_en: str = ""
    is_invented: bool = False


class _Words:
    """The region's lists and the source's companies, asked for once."""

    def __init__(self, source: Source) -> None:
        self.makers = {c.external_key: c for c in Company.objects.filter(source=source).exclude(external_key="")}
        self.areas = _by_word(list(AreaOfLife.objects.all()))
        self.materials = _by_word(list(Material.objects.all()))
        self.worlds = _by_word(list(ColourWorld.objects.all()))

    def relations(self, row: ProductRow) -> dict[str, Any]:
        """Records for the words of a row. Raises ``Skip`` at the first that is not known."""
        world = _found(self.worlds, (row.world.casefold(),), "Die Farbwelt") if row.world else [None]
        return {
            "makers": _found(self.makers, row.makers, "Den Hersteller"),
            "areas": _found(self.areas, tuple(word.casefold() for word in row.areas), "Den Lebensbereich"),
            "materials": _found(self.materials, tuple(word.casefold() for word in row.materials), "Das Material"),
            "world": world[0],
        }


@transaction.atomic
def import_products(
    *,
    by: Actor,
    rows: Sequence[ProductRow],
    source: Source,
    at: datetime,
    publish: bool = False,
    progress: Callable[[int], None] = lambda done: None,
) -> list[RowOutcome]:
    """Take in every row or say why not; one outcome per row, in the order of ``rows``.

    With ``publish`` new products that have all a page needs are published.
    """
    words = _Words(source)
    known = {p.external_key: p for p in Product.objects.filter(source=source).exclude(external_key="")}
    outcomes = []
    for done, row in enumerate(rows, start=1):
        try:
            there = known.get(row.external_key)
            relations = words.relations(row)
            with transaction.atomic():
                outcome = (
                    _update(there, row, relations, by, at) if there else _new(row, relations, source, by, at, publish)
                )
        except (Skip, NotAcceptable) as problem:
            outcome = RowOutcome(row.number, Status.SKIPPED, name=row.name, reason=str(problem))
        outcomes.append(outcome)
        progress(done)
    return outcomes


def _new(
    row: ProductRow, relations: dict[str, Any], source: Source, by: Actor, at: datetime, publish: bool
) -> RowOutcome:
    fields: dict[str, Any] = {name: getattr(row, name) for name in PLAIN} | relations
    product = create_product(by=by, at=at, source=source, external_key=row.external_key, **fields)
    product.imported = _as_it_stands(product)
    product.save(update_fields=["imported"])
    notes: tuple[str, ...] = ()
    if publish:
        try:
            publish_product(by=by, at=at, product=product)
        except NotReady as reasons:
            notes = tuple(f"Bleibt Entwurf: {reason}" for reason in reasons.reasons)
    return RowOutcome(row.number, Status.IMPORTED, product.key, product.name, notes=notes)


def _update(product: Product, row: ProductRow, relations: dict[str, Any], by: Actor, at: datetime) -> RowOutcome:
    before = _as_it_stands(product)
    fields: dict[str, Any] = {name: getattr(row, name) for name in PLAIN} | relations
    kept = [name for name in fields if name in product.imported and before[name] != product.imported[name]]
    taken = {name: value for name, value in fields.items() if name not in kept}
    product = change_product(by=by, at=at, product=product, **taken)
    after = _as_it_stands(product)
    notes = tuple(f"Behalten, weil von Hand geändert: {_LABELS.get(name, name)}." for name in kept)
    if before == after:
        return RowOutcome(row.number, Status.UNCHANGED, product.key, product.name, notes=notes)
    product.imported = product.imported | {name: after[name] for name in taken}
    product.save(update_fields=["imported"])
    return RowOutcome(row.number, Status.UPDATED, product.key, product.name, notes=notes)


def _as_it_stands(product: Product) -> dict[str, Any]:
    return {name: getattr(product, name) for name in PLAIN} | {
        "makers": list(product.maker_rows.order_by("position", "pk").values_list("company_id", flat=True)),
        "areas": sorted(product.areas.values_list("pk", flat=True)),
        "materials": sorted(product.materials.values_list("pk", flat=True)),
        "world": product.world_id,
    }


def _by_word(records: Sequence[Any]) -> dict[str, Any]:
    by_name = {record.name.casefold(): record for record in records}
    return by_name | {record.slug.casefold(): record for record in records}


def _found(by_word: dict[str, Any], words: tuple[str, ...], what: str) -> list[Any]:
    unknown = [word for word in words if word not in by_word]
    if unknown:
        raise Skip(f"{what} „{unknown[0]}“ gibt es nicht. Prüfen Sie die Schreibweise.")
    return [by_word[word] for word in words]
