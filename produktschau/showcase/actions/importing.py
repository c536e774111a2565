"""Takes companies from a table: many rows, one transaction, few statements.

The rows were judged before, by the checks of the form (``tables.companies``); what was judged is written only while
it is still so. What people changed by hand is kept (ADR 0035). A person is never published without consent.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.showcase.actions.import_new import Newcomers
from produktschau.showcase.actions.import_rows import CompanyEntry, RowOutcome, Status
from produktschau.showcase.actions.import_sources import sources_of
from produktschau.showcase.actions.import_update import Updates

__all__ = ["CompanyEntry", "RowOutcome", "Status", "import_companies"]

BATCH = 500


@transaction.atomic
def import_companies(
    *,
    by: Actor,
    at: datetime,
    entries: Sequence[CompanyEntry],
    progress: Callable[[int], None] = lambda done: None,
) -> list[RowOutcome]:
    """Write every entry; one outcome per entry, in order. Sources that are new are made.

    All in one transaction: an interrupted run leaves nothing. ``progress`` is told the number of entries done
    after each batch.
    """
    sources = sources_of((entry.origin for entry in entries), by=by, at=at)
    newcomers, updates = Newcomers(by=by, at=at, sources=sources), Updates(by=by, at=at, sources=sources)
    outcomes: list[RowOutcome] = []
    for start in range(0, len(entries), BATCH):
        batch = entries[start : start + BATCH]
        done = newcomers.write([entry for entry in batch if entry.present is None])
        done |= updates.write([entry for entry in batch if entry.present is not None and entry.changes])
        outcomes += [done.get(entry.number) or _unchanged(entry) for entry in batch]
        progress(len(outcomes))
    return outcomes


def _unchanged(entry: CompanyEntry) -> RowOutcome:
    return RowOutcome(entry.number, Status.UNCHANGED, entry.present.key if entry.present else "")
