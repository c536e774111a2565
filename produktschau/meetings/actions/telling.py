"""Writes the mails about registrations, each with the meeting for the calendar."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.design.letters import written
from produktschau.meetings.calculations.links import link_days
from produktschau.meetings.models import Registration
from produktschau.meetings.queries.calendar_entries import calendar_of, place_line
from produktschau.meetings.queries.stages import registers_until
from produktschau.outreach.actions.messages import tell_firm
from produktschau.outreach.actions.queueing import queue_letter
from produktschau.outreach.calculations.salutations import salutation

PURPOSE = "meeting"


@dataclass(frozen=True)
class Told:
    """What a mail says: the name of its template, and whether the calendar hears of it."""

    template: str
    goes_to_calendar: bool = False


REGISTERED = Told("meetings/mail/registered", goes_to_calendar=True)
WAITING = Told("meetings/mail/waiting")
MOVED_UP = Told("meetings/mail/moved_up", goes_to_calendar=True)
CANCELLED = Told("meetings/mail/unregistered")
BACK_TO_WAITING = Told("meetings/mail/back_to_waiting")
MEETING_CANCELLED = Told("meetings/mail/cancelled", goes_to_calendar=True)
MEETING_MOVED = Told("meetings/mail/moved", goes_to_calendar=True)
TOLD = (REGISTERED, WAITING, MOVED_UP, CANCELLED, BACK_TO_WAITING, MEETING_CANCELLED, MEETING_MOVED)
"""All mails about a registration; they name its people."""


@transaction.atomic
def tell(*, by: Actor, at: datetime, registration: Registration, what: Told, reason: str = "") -> int:
    """Write to the firm, and to its people who gave an address of their own; return the number of mails."""
    meeting = registration.meeting
    people = list(registration.attendees.all())
    context = {
        "meeting": meeting,
        "place": place_line(meeting),
        "people": people,
        "firm": registration.company,
        "reason": reason,
        "until": registers_until(meeting),
        "programme": list(meeting.programme.all()),
    }
    calendar = calendar_of(meeting) if what.goes_to_calendar else ""
    key = f"{meeting.matter}:{what.template.rpartition('/')[2]}:{registration.pk}:{at.isoformat(timespec='seconds')}"
    mails = tell_firm(
        by=by,
        at=at,
        company=registration.company,
        purpose=PURPOSE,
        subject=meeting.matter,
        template=what.template,
        context=context,
        key=key,
        days=link_days(meeting.ends_at, at),
        calendar=calendar,
    )
    written_to = {mail.to.lower() for mail in mails}
    for person in people if what.goes_to_calendar else []:
        if person.email and person.email.lower() not in written_to:
            written_to.add(person.email.lower())
            letter = written(
                what.template, {**context, "people": [person], "salutation": salutation(person.name), "is_person": True}
            )
            queue_letter(by=by, at=at, to=person.email, letter=letter, key=f"{key}:{person.pk}", calendar=calendar)
    return len(written_to)
