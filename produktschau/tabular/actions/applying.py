"""Applies a table: all of its rows in one transaction, every row accounted for, or nothing at all."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from django.db import OperationalError, transaction

from produktschau.audit.record import Actor, record
from produktschau.tabular.calculations.sheets import Table
from produktschau.tabular.calculations.reading import read_table
from produktschau.tabular.engine.kinds import TABLE_KINDS, Batch, Written
from produktschau.tabular.engine.mapped import MappedTable, mapped_table
from produktschau.tabular.engine.mappings import Mapping as ColumnMapping
from produktschau.tabular.engine.mappings import fitting_mapping
from produktschau.tabular.engine.reports import TableReport
from produktschau.tabular.models import Outcome, TableGate, TableImport, TableImportRow

_BATCH = 1000
"""Rows of the record written by one statement: below SQLite's limit of variables."""
_SURPLUS = "hat mehr Zellen als die Kopfzeile Spalten"


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
    source: str = "",
    options: Mapping[str, bool] | None = None,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda done: None,
) -> TableReport:
    """Import a table of a registered kind. ``dry_run`` does everything and takes it back.

    Without a ``mapping`` the named one that fits the header is taken, else our own columns. ``options`` add to those of the mapping. Raises ``UnreadableTable``, ``MissingColumn``,
    ``TableRefused`` and ``ImportRunning``, each with one German sentence; then nothing was written.
    """
    table_kind = TABLE_KINDS[kind]
    table = read_table(data)
    mapping = fitting_mapping(table_kind, table.header) if mapping is None else mapping
    mapped = mapped_table(table, table_kind, mapping)
    digest = hashlib.sha256(data).hexdigest()
    source = source or mapping.source.get("slug", "")
    TableGate.objects.get_or_create(kind=kind)
    try:
        with transaction.atomic():
            _pass_gate(kind)
            previous = TableImport.objects.filter(kind=kind, sha256=digest, source=source, mapping=mapping.name).first()
            batch = Batch(
                rows=[row for row in mapped.rows if row.number not in mapped.surplus],
                by=by,
                at=at,
                source=source,
                source_facts=mapping.source if mapping.source.get("slug") == source else {},
                options={**mapping.options, **(options or {})},
                progress=progress,
            )
            outcomes = _accounted(table, [*_surplus(mapped), *table_kind.apply(batch)])
            report = TableReport(
                table=table,
                mapping=mapping.title or mapping.name,
                outcomes=outcomes,
                unused=mapped.unused,
                unknown=dict(mapped.unknown),
                previous_at=previous.applied_at if previous else None,
                dry_run=dry_run,
                counts={outcome: sum(one.outcome is outcome for one in outcomes) for outcome in Outcome},
            )
            written = TableImport.objects.create(
                kind=kind,
                file_name=filename[:255],
                sha256=digest,
                source=source,
                mapping=mapping.name,
                actor=by.actor_key,
                applied_at=at,
                rows=len(outcomes),
                **{outcome.value: count for outcome, count in report.counts.items()},
            )
            _write_rows(written, report)
            record(by=by, verb="table.imported", subject=f"table_import:{written.pk}", at=at, after=_figures(written))
            if dry_run:
                transaction.set_rollback(True)
    except OperationalError as error:
        if "lock" not in str(error):
            raise
        raise ImportRunning(
            f"Gerade läuft schon ein Import von „{table_kind.label}“. Versuchen Sie es, wenn er fertig ist."
        ) from error
    return report


def _pass_gate(kind: str) -> None:
    """On PostgreSQL the row is locked; on SQLite the transaction itself holds the only writer's lock (ADR 0042)."""
    TableGate.objects.select_for_update(nowait=True).get(kind=kind)


def _surplus(mapped: MappedTable) -> list[Written]:
    return [
        Written(number, Outcome.SKIPPED, f"Zeile {number} {_SURPLUS}.", group=f"Zeile {_SURPLUS}")
        for number in sorted(mapped.surplus)
    ]


def _accounted(table: Table, outcomes: Iterable[Written]) -> tuple[Written, ...]:
    ordered = tuple(sorted(outcomes, key=lambda one: one.number))
    given = Counter(one.number for one in ordered)
    wanted = Counter(row.number for row in table.rows)
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
                subject=one.subject,
                raw=_raw(report.table.header, cells[one.number]) if one.outcome is Outcome.SKIPPED else None,
            )
            for one in report.outcomes
        ),
        batch_size=_BATCH,
    )


def _raw(header: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, str]:
    return {
        heading or f"Spalte {place}": cell for place, (heading, cell) in enumerate(zip(header, cells, strict=True), 1)
    }


def _figures(written: TableImport) -> dict[str, str | int]:
    counts = {outcome.value: int(getattr(written, outcome.value)) for outcome in Outcome}
    return {"kind": written.kind, "sha256": written.sha256, "source": written.source, "rows": written.rows, **counts}
