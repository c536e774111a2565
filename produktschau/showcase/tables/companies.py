"""The table kind „companies“: judges each row, then hands all of them to the bulk action."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.urls import reverse

from produktschau.audit.record import Actor
from produktschau.region.models import Source
from produktschau.showcase.actions.import_undo import undo_companies
from produktschau.showcase.actions.importing import Status, import_companies
from produktschau.showcase.models import Company
from produktschau.showcase.queries.export import company_count, company_records
from produktschau.showcase.queries.export_pictures import company_pictures
from produktschau.showcase.queries.import_index import RecordIndex
from produktschau.showcase.queries.import_lists import ImportLists
from produktschau.showcase.queries.import_obstacles import company_obstacles
from produktschau.showcase.queries.import_stock import present_companies
from produktschau.showcase.queries.import_twins import company_stock, known_by
from produktschau.showcase.rules import may_export, may_import, may_publish
from produktschau.showcase.tables.columns import COMPANY
from produktschau.showcase.tables.company_judging import CompanyJudge
from produktschau.showcase.tables.company_rows import RowReader
from produktschau.showcase.tables.company_state import StateJudge
from produktschau.showcase.tables.composites import ADDRESSES
from produktschau.showcase.tables.row_identity import UNUSABLE
from produktschau.showcase.tables.row_sources import RowSources
from produktschau.tabular.calculations.duplicates import Identity
from produktschau.tabular.calculations.splitting import unglued
from produktschau.tabular.engine.kinds import Batch, Judged, MappedRow, Obstacle, TableKind, Written
from produktschau.tabular.models import Outcome

CHUNK = 500
"""Companies read at once: bounds memory, and stays below SQLite's limit of variables."""


def judge_companies(batch: Batch) -> list[Judged]:
    """One ``Judged`` per row, in order. Raises ``TableRefused``."""
    lists = ImportLists()
    reader = RowReader(batch=batch, lists=lists, index=RecordIndex(Company), sources=RowSources(batch, lists))
    judge = CompanyJudge(lists, StateJudge(lists, batch.at, batch.options.get("publish")))
    judged: list[Judged] = []
    rows = iter(batch.rows)
    while chunk := list(islice(rows, CHUNK)):
        drafts = [reader.draft(row) for row in chunk]
        stock = present_companies([draft.pk for draft in drafts if draft.pk and not draft.said.is_refused])
        judged += [judge.judged(draft, stock.get(draft.pk) if draft.pk else None) for draft in drafts]
    return judged


def write_companies(batch: Batch, judged: Sequence[Judged]) -> list[Written]:
    """One ``Written`` per row."""
    entries = [one.payload for one in judged]
    done = import_companies(by=batch.by, at=batch.at, entries=entries, progress=batch.progress)
    written = []
    for one, outcome in zip(judged, done, strict=True):
        skipped = outcome.status is Status.SKIPPED
        reason = " ".join([one.reason, outcome.reason, *outcome.notes]).strip()
        written.append(
            Written(
                one.number,
                Outcome(outcome.status.value),
                subject=f"company:{outcome.key}",
                reason=reason,
                group=UNUSABLE if skipped else "",
                before=outcome.before,
            )
        )
    return written


def company_identity(row: MappedRow) -> Identity:
    """By what a row of the table is known."""
    values = row.values
    return Identity(
        ref=str(row.number),
        name=unglued(values["name"]),
        postcode=values["postcode"],
        place=values["place"] or values["municipality"],
        street=f"{values['street']} {values['house_number']}".strip(),
        phone=values["phone"],
        email=values["email"],
        website=values["website"],
        detail=known_by(
            f"{values['street']} {values['house_number']}",
            f"{values['postcode']} {values['place'] or values['municipality']}",
            values["phone"],
        ),
    )


def _obstacles(at: datetime, written: Sequence[Written]) -> list[Obstacle]:
    found = company_obstacles(at, [(one.subject, one.before) for one in written if one.before])
    return [Obstacle(subject, sentence, _record_url(subject)) for subject, sentence in found]


def _undo(by: Actor, at: datetime, written: Sequence[Written]) -> None:
    undo_companies(by=by, at=at, done=[(one.subject, one.before) for one in written if one.before])


def _record_url(subject: str) -> str:
    return reverse("showcase_house:desk_company", args=[subject.removeprefix("company:")])


def _sources() -> Iterable[tuple[str, str]]:
    return Source.objects.order_by("name").values_list("slug", "name")


COMPANIES = TableKind(
    key="companies",
    label="Betriebe",
    columns=COMPANY,
    judge=judge_companies,
    write=write_companies,
    identity=company_identity,
    stock=company_stock,
    obstacles=_obstacles,
    undo=_undo,
    records=company_records,
    count=company_count,
    pictures=company_pictures,
    may_import=may_import,
    may_publish=may_publish,
    may_export=may_export,
    sources=_sources,
    list_url="showcase_house:desk_companies",
    record_url=_record_url,
    composites=ADDRESSES,
    mappings=Path(__file__).parent.parent / "mappings" / "companies",
)
