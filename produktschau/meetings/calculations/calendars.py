"""Meetings for calendars, as iCalendar texts (RFC 5545, RFC 5546)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

HERE = ZoneInfo("Europe/Berlin")
MAKER = "-//ProduktSCHAU//Treffen//DE"
PUBLISH, CANCEL = "PUBLISH", "CANCEL"
# The rule of the European Union since 1996 (directive 2000/84/EC), as calendars read it.
_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True)
class Entry:
    """One meeting in a calendar. ``uid`` never changes; ``sequence`` grows with each move and with the cancellation."""

    uid: str
    sequence: int
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    text: str
    url: str
    changed_at: datetime
    is_cancelled: bool = False


def calendar(entries: Iterable[Entry], *, name: str = "", method: str = PUBLISH) -> str:
    """The calendar as text. ``name`` is what calendars call a feed; ``method`` is ``CANCEL`` for a mail that takes a meeting back."""
    found = Calendar()
    found.add("prodid", MAKER)
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", method)
    if name:
        found.add("name", name)
        found.add("x-wr-calname", name)
        found.add("x-wr-timezone", HERE.key)
    found.add_component(Timezone.from_ical(_ZONE))
    for entry in entries:
        found.add_component(_event(entry))
    return bytes(found.to_ical()).decode("utf-8")


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("dtstart", entry.starts_at.astimezone(HERE))
    event.add("dtend", entry.ends_at.astimezone(HERE))
    event.add("summary", f"Abgesagt: {entry.title}" if entry.is_cancelled else entry.title)
    event.add("location", entry.place)
    if entry.text:
        event.add("description", entry.text)
    event.add("url", entry.url)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    return event
