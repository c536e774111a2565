"""Forgets who registered: names some years after the meeting, a person's when they ask for it. The count stays."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from produktschau.accounts.models import User
from produktschau.audit.record import Actor, record
from produktschau.meetings.actions.registering import STAFF
from produktschau.meetings.actions.telling import TOLD
from produktschau.meetings.models import Attendee, Registration
from produktschau.meetings.queries.people import keys_of, registered_as
from produktschau.work.retention import forget_matter

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
    """Take a person out of everything they were registered for (Art. 17 GDPR), and out of the mails about it; the place in the count stays.

    Return the number.
    """
    found = registered_as(user)
    for key, registration in found.values_list("registration__meeting__key", "registration").distinct():
        for what in TOLD:
            forget_matter(matter=f"meeting:{key}:{what.template.rpartition('/')[2]}:{registration}:", at=at)
    own = Registration.objects.filter(made_by__in=keys_of(user))
    own.exclude(channel__in=STAFF).update(note="")  # what staff wrote down is the firm's word
    # By number: what names them is what they are found by.
    return _emptied(Attendee.objects.filter(pk__in=list(found.values_list("pk", flat=True))), at)


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
