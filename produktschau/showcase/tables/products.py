"""The table kind „products“: reads the cells and hands the rows to the bulk action."""

from produktschau.lib.text import slug
from produktschau.showcase.actions.import_products import ProductRow, import_products
from produktschau.showcase.queries.export import product_count, product_records
from produktschau.showcase.queries.export_pictures import product_pictures
from produktschau.showcase.rules import may_export, may_import, may_publish
from produktschau.showcase.tables.cells import outcome_of, source_and_district, yes
from produktschau.showcase.tables.columns import PRODUCT
from produktschau.tabular.engine.kinds import Batch, MappedRow, TableKind
from produktschau.tabular.engine.kinds import Written as RowOutcome
from produktschau.tabular.models import Outcome


def apply_products(batch: Batch) -> list[RowOutcome]:
    """One outcome per row. With the option ``publish`` new products that are ready are published."""
    source, _ = source_and_district(batch)
    skipped: list[RowOutcome] = []
    rows: list[ProductRow] = []
    keys: dict[str, int] = {}
    for row in batch.rows:
        product = _product(row)
        first = keys.setdefault(product.external_key, row.number)
        reason = _reason(product, first)
        if reason:
            sentence = f"Zeile {row.number}: {reason}"
            skipped.append(RowOutcome(row.number, Outcome.SKIPPED, sentence, group="Angaben nicht brauchbar"))
        else:
            rows.append(product)
    done = import_products(
        by=batch.by,
        rows=rows,
        source=source,
        at=batch.at,
        publish=batch.options.get("publish", False),
        progress=lambda count: batch.progress(len(skipped) + count),
    )
    return [*skipped, *(outcome_of(one, kind="product") for one in done)]


def _reason(product: ProductRow, first: int) -> str:
    if not product.name:
        return "ohne Namen. Tragen Sie in der Tabelle einen Namen ein."
    if not product.makers:
        return f"„{product.name}“ ist ohne Hersteller. Tragen Sie den Schlüssel eines Betriebs ein."
    if first != product.number:
        return f"Der Schlüssel „{product.external_key}“ steht schon in Zeile {first}."
    return ""


def _product(row: MappedRow) -> ProductRow:
    values = row.values
    return ProductRow(
        number=row.number,
        external_key=values["external_key"] or slug(values["name"]),
        name=values["name"],
        name_en=values["name_en"],
        lead=values["lead"],
        lead_en=values["lead_en"],
        story=values["story"],
        story_en=values["story_en"],
        makers=row.several("makers"),
        areas=row.several("areas"),
        world=values["world"],
        materials=row.several("materials"),
        where_to_buy=values["where_to_buy"],
        where_to_buy_en=values["where_to_buy_en"],
        is_invented=yes(values["is_invented"]),
    )


def _later(*args): raise NotImplementedError
PRODUCTS = TableKind(
    key="products",
    label="Produkte",
    columns=PRODUCT,
    judge=_later, write=_later, identity=_later, stock=_later, obstacles=_later, undo=_later, records=product_records, count=product_count, pictures=product_pictures, may_import=may_import, may_publish=may_publish, may_export=may_export,
    list_url="showcase_house:desk_products",
)
