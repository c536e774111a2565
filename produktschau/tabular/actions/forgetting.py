"""Empties what skipped rows held, once nobody will mend them any more (Art. 5 (1) (e) GDPR)."""

from datetime import datetime, timedelta

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.tabular.models import TableImportRow

KEPT_FOR = timedelta(days=90)
"""Long enough to ask the sender and mend a table; the numbers and reasons of the rows stay for ever."""


@transaction.atomic
def forget_raw_rows(*, by: Actor, at: datetime) -> int:
    """Empty the cells of rows skipped longer than ``KEPT_FOR`` ago; gives the number of rows."""
    forgotten = TableImportRow.objects.filter(raw__isnull=False, table_import__applied_at__lt=at - KEPT_FOR).update(
        raw=None
    )
    if forgotten:
        record(by=by, verb="table.cells_forgotten", subject="table_import_rows", at=at, after={"rows": forgotten})
    return forgotten
