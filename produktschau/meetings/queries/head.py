"""The head of a meeting's pages at the desk: its numbers, each of which opens its list, and its tabs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import NoReverseMatch, reverse

from produktschau.lib.dates import day_of
from produktschau.meetings.models import Meeting, Stage
from produktschau.meetings.queries.counting import headcount_of
from produktschau.meetings.queries.seats import Seats, seats_of
from produktschau.surveys.calculations.standing import WORDS
from produktschau.surveys.queries.standing import standing_of


@dataclass(frozen=True)
class Number:
    """A number with its words and the address of its list."""

    count: int
    words: str
    url: str


@dataclass(frozen=True)
class Tab:
    """One tab: ``note`` stands behind its name."""

    name: str
    label: str
    url: str
    note: str
    is_current: bool


@dataclass(frozen=True)
class Head:
    """What stands above every tab of a meeting. ``seats`` are counted in people."""

    meeting: Meeting
    seats: Seats
    numbers: Sequence[Number]
    tabs: Sequence[Tab]
    stage: str
    is_past: bool


def head_of(meeting: Meeting, current: str, at: datetime) -> Head:
    """The head; ``current`` is the name of the open tab: einladung, anmeldung, anwesenheit, umfrage, niederschrift."""
    seats = seats_of(meeting)
    invited = meeting.invitations.count()
    counted = headcount_of(meeting)
    there = counted.firms
    registered, waiting = _page("registrations", meeting), f"{_page('registrations', meeting)}?stand=wartet"
    attendance = _page("attendance", meeting)
    numbers = [
        Number(invited, "eingeladen", f"{_page('meeting', meeting)}#eingeladen"),
        Number(seats.taken, "angemeldet", registered),
        Number(seats.waiting, "auf der Warteliste", waiting),
    ]
    is_past = meeting.ends_at <= at
    if counted.there or (is_past and meeting.stage != Stage.CANCELLED):
        so_far = "" if meeting.attendance_closed_at else ", bisher erfasst"
        numbers.append(Number(counted.there, f"da gewesen{so_far}", f"{attendance}#erfasst"))
        numbers.append(Number(there, "verschiedene Betriebe" if there != 1 else "Betrieb", f"{attendance}#erfasst"))
    notes = {"anmeldung": str(seats.taken), "anwesenheit": str(counted.there) if counted.there else ""}
    notes |= {"umfrage": _survey_note(meeting, day_of(at)), "niederschrift": _minutes_note(meeting), "einladung": ""}
    tabs = [Tab(name, label, _page(page, meeting), notes[name], name == current) for name, label, page in TABS]
    return Head(meeting, seats, numbers, [tab for tab in tabs if tab.url], stage_of(meeting, at), is_past)


TABS = (
    ("einladung", "Einladung", "meeting"),
    ("anmeldung", "Anmeldung", "registrations"),
    ("anwesenheit", "Anwesenheit", "attendance"),
    ("umfrage", "Umfrage", "survey"),
    ("niederschrift", "Niederschrift", "minutes"),
)
"""Name, label and address of each tab, in the order of the work."""


def stage_of(meeting: Meeting, at: datetime) -> str:
    """Where a meeting stands, in words: „Entwurf“, „angekündigt“, „abgesagt“, „vorbei“."""
    if meeting.stage == Stage.ANNOUNCED and meeting.ends_at <= at:
        return "vorbei"
    return str(meeting.get_stage_display())


def _page(name: str, meeting: Meeting) -> str:
    try:
        return reverse(f"meetings_house:{name}", args=[meeting.key])
    except NoReverseMatch:
        return ""


def _survey_note(meeting: Meeting, on: date) -> str:
    return WORDS[standing_of(meeting.survey, on)] if meeting.survey else ""


def _minutes_note(meeting: Meeting) -> str:
    if not meeting.minutes:
        return ""
    return "herausgegeben" if meeting.minutes_published_at else "Entwurf"
