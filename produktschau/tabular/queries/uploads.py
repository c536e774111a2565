"""Uploads as the worker and the pages need them: what is wanted, how far it is, what came back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from produktschau.accounts.models import User
from produktschau.audit.record import Actor
from produktschau.tabular.calculations.sheets import Reading
from produktschau.tabular.engine.advance import Progress, progress_noted
from produktschau.tabular.engine.kinds import Choice, Decision
from produktschau.tabular.engine.reports import REASON
from produktschau.tabular.models import Outcome, Stage, TableImport, TableUpload
from produktschau.tabular.queries.preparing import LEFT_OUT, Wanted
from produktschau.tabular.queries.undoing import obstacles_of
from produktschau.work.models import Job

__all__ = [
    "OnBehalf",
    "import_job",
    "is_stuck",
    "mend_table",
    "obstacles_of",
    "progress_of",
    "reading_of",
    "tables_of",
    "wanted_of",
]


@dataclass(frozen=True)
class OnBehalf:
    """Whoever asked for work that the worker does; the record of changes names them, not the worker."""

    actor_key: str


def reading_of(upload: TableUpload) -> Reading:
    """How the file is to be read."""
    said: Mapping[str, Any] = upload.reading
    header = said.get("header")
    return Reading(
        sheet=str(said.get("sheet") or ""),
        header=(int(header[0]), int(header[1])) if header else None,
        encoding=str(said.get("encoding") or ""),
        separator=str(said.get("separator") or ""),
    )


def wanted_of(
    upload: TableUpload, *, by: Actor, at: datetime, progress: Callable[[int], None] = lambda done: None
) -> Wanted:
    """What the person said about the upload."""
    return Wanted(
        by=by,
        at=at,
        source=upload.source,
        source_name=upload.source_name,
        targets={int(place): target for place, target in upload.columns.items() if target} if upload.columns else None,
        options={"publish": upload.publish},
        decisions={
            int(number): Decision(Choice(said["choice"]), said.get("subject", ""))
            for number, said in upload.decisions.items()
        },
        progress=progress,
    )


def progress_of(upload: TableUpload) -> Progress:
    """How far the worker is with it."""
    return progress_noted(upload.key)


def is_stuck(upload: TableUpload) -> bool:
    """Whether the import was asked for and nobody works on it any more: its job killed every worker."""
    return upload.stage == Stage.QUEUED and not Job.objects.filter(key=import_job(upload.key), is_open=True).exists()


def import_job(key: str) -> str:
    """The key of the job that takes an upload in."""
    return f"table import {key}"


def tables_of(user: User) -> list[dict[str, Any]]:
    """The tables a person brought, for the export of what is known of them."""
    uploads = TableUpload.objects.filter(uploaded_by=user.actor_key).order_by("pk")
    return [
        {"Datei": one.file_name, "hochgeladen": one.uploaded_at, "Stand": one.get_stage_display()} for one in uploads
    ]


def mend_table(table_import: TableImport) -> tuple[list[str], list[list[str]]]:
    """Header and rows of the file to mend: the columns as they came and the reason. Rows a person left out are not in it."""
    skipped = table_import.outcomes.filter(outcome=Outcome.SKIPPED, raw__isnull=False).exclude(group=LEFT_OUT)
    rows = [[*_cells(row.raw), row.reason] for row in skipped.order_by("number")]
    header = list(table_import.header)
    if not header and rows:
        header = [f"Spalte {place}" for place in range(1, len(rows[0]))]
    return [*header, REASON], rows


def _cells(raw: Any) -> list[str]:
    """Rows of imports before version 0.2 kept their cells by heading."""
    return list(raw.values()) if isinstance(raw, dict) else list(raw)
