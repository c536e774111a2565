"""What people do with an uploaded table: keep it, correct how it is read, decide, ask for the import, discard."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, BinaryIO

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.free_keys import free_key
from produktschau.lib.text import slug
from produktschau.tabular.calculations.limits import LARGEST_BYTES
from produktschau.tabular.engine.advance import note_progress
from produktschau.tabular.engine.kinds import TABLE_KINDS, Choice
from produktschau.tabular.engine.storage import delete_upload, store_upload
from produktschau.tabular.models import RememberedColumn, Stage, TableUpload
from produktschau.tabular.queries.uploads import import_job, is_stuck
from produktschau.work.queue import enqueue

PREVIEW = "produktschau.tabular.tasks.preview"
IMPORT = "produktschau.tabular.tasks.import_upload"
OPEN = (Stage.WAITING, Stage.REFUSED, Stage.READY)
"""Stages in which a person may still change something."""


class UploadRefused(Exception):
    """The upload cannot be taken, or not be changed any more. One German sentence."""


def keep_upload(
    *,
    by: Actor,
    kind: str,
    file: BinaryIO,
    filename: str,
    at: datetime,
    source: str = "",
    source_name: str = "",
    publish: bool = False,
) -> TableUpload:
    """Store a file until somebody decides about it, and have it read. Raises ``UploadRefused``."""
    key = free_key(TableUpload.objects)
    megabytes = LARGEST_BYTES // 1024 // 1024
    try:
        size, digest = store_upload(key, file, longest=LARGEST_BYTES)
    except OverflowError as error:
        raise UploadRefused(
            f"Die Datei ist größer als {megabytes} MB. Teilen Sie die Tabelle in mehrere Dateien."
        ) from error
    try:
        with transaction.atomic():
            upload = TableUpload.objects.create(
                key=key,
                kind=kind,
                file_name=filename[-255:],
                sha256=digest,
                size=size,
                uploaded_by=by.actor_key,
                uploaded_at=at,
                changed_at=at,
                publish=publish,
                **_source(source, source_name),
            )
            _read_again(upload)
            record(by=by, verb="table.uploaded", subject=f"table_upload:{key}", at=at, after={"kind": kind})
    except BaseException:
        delete_upload(key)
        raise
    return upload


@transaction.atomic
def correct_reading(*, by: Actor, upload: TableUpload, reading: Mapping[str, Any], at: datetime) -> TableUpload:
    """Read the file differently: „sheet“, „header“ as [first, last], „encoding“, „separator“. What was said of columns and rows is forgotten."""
    there = _open(upload)
    there.reading = dict(reading)
    there.columns, there.decisions = {}, {}
    return _changed(there, by, at, {"reading": there.reading})


@transaction.atomic
def choose_columns(*, by: Actor, upload: TableUpload, columns: Mapping[str, str], at: datetime) -> TableUpload:
    """Say which column of the file (by its place, from 0) is which of ours; remembered for the source."""
    there = _open(upload)
    kind = TABLE_KINDS[there.kind]
    allowed = {*kind.names, *(one.name for one in kind.composites), ""}
    wrong = [target for target in columns.values() if target not in allowed]
    if wrong:
        raise UploadRefused(f"Die Spalte „{wrong[0]}“ gibt es bei „{kind.label}“ nicht. Wählen Sie eine aus der Liste.")
    there.columns = dict(columns)
    for told in there.told.get("columns", ()):
        chosen = columns.get(str(told["place"]))
        if chosen is not None and (chosen != told["target"] or told["certainty"] == "remembered"):
            RememberedColumn.objects.update_or_create(
                kind=there.kind,
                source=there.source,
                heading=str(told["heading"]).casefold()[:255],
                defaults={"target": chosen, "by": by.actor_key, "at": at},
            )
    return _changed(there, by, at, {"columns": there.columns})


@transaction.atomic
def decide_rows(
    *, by: Actor, upload: TableUpload, decisions: Mapping[str, Mapping[str, str]], at: datetime
) -> TableUpload:
    """Decide about rows that may be there already, by row number; adds to earlier decisions, an empty choice takes one back."""
    there = _open(upload)
    for number, decision in decisions.items():
        choice = decision.get("choice", "")
        if not choice:
            there.decisions.pop(number, None)
            continue
        if choice not in set(Choice):
            raise UploadRefused(
                f"Die Entscheidung zu Zeile {number} ist nicht bekannt. Wählen Sie eine der angebotenen."
            )
        if choice in (Choice.FILL, Choice.TAKE) and not decision.get("subject"):
            raise UploadRefused(f"Zu Zeile {number} fehlt, mit welchem Eintrag sie eins ist. Wählen Sie noch einmal.")
        there.decisions[number] = {"choice": choice, "subject": decision.get("subject", "")}
    return _changed(there, by, at, {"rows": len(decisions)})


@transaction.atomic
def change_options(
    *, by: Actor, upload: TableUpload, publish: bool, at: datetime, source: str = "", source_name: str = ""
) -> TableUpload:
    """Change where the table comes from and whether what is new is published at once."""
    there = _open(upload)
    there.publish = publish
    for name, value in _source(source, source_name).items():
        setattr(there, name, value)
    return _changed(there, by, at, {"publish": publish, "source": there.source})


@transaction.atomic
def request_import(*, by: Actor, upload: TableUpload, at: datetime) -> TableUpload:
    """Have the rows taken in by the worker. Raises ``UploadRefused`` unless the preview is ready and something would come in."""
    there = _locked(upload)
    if there.stage != Stage.READY and not is_stuck(there):
        raise UploadRefused(_cannot(there))
    if not sum(int(there.counts.get(name, 0)) for name in ("imported", "updated", "unchanged")):
        raise UploadRefused("Keine Zeile kann eingelesen werden. Die Meldungen in der Vorschau sagen, was fehlt.")
    there.stage, there.requested_by, there.changed_at = Stage.QUEUED, by.actor_key, at
    there.save()
    total = int(there.counts.get("rows", 0))
    transaction.on_commit(lambda: note_progress(there.key, 0, total, "wartet auf den Beginn"))
    enqueue(IMPORT, key=import_job(there.key), at=at, upload=there.key)
    record(by=by, verb="table.import_requested", subject=f"table_upload:{there.key}", at=at)
    return there


@transaction.atomic
def discard_upload(*, by: Actor, upload: TableUpload, at: datetime) -> TableUpload:
    """Throw the file and its preview away. Raises ``UploadRefused`` while or after it is taken in."""
    there = _open(upload)
    there.stage, there.changed_at = Stage.DISCARDED, at
    there.told, there.columns, there.decisions, there.counts = {}, {}, {}, {}
    there.save()
    there.preview.all().delete()
    record(by=by, verb="table.discarded", subject=f"table_upload:{there.key}", at=at)
    transaction.on_commit(lambda: delete_upload(there.key))
    return there


def _source(source: str, source_name: str) -> dict[str, str]:
    """A new source is named; its slug is made of the name."""
    name = " ".join(source_name.split())[:150]
    return {"source": source or slug(name), "source_name": "" if source else name}


def _locked(upload: TableUpload) -> TableUpload:
    return TableUpload.objects.select_for_update().get(pk=upload.pk)


def _open(upload: TableUpload) -> TableUpload:
    there = _locked(upload)
    if there.stage not in OPEN and not is_stuck(there):
        raise UploadRefused(_cannot(there))
    return there


def _cannot(upload: TableUpload) -> str:
    return {
        Stage.WAITING: "Die Tabelle wird noch gelesen. Warten Sie, bis die Vorschau da ist.",
        Stage.REFUSED: "Die Tabelle ist nicht lesbar. Laden Sie sie nach dem Nachbessern neu hoch.",
        Stage.READY: "Die Tabelle wartet noch auf Ihre Entscheidung.",
        Stage.QUEUED: "Die Tabelle wird gerade eingelesen. Danach können Sie den Import rückgängig machen.",
        Stage.APPLIED: "Die Tabelle ist schon eingelesen. Sie können den Import rückgängig machen.",
        Stage.DISCARDED: "Die Tabelle ist verworfen. Laden Sie sie neu hoch.",
    }[Stage(upload.stage)]


def _changed(upload: TableUpload, by: Actor, at: datetime, after: dict[str, Any]) -> TableUpload:
    upload.stage, upload.problem, upload.changed_at = Stage.WAITING, "", at
    upload.save()
    _read_again(upload)
    record(by=by, verb="table.upload_changed", subject=f"table_upload:{upload.key}", at=at, after=after)
    return upload


def _read_again(upload: TableUpload) -> None:
    """The key of the job names this state of the upload, so that a later change has a preview of its own."""
    stamp = upload.changed_at.isoformat()
    transaction.on_commit(lambda: note_progress(upload.key, 0, 0, "wird gelesen"))
    enqueue(PREVIEW, key=f"table preview {upload.key} {stamp}", at=upload.changed_at, upload=upload.key, stamp=stamp)
