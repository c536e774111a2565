"""Notes that somebody of the house read data about people, and forgets it after a year (Art. 5 (2), 32 GDPR)."""

import logging
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction

from produktschau.audit.models import Access
from produktschau.audit.record import Actor

KEPT = timedelta(days=365)
"""The log is itself about people: after a year it goes."""

KINDS = {
    "contacts": "Ansprechpersonen",
    "notes": "Gesprächsnotizen",
    "recipients": "Empfängerinnen und Empfänger",
    "letters": "Briefe",
    "export": "Tabelle mit Personen",
    "accounts": "Konten",
    "account": "Konto",
    "stewards": "Pflegende des Betriebs",
    "claim": "Anspruch auf einen Eintrag",
    "enquiry": "gemeldete Anfrage",
    "answers": "Antworten einer Umfrage",
    "attendees": "angemeldete Personen eines Treffens",
    "information": "Informationspflicht",
}
"""What can be read about people, in words. A kind nobody named is shown as it is."""

LOGGER = logging.getLogger(__name__)


def note_access(*, by: Actor, kind: str, subject: str, at: datetime, rows: int | None = None) -> None:
    """Note that ``by`` read data of a ``kind`` of ``KINDS`` about a subject („company:K7M2QX“, „list:konten“, „user:7“).

    One row per reader, subject, kind and hour, also when two pages are opened at once; ``rows`` is the number of
    people in a list or table. Views call it for data of others, never for one's own. A database that cannot
    write must not keep anyone from reading: the failure is logged, without saying of whom.
    """
    hour = at.replace(minute=0, second=0, microsecond=0)
    try:
        if not Access.objects.filter(actor=by.actor_key, subject=subject, kind=kind, at=hour).exists():
            row = Access(actor=by.actor_key, subject=subject, kind=kind, at=hour, rows=rows)
            with transaction.atomic():
                Access.objects.bulk_create([row], ignore_conflicts=True)
    except DatabaseError:
        LOGGER.exception("An access of the kind %s could not be noted.", kind)


def kind_name(kind: str) -> str:
    """The kind in words."""
    return KINDS.get(kind, kind)


def forget_accesses(*, at: datetime) -> int:
    """Delete what was read more than a year ago; return the number of rows."""
    return Access.objects.filter(at__lt=at - KEPT).delete()[0]
