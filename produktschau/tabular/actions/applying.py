"""Applies a table: all of its rows in one transaction, every row accounted for, or nothing at all."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import OperationalError, transaction

from produktschau.audit.record import Actor, record
from produktschau.tabular.calculations.sheets import Reading, Table
from produktschau.tabular.engine.kinds import TABLE_KINDS, Choice, Decision, Judged, TableKind, Written
from produktschau.tabular.engine.mappings import Mapping as ColumnMapping
from produktschau.tabular.engine.reports import TableReport
from produktschau.tabular.engine.tables import read_table
from produktschau.tabular.models import Outcome, RecordKey, TableGate, TableImport, TableImportRow
from produktschau.tabular.queries.preparing import Prepared, Wanted, columns_of, prepared

_BATCH = 1000
"""Rows of the record written by one statement: below SQLite's limit of variables."""


@dataclass(frozen=True)
class File:
    """The file of an import: its name and the SHA-256 of its bytes."""

    name: str
    sha256: str


class ImportRunning(Exception):
    """Another import of the kind is running. One German sentence."""


class RowsUnaccounted(Exception):
    """A table kind gave no outcome, or two, for a row: a fault of ours, and nothing was written."""


def apply_table(
    *,
    by: Actor,
    kind: str,
    data: bytes,
    filename: str,
    at: datetime,
    mapping: ColumnMapping | None = None,
    targets: Mapping[int, str] | None = None,
    reading: Reading | None = None,
    source: str = "",
    source_name: str = "",
    options: Mapping[str, bool] | None = None,
    decisions: Mapping[int, Decision] | None = None,
    ask_twins: bool = True,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda done: None,
) -> TableReport:
    """Import a table of a registered kind; with ``dry_run`` only judge it, which writes nothing and locks nothing.

    Without ``mapping`` and ``targets`` the named mapping that fits is taken, else the columns as recognised. ``options``
    add to those of the mapping. Raises ``UnreadableTable``, ``MissingColumn``, ``TableRefused`` and ``ImportRunning``,
    each with one German sentence; then nothing was written.
    """
    table = read_table(data, reading or Reading())
    wanted = Wanted(
        by=by,
        at=at,
        source=source,
        source_name=source_name,
        mapping=mapping,
        targets=targets,
        options=options or {},
        decisions=decisions or {},
        ask_twins=ask_twins,
        progress=progress,
    )
    file = File(filename, hashlib.sha256(data).hexdigest())
    if dry_run:
        return _judged_only(table, TABLE_KINDS[kind], wanted, file)
    report = take_in(table, TABLE_KINDS[kind], wanted, file)
    if report is None:
        raise RowsUnaccounted("Ein Import ohne Vorbehalt hat nicht begonnen.")
    return report


def take_in(
    table: Table,
    kind: TableKind,
    wanted: Wanted,
    file: File,
    *,
    begin: Callable[[], bool] = lambda: True,
    finish: Callable[[TableImport], None] = lambda written: None,
) -> TableReport | None:
    """Judge and write a table that was read. ``begin`` and ``finish`` run in the transaction of the rows; ``None`` when ``begin`` declines.

    The rows are judged before the transaction, so that others can write meanwhile, and once more inside it when another
    import of the kind came in between; what people changed by hand in between the kind finds when it writes.
    """
    columns = columns_of(table, kind, wanted)
    last = _last_import(kind)
    ready = prepared(table, kind, wanted, columns)
    try:
        TableGate.objects.get_or_create(kind=kind.key)
        with transaction.atomic():
            _pass_gate(kind.key)
            if not begin():
                return None
            if _last_import(kind) != last:
                ready = prepared(table, kind, wanted, columns)
            report, written = _write(ready, kind, wanted, file)
            finish(written)
            return report
    except OperationalError as error:
        if "lock" not in str(error):
            raise
        raise ImportRunning(
            f"Gerade läuft schon ein Import von „{kind.label}“. Versuchen Sie es, wenn er fertig ist."
        ) from error


def _last_import(kind: TableKind) -> tuple[int, int]:
    """The number of the last import and how many were undone: either change may change the stock."""
    imports = TableImport.objects.filter(kind=kind.key)
    last = imports.order_by("-pk").values_list("pk", flat=True).first() or 0
    return last, imports.filter(undone_at__isnull=False).count()


def _pass_gate(kind: str) -> None:
    """On PostgreSQL the row is locked; on SQLite the transaction itself holds the only writer's lock (ADR 0042)."""
    TableGate.objects.select_for_update(nowait=True).get(kind=kind)


def _judged_only(table: Table, kind: TableKind, wanted: Wanted, file: File) -> TableReport:
    ready = prepared(table, kind, wanted, columns_of(table, kind, wanted))
    outcomes = _accounted(table, [*(_as_written(one) for one in ready.judged), *_asides(table)])
    return _report(ready, outcomes, kind, file, dry_run=True)


def _write(ready: Prepared, kind: TableKind, wanted: Wanted, file: File) -> tuple[TableReport, TableImport]:
    table = ready.table
    done = kind.write(ready.batch, ready.to_write)
    skipped = [_as_written(one) for one in ready.judged if one.outcome is Outcome.SKIPPED]
    outcomes = _accounted(table, [*skipped, *done, *_asides(table)])
    report = _report(ready, outcomes, kind, file, dry_run=False)
    written = TableImport.objects.create(
        kind=kind.key,
        file_name=file.name[:255],
        sha256=file.sha256,
        source=ready.columns.source,
        mapping=ready.columns.mapping.name,
        header=list(table.header),
        actor=wanted.by.actor_key,
        applied_at=wanted.at,
        rows=len(outcomes),
        **{outcome.value: count for outcome, count in report.counts.items()},
    )
    _write_rows(written, report)
    _remember_keys(written, ready, outcomes)
    record(
        by=wanted.by,
        verb="table.imported",
        subject=f"table_import:{written.pk}",
        at=wanted.at,
        after=figures(written),
    )
    report.number = written.pk
    return report, written


def _as_written(one: Judged) -> Written:
    return Written(one.number, one.outcome, one.subject, one.reason, one.group)


def _asides(table: Table) -> list[Written]:
    return [Written(line.number, Outcome.ASIDE, reason=line.text, group=line.what) for line in table.asides]


def _report(
    ready: Prepared, outcomes: tuple[Written, ...], kind: TableKind, file: File, *, dry_run: bool
) -> TableReport:
    mapping = ready.columns.mapping
    previous = TableImport.objects.filter(
        kind=kind.key, sha256=file.sha256, source=ready.columns.source, mapping=mapping.name, undone_at=None
    ).first()
    counts = Counter(one.outcome for one in outcomes)
    return TableReport(
        table=ready.table,
        mapping=mapping.title or mapping.name,
        outcomes=outcomes,
        unused=ready.mapped.unused,
        unknown=dict(ready.mapped.unknown),
        previous_at=previous.applied_at if previous else None,
        dry_run=dry_run,
        counts={outcome: counts[outcome] for outcome in Outcome},
    )


def _accounted(table: Table, outcomes: Iterable[Written]) -> tuple[Written, ...]:
    ordered = tuple(sorted(outcomes, key=lambda one: one.number))
    given = Counter(one.number for one in ordered)
    wanted = Counter([row.number for row in table.rows] + [line.number for line in table.asides])
    if given != wanted:
        wrong = sorted((given - wanted) + (wanted - given))
        raise RowsUnaccounted(f"Für Zeile {wrong[0]} gibt es {given[wrong[0]]} Ergebnisse statt einem.")
    silent = [one.number for one in ordered if one.outcome is Outcome.SKIPPED and not one.reason]
    if silent:
        raise RowsUnaccounted(f"Zeile {silent[0]} wurde ohne Grund übersprungen.")
    return ordered


def _write_rows(written: TableImport, report: TableReport) -> None:
    cells = report.cells
    TableImportRow.objects.bulk_create(
        (
            TableImportRow(
                table_import=written,
                number=one.number,
                outcome=one.outcome,
                reason=one.reason,
                group=one.group[:120],
                subject=one.subject,
                before=one.before,
                raw=list(cells[one.number]) if one.outcome is Outcome.SKIPPED else None,
            )
            for one in report.outcomes
        ),
        batch_size=_BATCH,
    )


def _remember_keys(written: TableImport, ready: Prepared, outcomes: Iterable[Written]) -> None:
    """Keep which record a sender's key means, so that the next table of this source asks no more."""
    same = {
        number
        for number, decision in ready.batch.decisions.items()
        if decision.choice in (Choice.FILL, Choice.TAKE) and decision.subject
    }
    keys = {one.number: one.external_key for one in ready.judged if one.external_key}
    for one in outcomes:
        if one.number in same and one.number in keys and one.subject:
            RecordKey.objects.update_or_create(
                kind=written.kind,
                source=written.source,
                external_key=keys[one.number][:200],
                defaults={"subject": one.subject, "table_import": written},
            )


def figures(written: TableImport) -> dict[str, str | int]:
    """What the record of changes keeps of an import: counts, no names."""
    counts = {outcome.value: int(getattr(written, outcome.value)) for outcome in Outcome}
    return {"kind": written.kind, "sha256": written.sha256, "source": written.source, "rows": written.rows, **counts}
