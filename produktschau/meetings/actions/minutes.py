"""Writes down a meeting and gives the minutes out to who was there."""

from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.meetings.actions.telling import PURPOSE
from produktschau.meetings.calculations.links import link_days
from produktschau.meetings.models import Meeting, Reading, Stage
from produktschau.meetings.queries.asking import firms_there
from produktschau.meetings.queries.minutes import reasons_against_giving_out
from produktschau.outreach.actions.messages import tell_firm
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, paragraphs
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from produktschau.work.queue import enqueue

LONGEST = 20_000
TELL = "produktschau.meetings.tasks.tell_minutes"


@transaction.atomic
def write_minutes(
    *, by: Actor, at: datetime, meeting: Meeting, minutes: str, reading: str, expected: datetime | None = None
) -> Meeting:
    """What was said, and who may read it. Minutes that are given out can be corrected, never emptied.

    ``expected`` is the ``changed_at`` that was seen. Raises ``NotAcceptable`` (minutes, reading), ``ChangedMeanwhile``, ``NotReady``.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if expected is not None and expected != meeting.changed_at:
        raise ChangedMeanwhile(meeting.changed_at)
    if meeting.stage != Stage.ANNOUNCED:
        raise NotReady(["Eine Niederschrift gibt es nur zu einem Treffen, das angekündigt und nicht abgesagt ist."])
    text = _checked(meeting, minutes, reading)
    if (text, reading) == (meeting.minutes, meeting.minutes_reading):
        return meeting
    before = {"minutes_reading": meeting.minutes_reading}
    meeting.minutes, meeting.minutes_reading, meeting.changed_at = text, reading, at
    meeting.save(update_fields=["minutes", "minutes_reading", "changed_at"])
    after = {"minutes_reading": reading, "minutes": f"{len(text)} Zeichen"}
    record(by=by, verb="meeting.minutes_written", subject=meeting.matter, at=at, before=before, after=after)
    return meeting


@transaction.atomic
def give_out_minutes(*, by: Actor, at: datetime, meeting: Meeting, is_told: bool = True) -> Meeting:
    """Let everyone read them who may, and write to the firms that were there; a second time changes nothing. Raises ``NotReady``."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.minutes_published_at is not None:
        return meeting
    if reasons := reasons_against_giving_out(meeting):
        raise NotReady(reasons)
    meeting.minutes_published_at = meeting.changed_at = at
    meeting.save(update_fields=["minutes_published_at", "changed_at"])
    after = {"minutes_reading": meeting.minutes_reading}
    record(by=by, verb="meeting.minutes_given_out", subject=meeting.matter, at=at, after=after)
    if is_told:
        enqueue(TELL, key=f"{meeting.matter}:minutes", at=at, meeting=meeting.pk)
    return meeting


def send_minutes(*, by: Actor, at: datetime, meeting: Meeting) -> int:
    """Write to each firm that was there, one transaction each; return the number of mails. Run again, nobody gets a second one."""
    meeting.refresh_from_db()
    if meeting.minutes_published_at is None or meeting.is_invented:
        return 0
    return sum(len(tell_minutes(by=by, at=at, meeting=meeting, company=company)) for company in firms_there(meeting))


@transaction.atomic
def tell_minutes(*, by: Actor, at: datetime, meeting: Meeting, company: Company) -> list[Mail]:
    """Write to one firm that the minutes are there."""
    if company.is_withdrawn:
        return []
    return tell_firm(
        by=by,
        at=at,
        company=company,
        purpose=PURPOSE,
        subject=meeting.matter,
        template="meetings/mail/minutes",
        context={"meeting": meeting},
        key=f"{meeting.matter}:minutes",
        days=link_days(meeting.ends_at, at),
    )


def _checked(meeting: Meeting, minutes: str, reading: str) -> str:
    problems = {}
    text = ""
    try:
        text = paragraphs(minutes, "Die Niederschrift", LONGEST)
    except Unfit as unfit:
        problems["minutes"] = str(unfit)
    if not text and not problems and meeting.minutes_published_at is not None:
        problems["minutes"] = "Die Niederschrift ist herausgegeben und kann nicht leer sein. Berichtigen Sie sie."
    if reading not in Reading.values:
        problems["reading"] = "Wählen Sie, wer die Niederschrift lesen darf."
    if problems:
        raise NotAcceptable(problems)
    return text
