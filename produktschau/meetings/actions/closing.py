"""Closes the attendance of a meeting, so that who is missing did not come, and opens it again with a reason."""

from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.meetings.models import Meeting
from produktschau.meetings.queries.counting import headcount_of, reasons_against_closing
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line


@transaction.atomic
def close_attendance(*, by: Actor, at: datetime, meeting: Meeting) -> Meeting:
    """Say that everyone who came is recorded; a second time changes nothing. Raises ``NotReady`` with a sentence per reason."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.attendance_closed_at is not None:
        return meeting
    if reasons := reasons_against_closing(meeting, at):
        raise NotReady(reasons)
    meeting.attendance_closed_at, meeting.attendance_closed_by = at, by.actor_key
    meeting.save(update_fields=["attendance_closed_at", "attendance_closed_by"])
    counted = headcount_of(meeting)
    after = {"persons": counted.there, "firms": counted.firms, "missing": counted.missing}
    record(by=by, verb="meeting.attendance_closed", subject=meeting.matter, at=at, after=after)
    return meeting


@transaction.atomic
def reopen_attendance(*, by: Actor, at: datetime, meeting: Meeting, reason: str) -> Meeting:
    """Let corrections be made again. Raises ``NotAcceptable`` (field reason) and ``NotReady`` where nothing is closed."""
    try:
        reason = line(reason, "Die Begründung", 300)
    except Unfit as unfit:
        raise NotAcceptable({"reason": str(unfit)}) from None
    if not reason:
        raise NotAcceptable({"reason": "Schreiben Sie, was zu berichtigen ist. Es steht dann im Verlauf."})
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.attendance_closed_at is None:
        raise NotReady(["Die Anwesenheit ist nicht abgeschlossen. Sie können gleich berichtigen."])
    meeting.attendance_closed_at, meeting.attendance_closed_by = None, ""
    meeting.save(update_fields=["attendance_closed_at", "attendance_closed_by"])
    record(by=by, verb="meeting.attendance_reopened", subject=meeting.matter, at=at, reason=reason)
    return meeting
