"""Notes that the papers of a meeting were printed, and on how many sheets."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from produktschau.audit.record import Actor, record
from produktschau.meetings.models import Meeting


@transaction.atomic
def take_papers(*, by: Actor, at: datetime, meeting: Meeting, what: str, sheets: int = 0) -> Meeting:
    """Somebody took a paper out; ``sheets`` are those to sign, 0 for papers nobody signs.

    The number of the last print counts, never fewer than are recorded already; once attendance is closed it stays.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if sheets and meeting.attendance_closed_at is None:
        last = meeting.attendances.aggregate(last=Max("sheet"))["last"] or 0
        meeting.sheets = max(sheets, last)
        meeting.save(update_fields=["sheets"])
    after = {"paper": what} | ({"sheets": meeting.sheets} if sheets else {})
    record(by=by, verb="meeting.papers_taken", subject=meeting.matter, at=at, after=after)
    return meeting
