"""Empties what rows held, once nobody will mend or undo them any more (Art. 5 (1) (e) GDPR)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, TextField
from django.db.models.functions import Cast

from produktschau.audit.record import Actor, record
from produktschau.tabular.engine.storage import delete_upload, stored_before
from produktschau.tabular.models import Stage, TableImportRow, TableUpload
from produktschau.tabular.queries.undoing import UNDO_WITHIN

ARRIVING = timedelta(hours=6)
_DECIDED = (Stage.APPLIED, Stage.DISCARDED)
KEPT_FOR = UNDO_WITHIN
"""Long enough to ask the sender and mend a table; the numbers and reasons of the rows stay for ever."""


@transaction.atomic
def forget_raw_rows(*, by: Actor, at: datetime) -> int:
    """Empty cells and former values of rows older than ``KEPT_FOR``; gives the number of rows."""
    old = TableImportRow.objects.filter(table_import__applied_at__lt=at - KEPT_FOR)
    forgotten = old.filter(Q(raw__isnull=False) | Q(before__isnull=False)).update(raw=None, before=None)
    if forgotten:
        record(by=by, verb="table.cells_forgotten", subject="table_import_rows", at=at, after={"rows": forgotten})
    return forgotten


@transaction.atomic
def forget_person_in_tables(*, by: Actor, email: str, at: datetime) -> int:
    """Empty cells and former values of every row that names the address (Art. 17 GDPR); gives the number of rows.

    An import with such a row can no longer be taken back: it would bring the person back.
    """
    if not email:
        return 0
    written = TableImportRow.objects.annotate(
        cells=Cast("raw", TextField()), former=Cast("before", TextField())
    ).filter(Q(cells__icontains=email) | Q(former__icontains=email))
    forgotten = TableImportRow.objects.filter(pk__in=list(written.values_list("pk", flat=True))).update(
        raw=None, before=None
    )
    if forgotten:
        record(by=by, verb="table.cells_forgotten", subject="table_import_rows", at=at, after={"rows": forgotten})
    return forgotten


def sweep_uploads(*, by: Actor, at: datetime) -> int:
    """Delete files nobody will decide about: left behind by a kill before or after a transaction. Gives their number.

    ``at`` is the time of this machine's clock, as the files are; young ones are left alone, they may be arriving.
    """
    old = stored_before(at - ARRIVING)
    waiting = set(TableUpload.objects.filter(key__in=old).exclude(stage__in=_DECIDED).values_list("key", flat=True))
    left = [name for name in old if name not in waiting]
    for name in left:
        delete_upload(name)
    if left:
        record(by=by, verb="table.files_swept", subject="table_uploads", at=at, after={"rows": len(left)})
    return len(left)
