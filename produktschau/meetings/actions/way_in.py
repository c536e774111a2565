"""Sends firms the link with which they register, because somebody asked for it on the public page."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from produktschau.audit.models import Entry
from produktschau.audit.record import Actor, record
from produktschau.lib.dates import day_of
from produktschau.meetings.actions.telling import PURPOSE
from produktschau.meetings.calculations.links import link_days
from produktschau.meetings.models import Meeting
from produktschau.meetings.queries.calendar_entries import place_line
from produktschau.meetings.queries.stages import registers_until
from produktschau.outreach.actions.messages import tell_firm
from produktschau.showcase.models import Company

LINKS_A_DAY = 200
"""So many links the public pages send in a day: somebody who tries out names must not fill the outbox."""


@transaction.atomic
def send_way_in(*, by: Actor, at: datetime, meeting: Meeting, companies: Iterable[Company]) -> int:
    """Somebody said to be of these firms: each gets the link at the addresses it has, once a day. Return how many."""
    recently = Entry.objects.filter(verb="meeting.link_asked", at__gt=at - timedelta(days=1))
    count = 0
    for company in companies:
        if recently.count() >= LINKS_A_DAY:
            break
        mails = tell_firm(
            by=by,
            at=at,
            company=company,
            purpose=PURPOSE,
            subject=meeting.matter,
            template="meetings/mail/way_in",
            context={"meeting": meeting, "place": place_line(meeting), "until": registers_until(meeting)},
            key=f"{meeting.matter}:way-in:{day_of(at).isoformat()}",
            days=link_days(meeting.ends_at, at),
        )
        record(by=by, verb="meeting.link_asked", subject=meeting.matter, at=at, after={"company": company.key})
        count += bool(mails)
    return count
