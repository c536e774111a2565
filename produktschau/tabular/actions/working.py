"""What the worker does with an upload: judge it for the preview, and take it in."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.tabular.actions.applying import File, ImportRunning, take_in
from produktschau.tabular.calculations.duplicates import Twin
from produktschau.tabular.calculations.limits import UnreadableTable
from produktschau.tabular.calculations.sheets import Table
from produktschau.tabular.engine.advance import forget_progress, note_progress, noting
from produktschau.tabular.engine.kinds import TABLE_KINDS, Judged, TableKind, TableRefused
from produktschau.tabular.engine.mapped import MissingColumn
from produktschau.tabular.engine.reports import TableReport
from produktschau.tabular.engine.storage import delete_upload, read_upload
from produktschau.tabular.engine.tables import read_table
from produktschau.tabular.models import Outcome, Stage, TableImport, TableUpload, TableUploadRow
from produktschau.tabular.queries.preparing import Columns, Prepared, columns_of, prepared
from produktschau.tabular.queries.uploads import OnBehalf, reading_of, wanted_of

FAILED = "Dabei ist bei uns ein Fehler aufgetreten, und es wurde nichts geändert. Versuchen Sie es noch einmal, oder sagen Sie denen Bescheid, die die Anwendung betreiben."
_GONE = "Die hochgeladene Datei ist nicht mehr da. Laden Sie sie noch einmal hoch."


_GROUPS = 8
"""So many reasons are counted above the rows of a preview."""


def preview_upload(*, by: Actor, upload: TableUpload, at: datetime) -> TableUpload:
    """Judge every row and keep what would become of it; a file that cannot be read says why.

    Nothing is written while the table is judged. When the person changed something meanwhile, the result is dropped: the
    change has a preview of its own.
    """
    kind = TABLE_KINDS[upload.kind]
    table: Table | None = None
    columns: Columns | None = None
    try:
        table = read_table(read_upload(upload.key), reading_of(upload))
        total = len(table.rows)
        note_progress(upload.key, 0, total, "wird geprüft")
        wanted = wanted_of(upload, by=by, at=at, progress=noting(upload.key, total, "wird geprüft"))
        columns = columns_of(table, kind, wanted)
        ready = prepared(table, kind, wanted, columns)
    except FileNotFoundError:
        return _refuse(upload, _GONE, {})
    except (UnreadableTable, MissingColumn, TableRefused) as problem:
        told = _told(table, columns, kind) if table and columns else {}
        return _refuse(upload, str(problem), told)
    except Exception:
        _refuse(upload, FAILED, {})
        raise
    return _keep(upload, ready, kind)


def apply_upload(*, by: Actor, upload: TableUpload, at: datetime) -> TableReport | None:  # every action says who acts
    """Take the rows in: all in one transaction with the upload's own end. ``None`` when it was done already.

    Raises ``ImportRunning`` while another import of the kind runs. The record names who asked for it.
    """
    upload = TableUpload.objects.get(pk=upload.pk)
    kind = TABLE_KINDS[upload.kind]
    if upload.stage != Stage.QUEUED:
        if upload.stage == Stage.APPLIED:
            # A worker killed between the end of the transaction and this line left the file behind.
            delete_upload(upload.key)
        return None
    total = int(upload.counts.get("rows", 0))
    asked = OnBehalf(upload.requested_by or upload.uploaded_by)
    wanted = wanted_of(upload, by=asked, at=at, progress=noting(upload.key, total, "wird eingelesen"))
    note_progress(upload.key, 0, total, "wird eingelesen")

    def begin() -> bool:
        return TableUpload.objects.select_for_update().get(pk=upload.pk).stage == Stage.QUEUED

    def finish(written: TableImport) -> None:
        TableUpload.objects.filter(pk=upload.pk).update(stage=Stage.APPLIED, changed_at=at, table_import=written)
        upload.preview.all().delete()
        transaction.on_commit(lambda: delete_upload(upload.key))

    try:
        table = read_table(read_upload(upload.key), reading_of(upload))
        report = take_in(table, kind, wanted, File(upload.file_name, upload.sha256), begin=begin, finish=finish)
    except ImportRunning:
        raise
    except FileNotFoundError:
        _refuse(upload, _GONE, {})
        return None
    except (UnreadableTable, MissingColumn, TableRefused) as problem:
        _refuse(upload, str(problem), upload.told)
        return None
    except Exception:
        _release(upload)
        raise
    forget_progress(upload.key)
    return report


@transaction.atomic
def _keep(upload: TableUpload, ready: Prepared, kind: TableKind) -> TableUpload:
    there = _unchanged(upload)
    if there is None:
        return upload
    there.told = _told(ready.table, ready.columns, kind) | {
        "unused": list(ready.mapped.unused),
        "groups": Counter(one.group for one in ready.judged if one.group).most_common(_GROUPS),
    }
    there.counts = _counts(ready)
    there.stage, there.problem = Stage.READY, ""
    there.save()
    there.preview.all().delete()
    TableUploadRow.objects.bulk_create(_rows(there, ready, kind), batch_size=500)
    forget_progress(there.key)
    return there


@transaction.atomic
def _refuse(upload: TableUpload, problem: str, told: dict[str, Any]) -> TableUpload:
    there = _unchanged(upload)
    if there is None:
        return upload
    there.stage, there.problem, there.told, there.counts = Stage.REFUSED, problem, told, {}
    there.save()
    there.preview.all().delete()
    forget_progress(there.key)
    return there


@transaction.atomic
def _release(upload: TableUpload) -> None:
    """A fault of ours stopped the import: the person decides anew instead of waiting for nothing."""
    there = _unchanged(upload)
    if there is not None:
        there.stage, there.problem = Stage.READY, FAILED
        there.save()
    forget_progress(upload.key)


def _unchanged(upload: TableUpload) -> TableUpload | None:
    there = TableUpload.objects.select_for_update().get(pk=upload.pk)
    same = there.stage == upload.stage and there.changed_at == upload.changed_at
    return there if same else None


def _told(table: Table, columns: Columns, kind: TableKind) -> dict[str, Any]:
    """What was understood, as the page shows it."""
    targets = columns.targets or {}
    missing = [
        one.label
        for one in kind.columns
        if one.required and not columns.mapping.columns and one.name not in _supplied(kind, targets.values())
    ]
    return {
        "format": table.format,
        "encoding": table.encoding,
        "separator": table.separator,
        "sheet": table.sheet,
        "sheets": list(table.sheets),
        "header_rows": list(table.header_rows),
        "rows": len(table.rows),
        "blank": table.blank,
        "asides": [{"number": one.number, "what": one.what, "text": one.text} for one in table.asides],
        "notes": list(table.notes),
        "mapping": columns.mapping.title or columns.mapping.name,
        "missing": missing,
        "columns": [
            {
                "place": one.place,
                "heading": one.heading,
                "samples": list(one.samples),
                "target": targets.get(one.place, ""),
                "suggestion": one.target,
                "certainty": one.certainty,
                "reason": one.reason,
            }
            for one in columns.recognised
        ],
    }


def _supplied(kind: TableKind, targets: Iterable[str]) -> set[str]:
    names = set(targets)
    return names | {part for one in kind.composites if one.name in names for part in one.parts}


def _counts(ready: Prepared) -> dict[str, int]:
    judged = ready.judged
    counts = {outcome.value: sum(one.outcome is outcome for one in judged) for outcome in Outcome}
    undecided = [number for number in ready.twins if number not in ready.batch.decisions]
    return counts | {
        "rows": len(judged),
        "aside": len(ready.table.asides),
        "noted": sum(_is_noted(one) for one in judged),
        "twins": len(ready.twins),
        "undecided": len(undecided),
    }


def _is_noted(one: Judged) -> bool:
    return one.outcome is not Outcome.SKIPPED and bool(one.messages)


def _rows(upload: TableUpload, ready: Prepared, kind: TableKind) -> Iterable[TableUploadRow]:
    labels = {column.name: column.label for column in kind.columns}
    known_by = {row.number: kind.identity(row).detail for row in ready.mapped.rows if row.number in ready.twins}
    for one in ready.judged:
        doubles = ready.twins.get(one.number, ())
        yield TableUploadRow(
            upload=upload,
            number=one.number,
            outcome=one.outcome,
            title=one.title[:200],
            detail=one.detail[:200],
            subject=one.subject,
            messages=[[labels.get(said.column, ""), said.sentence, said.is_error] for said in one.messages],
            changes=[[change.label, change.before, change.after, change.is_kept] for change in one.changes],
            twins=[_twin(twin, kind) | {"own": known_by[one.number]} for twin in doubles],
            is_noted=_is_noted(one),
            is_twin=bool(doubles),
        )
    for line in ready.table.asides:
        yield TableUploadRow(upload=upload, number=line.number, outcome=Outcome.ASIDE, title=line.text[:200])


def _twin(twin: Twin, kind: TableKind) -> dict[str, Any]:
    return {
        "ref": twin.ref,
        "name": twin.name,
        "detail": twin.detail,
        "reasons": list(twin.reasons),
        "score": round(twin.score, 2),
        "url": "" if twin.ref.isdigit() else kind.record_url(twin.ref),
    }
