"""Jobs of the tables."""

from datetime import datetime

from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.tabular.actions import apply_upload, forget_raw_rows, preview_upload, sweep_uploads
from produktschau.tabular.models import TableUpload
from produktschau.work.queue import job


@job
def forget_old_cells() -> None:
    """Empty the cells of rows nobody will mend any more; due daily."""
    forget_raw_rows(by=System("worker"), at=now())


@job(atomic=False)
def sweep_files() -> None:
    """Delete uploaded files nobody will decide about; due daily."""
    sweep_uploads(by=System("worker"), at=now())


@job(atomic=False)
def preview(upload: str, stamp: str) -> None:
    """Judge an uploaded table as it was wanted at ``stamp``; a later change has a job of its own."""
    found = TableUpload.objects.filter(key=upload, changed_at=datetime.fromisoformat(stamp)).first()
    if found is not None:
        preview_upload(by=System("worker"), upload=found, at=now())


@job(atomic=False)
def import_upload(upload: str) -> None:
    """Take an uploaded table in; running it twice does it once."""
    found = TableUpload.objects.filter(key=upload).first()
    if found is not None:
        apply_upload(by=System("worker"), upload=found, at=now())
