"""Deletes what people said they eat or need to get in: it may tell of their health (Art. 9 GDPR)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from produktschau.audit.record import Actor, record
from produktschau.meetings.models import Attendee, Meeting

NEEDS_KEPT = timedelta(days=7)
"""After the meeting only the bill of the kitchen may still be asked about; a week is enough for that."""


@transaction.atomic
def delete_needs(*, by: Actor, at: datetime) -> int:
    """Empty diet and access of everyone whose meeting ended longer ago than ``NEEDS_KEPT``; return the number of people."""
    told = ~Q(diet="") | ~Q(access="")
    old = Attendee.objects.filter(told, registration__meeting__ends_at__lt=at - NEEDS_KEPT)
    found = dict[int, int]()
    for pk in old.values_list("registration__meeting", flat=True):
        found[pk] = found.get(pk, 0) + 1
    done = old.update(diet="", access="", needs_deleted_at=at)
    for meeting in Meeting.objects.filter(pk__in=found):
        record(by=by, verb="meeting.needs_deleted", subject=meeting.matter, at=at, after={"people": found[meeting.pk]})
    return done
