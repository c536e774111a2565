"""Forgets who registered: names some years after the meeting, a person's when they ask for it. The count stays."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from produktschau.accounts.models import User
from produktschau.audit.record import Actor, record
from produktschau.meetings.models import Attendee
from produktschau.meetings.queries.people import registered_as

NAMES_KEPT = timedelta(days=1095)
"""Who came is evidence until the programme's proof is examined; after that numbers are enough (Art. 5 (1) (e) GDPR)."""
GONE = "gelöscht"


@transaction.atomic
def forget_names(*, by: Actor, at: datetime) -> int:
    """Take names and addresses out of registrations for meetings long ago; return their number."""
    old = Attendee.objects.filter(registration__meeting__ends_at__lt=at - NAMES_KEPT).exclude(name=GONE)
    found = _emptied(old, at)
    if found:
        record(by=by, verb="meeting.names_forgotten", subject="meetings", at=at, after={"people": found})
    return found


@transaction.atomic
def forget_person(*, by: Actor, at: datetime, user: User) -> int:
    """Take a person out of everything they were registered for (Art. 17 GDPR), by their address; the place in the count stays. Return the number."""
    return _emptied(registered_as(user), at)


def _emptied(rows: QuerySet[Attendee], at: datetime) -> int:
    return rows.update(
        name=GONE,
        email="",
        diet="",
        access="",
        needs_deleted_at=at,
        photo_consent_on=None,
        photo_consent_wording="",
    )
