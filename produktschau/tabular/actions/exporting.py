"""Notes that personal data left the house: who took them, when, how many – never whose."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from produktschau.audit.models import Entry
from produktschau.audit.record import Actor, record


@transaction.atomic
def note_export(*, by: Actor, at: datetime, kind: str, count: int, filters: Iterable[str] = ()) -> Entry:
    """Write it into the record (Art. 5 (2) GDPR). ``filters`` are names only: a word sought may be somebody's name."""
    after = {"rows": count, "filters": sorted(filters), "private": True}
    return record(by=by, verb="table.exported", subject=f"table:{kind}", at=at, after=after)
