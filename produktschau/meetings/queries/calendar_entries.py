"""Meetings as calendars take them."""

from django.conf import settings
from django.urls import reverse

from produktschau.meetings.calculations.calendars import CANCEL, PUBLISH, Entry, calendar
from produktschau.meetings.models import Meeting, Stage


def place_line(meeting: Meeting) -> str:
    """The place in one line: „Stadthalle Rochlitz, Leipziger Straße 15, 09306 Rochlitz“."""
    town = f"{meeting.postcode} {meeting.town}".strip()
    return ", ".join(part for part in (meeting.place, meeting.street, town) if part)


def entry_of(meeting: Meeting) -> Entry:
    """One meeting. Its address leads to the public page where there is one, else to the house's front door."""
    path = meeting.get_absolute_url() if meeting.is_public else reverse("portal:home")
    return Entry(
        uid=f"treffen-{meeting.key.lower()}@produktschau",
        sequence=meeting.sequence,
        title=meeting.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=place_line(meeting),
        text=meeting.cancel_reason if meeting.stage == Stage.CANCELLED else meeting.lead,
        url=f"{settings.SITE_URL}{path}",
        changed_at=meeting.changed_at,
        is_cancelled=meeting.stage == Stage.CANCELLED,
    )


def calendar_of(meeting: Meeting) -> str:
    """The file that goes with a mail about the meeting."""
    method = CANCEL if meeting.stage == Stage.CANCELLED else PUBLISH
    return calendar([entry_of(meeting)], method=method)
