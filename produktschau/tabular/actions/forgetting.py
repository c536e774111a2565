"""Empties what rows held, once nobody will mend or undo them any more (Art. 5 (1) (e) GDPR)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, TextField
from django.db.models.functions import Cast

from produktschau.audit.record import Actor, record
from produktschau.tabular.models import TableImportRow
from produktschau.tabular.queries.undoing import UNDO_WITHIN

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
