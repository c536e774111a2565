"""Takes companies from a table: many rows, one transaction, the same checks as for a single company.

A second run updates by the source's own key. What somebody changed by hand since the last run is
kept and named in the outcome (ADR 0035). A sole trader is never published by an import.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.region.models import Source
from produktschau.showcase.actions.import_new import Newcomers
from produktschau.showcase.actions.import_rows import CompanyRow, Reader, RowOutcome, Skip, Status
from produktschau.showcase.actions.import_update import update
from produktschau.showcase.models import Company

__all__ = ["CompanyRow", "RowOutcome", "Status", "import_companies"]

BATCH = 500


@transaction.atomic
def import_companies(
    *,
    by: Actor,
    rows: Sequence[CompanyRow],
    source: Source,
    at: datetime,
    publish: bool = False,
    progress: Callable[[int], None] | None = None,
) -> list[RowOutcome]:
    """Take in every row or say why not; one outcome per row, in the order of ``rows``.

    All in one transaction: an interrupted run leaves nothing. New companies start as drafts; with
    ``publish`` those that are no persons and have all a public page needs are published. ``progress`` is told the
    number of rows done after each batch.
    """
    reader, newcomers = Reader(), Newcomers(by=by, source=source, at=at, publish=publish)
    known = {
        company.external_key: company
        for company in Company.objects.select_for_update().filter(source=source).exclude(external_key="")
    }
    outcomes: dict[int, RowOutcome] = {}
    for start in range(0, len(rows), BATCH):
        for place, row in enumerate(rows[start : start + BATCH], start):
            try:
                entry = reader.entry(row)
            except Skip as skip:
                outcomes[place] = RowOutcome(row.number, Status.SKIPPED, name=row.name, reason=str(skip))
                continue
            if entry.fields["external_key"] in known:
                outcomes[place] = update(known[entry.fields["external_key"]], entry, by=by, at=at)
            else:
                newcomers.add(place, entry, home=reader.home_keys)
        outcomes |= newcomers.write()
        if progress is not None:
            progress(min(start + BATCH, len(rows)))
    return [outcomes[place] for place in range(len(rows))]
