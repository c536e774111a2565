"""The papers of a meeting: badges, attendance list, what kitchen and house must know."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from produktschau.design.formats import day
from produktschau.lib.dates import day_of
from produktschau.meetings.models import Meeting
from produktschau.meetings.queries.papers import people_coming, wishes
from produktschau.region.queries import region
from produktschau.typeset.badges import Badge, Badges
from produktschau.typeset.needs import Needs
from produktschau.typeset.signatures import Signature, Signatures

BLANK = 14
"""At least so many empty lines: for who comes without having registered."""
NOTE = (
    "Ihre Unterschrift belegt, dass Sie da waren; wir brauchen das für den Nachweis der Förderung. "
    "Fotos von Ihnen zeigen wir nur, wenn Sie „ja“ ankreuzen; Sie können das jederzeit widerrufen."
)
KITCHEN = "Ohne Namen. Eine Woche nach dem Treffen werden diese Angaben gelöscht; werfen Sie das Blatt dann weg."


def badges(meeting: Meeting, *, made_at: datetime) -> Badges:
    """A badge for everyone with a seat."""
    people = [Badge(one.name, one.registration.company.name, _address(one.code)) for one in people_coming(meeting)]
    return Badges(meeting.title, day(day_of(meeting.starts_at)), people, made_at.replace(microsecond=0))


def signatures(meeting: Meeting, *, made_at: datetime) -> Signatures:
    """A line for everyone with a seat, then empty ones."""
    lines = [
        Signature(one.registration.company.name, one.name, one.photo_consent_on is not None)
        for one in people_coming(meeting)
    ]
    lines += [Signature()] * BLANK
    return Signatures(
        meeting.title, when(meeting), region().publisher_name, NOTE, lines, made_at.replace(microsecond=0)
    )


def needs(meeting: Meeting, *, made_at: datetime) -> Needs:
    """Wishes of everyone with a seat, counted."""
    people = people_coming(meeting)
    return Needs(
        meeting.title,
        when(meeting),
        region().publisher_name,
        len(people),
        wishes(one.diet for one in people),
        wishes(one.access for one in people),
        KITCHEN,
        made_at.replace(microsecond=0),
    )


def when(meeting: Meeting) -> str:
    """Day and place in one line."""
    return f"{day(day_of(meeting.starts_at))}, {meeting.place}"


def _address(code: str) -> str:
    return settings.SITE_URL + reverse("meetings_house:badge", args=[code])
