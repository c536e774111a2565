"""Empties enquiries: what remains is that one was sent, when, and what became of it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from produktschau.audit.record import Actor, record
from produktschau.enquiries.engine.senders import sender_of
from produktschau.enquiries.models import Enquiry
from produktschau.work.retention import forget_matter

KEPT_FOR = timedelta(days=180)
"""So long a firm may come back to an enquiry (storage limitation, Art. 5 (1) (e) GDPR)."""


@transaction.atomic
def forget_old_enquiries(*, by: Actor, at: datetime) -> int:
    """Empty what is older than ``KEPT_FOR`` and return the number."""
    return empty(by=by, at=at, enquiries=Enquiry.objects.filter(asked_at__lt=at - KEPT_FOR))


@transaction.atomic
def forget_person(*, by: Actor, at: datetime, email: str) -> int:
    """Empty every enquiry sent from an address (Art. 17 GDPR) and return the number."""
    return empty(by=by, at=at, enquiries=Enquiry.objects.filter(sender=sender_of(email)))


def empty(*, by: Actor, at: datetime, enquiries: QuerySet[Enquiry]) -> int:
    """Take name, address, number and words out of enquiries and of the mails that carried them, in the caller's transaction."""
    full = enquiries.filter(emptied_at__isnull=True)
    for enquiry in list(full):
        forget_matter(matter=enquiry.subject, at=at)
        record(by=by, verb="enquiry.emptied", subject=enquiry.subject, at=at)
    return full.update(name="", email="", phone="", text="", reported_why="", emptied_at=at)
