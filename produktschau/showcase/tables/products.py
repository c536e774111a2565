"""The table kind „products“: judges each row, then hands all of them to the bulk action."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice

from django.urls import reverse

from produktschau.audit.record import Actor
from produktschau.region.models import Source
from produktschau.showcase.actions.import_products import import_products
from produktschau.showcase.actions.import_products_undo import undo_products
from produktschau.showcase.actions.import_rows import Status
from produktschau.showcase.models import Product
from produktschau.showcase.queries.export import product_count, product_records
from produktschau.showcase.queries.export_pictures import product_pictures
from produktschau.showcase.queries.import_index import RecordIndex
from produktschau.showcase.queries.import_lists import ImportLists
from produktschau.showcase.queries.import_products import present_products
from produktschau.showcase.queries.import_products_undo import BOUND, product_obstacles, product_stock
from produktschau.showcase.queries.import_products_words import MakerWords, ProductWords
from produktschau.showcase.rules import may_export, may_import, may_publish
from produktschau.showcase.tables.columns import PRODUCT
from produktschau.showcase.tables.product_judging import ProductJudge
from produktschau.showcase.tables.product_rows import RowReader
from produktschau.showcase.tables.row_identity import UNUSABLE
from produktschau.showcase.tables.row_sources import RowSources
from produktschau.tabular.calculations.duplicates import Identity
from produktschau.tabular.engine.kinds import Batch, Judged, MappedRow, Obstacle, TableKind, Written
from produktschau.tabular.models import Outcome

CHUNK = 500
"""Products read at once: bounds memory, and stays below SQLite's limit of variables."""


def judge_products(batch: Batch) -> list[Judged]:
    """One ``Judged`` per row, in order. Raises ``TableRefused``."""
    lists, words, companies = ImportLists(), ProductWords(), MakerWords()
    reader = RowReader(
        batch=batch,
        lists=lists,
        words=words,
        companies=companies,
        index=RecordIndex(Product),
        sources=RowSources(batch, lists),
    )
    judge = ProductJudge(words, companies, batch.at, batch.options.get("publish"))
    judged: list[Judged] = []
    rows = iter(batch.rows)
    while chunk := list(islice(rows, CHUNK)):
        drafts = [reader.draft(row) for row in chunk]
        stock = present_products([draft.pk for draft in drafts if draft.pk and not draft.said.is_refused])
        judged += [judge.judged(draft, stock.get(draft.pk) if draft.pk else None) for draft in drafts]
    return judged


def write_products(batch: Batch, judged: Sequence[Judged]) -> list[Written]:
    """One ``Written`` per row."""
    entries = [one.payload for one in judged]
    done = import_products(by=batch.by, at=batch.at, entries=entries, progress=batch.progress)
    return [
        Written(
            one.number,
            Outcome(outcome.status.value),
            subject=f"product:{outcome.key}",
            reason=" ".join([one.reason, outcome.reason, *outcome.notes]).strip(),
            group=UNUSABLE if outcome.status is Status.SKIPPED else "",
            before=outcome.before,
        )
        for one, outcome in zip(judged, done, strict=True)
    ]


def product_identity(row: MappedRow) -> Identity:
    """By what a row of the table is known: its name and the words for its makers."""
    makers = row.several("makers")
    detail = makers[0] if makers else ""
    return Identity(str(row.number), row.values["name"], place=";".join(makers), detail=detail, bound=BOUND)


def _obstacles(at: datetime, written: Sequence[Written]) -> list[Obstacle]:
    found = product_obstacles(at, [(one.subject, one.before) for one in written if one.before])
    return [Obstacle(subject, sentence, _record_url(subject)) for subject, sentence in found]


def _undo(by: Actor, at: datetime, written: Sequence[Written]) -> None:
    undo_products(by=by, at=at, done=[(one.subject, one.before) for one in written if one.before])


def _record_url(subject: str) -> str:
    return reverse("showcase_house:desk_product", args=[subject.removeprefix("product:")])


def _sources() -> Iterable[tuple[str, str]]:
    return Source.objects.order_by("name").values_list("slug", "name")


PRODUCTS = TableKind(
    key="products",
    label="Produkte",
    columns=PRODUCT,
    judge=judge_products,
    write=write_products,
    identity=product_identity,
    stock=product_stock,
    obstacles=_obstacles,
    undo=_undo,
    records=product_records,
    count=product_count,
    pictures=product_pictures,
    may_import=may_import,
    may_publish=may_publish,
    may_export=may_export,
    sources=_sources,
    list_url="showcase_house:desk_products",
    record_url=_record_url,
)
