"""Takes products from a table: many rows, one transaction, few statements.

The rows were judged before (``tables.products``); what was judged is written only while it is still so. What people
changed by hand is kept (ADR 0035).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor, Change, record_many
from produktschau.lib.text import sort_key
from produktschau.region.models import Source
from produktschau.search.actions import mark
from produktschau.showcase.actions.import_names import NewNames
from produktschau.showcase.actions.import_products_rows import ProductEntry
from produktschau.showcase.actions.import_rows import RowOutcome, Status
from produktschau.showcase.actions.import_sources import sources_of
from produktschau.showcase.actions.writing import as_json, mark_makers_of
from produktschau.showcase.models import Maker, Product
from produktschau.showcase.queries.import_products import PARTS, PLAIN, PresentProduct

BATCH = 500
_MEANWHILE = "Der Eintrag wurde gerade geändert. Lesen Sie die Zeile noch einmal ein."
_TIED: dict[str, tuple[Any, str]] = {
    "areas": (Product.areas.through, "areaoflife_id"),
    "materials": (Product.materials.through, "material_id"),
}


@transaction.atomic
def import_products(
    *,
    by: Actor,
    at: datetime,
    entries: Sequence[ProductEntry],
    progress: Callable[[int], None] = lambda done: None,
) -> list[RowOutcome]:
    """Write every entry; one outcome per entry, in order. Sources that are new are made.

    All in one transaction: an interrupted run leaves nothing. ``progress`` is told the number of entries done
    after each batch.
    """
    writer = _Writer(by, at, sources_of((entry.origin for entry in entries), by=by, at=at))
    outcomes: list[RowOutcome] = []
    for start in range(0, len(entries), BATCH):
        batch = entries[start : start + BATCH]
        done = writer.create([entry for entry in batch if entry.present is None])
        done |= writer.change([entry for entry in batch if entry.present is not None and entry.changes])
        outcomes += [done.get(entry.number) or _unchanged(entry) for entry in batch]
        progress(len(outcomes))
    return outcomes


@dataclass
class _Writer:
    """Writes with as few statements as there are tables; addresses and keys in use are read once."""

    by: Actor
    at: datetime
    sources: Mapping[str, Source]

    def __post_init__(self) -> None:
        self.names = NewNames(Product)

    def create(self, entries: Sequence[ProductEntry]) -> dict[int, RowOutcome]:
        """Make new products; outcomes by row number."""
        if not entries:
            return {}
        products = Product.objects.bulk_create([self._product(entry) for entry in entries])
        write_ties({one.pk: entry.values for one, entry in zip(products, entries, strict=True)}, are_new=True)
        record_many(by=self.by, verb="product.imported", at=self.at, told=[_made(product) for product in products])
        made = [product.pk for product in products]
        mark("product", made, self.at)
        mark_makers_of(made, self.at)
        return {entry.number: _created(one, entry) for one, entry in zip(products, entries, strict=True)}

    def change(self, entries: Sequence[ProductEntry]) -> dict[int, RowOutcome]:
        """Change products that are still as they were judged; outcomes by row number."""
        judged = [(entry, entry.present) for entry in entries if entry.present]
        products = locked_products([present.pk for _, present in judged])
        outcomes: dict[int, RowOutcome] = {}
        done: dict[int, tuple[Product, ProductEntry]] = {}
        told: list[Change] = []
        for entry, present in judged:
            product = products.get(present.pk)
            if product is None or product.changed_at != present.changed_at:
                outcomes[entry.number] = RowOutcome(entry.number, Status.SKIPPED, present.key, reason=_MEANWHILE)
                continue
            before, change = self._set(product, entry, present)
            told.append(change)
            done[product.pk] = product, entry
            outcomes[entry.number] = RowOutcome(entry.number, Status.UPDATED, product.key, product.name, before=before)
        mark_makers_of(done, self.at)  # of before: a company may be dropped
        save_products([product for product, _ in done.values()])
        write_ties({pk: entry.values for pk, (_, entry) in done.items()})
        record_many(by=self.by, verb="product.updated_by_import", at=self.at, told=told)
        mark("product", done, self.at)
        mark_makers_of(done, self.at)
        return outcomes

    def _product(self, entry: ProductEntry) -> Product:
        return Product(
            **self.names.columns(entry, entry.values["name"], self.sources, self.at),
            world_id=entry.values["world"],
            **{field: entry.values[field] for field in PLAIN},
        )

    def _set(self, product: Product, entry: ProductEntry, present: PresentProduct) -> tuple[dict[str, Any], Change]:
        """Set the fields; what an undo needs, and what the record of changes is told."""
        others: dict[str, Any] = {}
        if entry.state:
            others |= {"state": entry.state, "published_at": entry.published_at}
        if entry.origin:
            others |= {"source_id": self.sources[entry.origin.slug].pk, "external_key": entry.origin.external_key}
        former = as_json({name: getattr(product, name) for name in others})
        values = {name: present.values[name] for name in entry.values}
        set_values(product, entry.values | others, self.at)
        before = {
            "values": values,
            "others": former,
            "imported": {name: product.imported[name] for name in entry.imported if name in product.imported},
            "remembered": list(entry.imported),
        }
        product.imported = product.imported | entry.imported
        return before, Change(f"product:{product.key}", before=values | former, after=entry.values | as_json(others))


def locked_products(pks: Sequence[int]) -> dict[int, Product]:
    """The products as they are now, locked until the transaction ends, always in the same order."""
    return {one.pk: one for one in Product.objects.select_for_update().filter(pk__in=pks).order_by("pk")}


def set_values(product: Product, values: Mapping[str, Any], at: datetime) -> None:
    """Set what are columns of the product itself; its ties are written by ``write_ties``."""
    for name, value in values.items():
        if name == "world":
            product.world_id = value
        elif name not in PARTS:
            setattr(product, name, value)
    product.sort_key = sort_key(product.name)[:200]
    product.changed_at = at


def save_products(products: Sequence[Product]) -> None:
    """One statement per batch: an insert that meets its own primary key and updates instead, faster than ``bulk_update``."""
    others = ["world", "state", "published_at", "source", "external_key", "sort_key", "changed_at", "imported"]
    if products:
        Product.objects.bulk_create(
            products, update_conflicts=True, unique_fields=["id"], update_fields=[*PLAIN, *others]
        )


def write_ties(values: Mapping[int, Mapping[str, Any]], *, are_new: bool = False) -> None:
    """Makers, areas and materials by the product's primary key, each list replacing the one before."""
    makers = {pk: one["makers"] for pk, one in values.items() if "makers" in one}
    if makers and not are_new:
        Maker.objects.filter(product__in=makers).delete()
    Maker.objects.bulk_create(
        Maker(product_id=pk, company_id=company, position=position)
        for pk, companies in makers.items()
        for position, company in enumerate(companies)
    )
    for name, (link, column) in _TIED.items():
        tied = {pk: one[name] for pk, one in values.items() if name in one}
        if tied and not are_new:
            link.objects.filter(product__in=tied).delete()
        link.objects.bulk_create(link(product_id=pk, **{column: word}) for pk, words in tied.items() for word in words)


def _unchanged(entry: ProductEntry) -> RowOutcome:
    return RowOutcome(entry.number, Status.UNCHANGED, entry.present.key if entry.present else "")


def _made(product: Product) -> Change:
    source = product.source.slug if product.source else ""
    return Change(f"product:{product.key}", after={"name": product.name, "state": product.state, "source": source})


def _created(product: Product, entry: ProductEntry) -> RowOutcome:
    notes: tuple[str, ...] = ()
    if entry.slug and product.slug != entry.slug:
        notes = (f"Die Adresse „{entry.slug}“ ist nicht frei; der Eintrag bekommt „{product.slug}“.",)
    return RowOutcome(entry.number, Status.IMPORTED, product.key, product.name, notes=notes, before={"created": True})
