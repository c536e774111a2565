"""The numbers of a meeting, and what stands in the way of closing its attendance."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Sum

from produktschau.design.formats import moment
from produktschau.lib.text import and_list
from produktschau.meetings.calculations.headcount import Headcount, headcount, next_place, open_sheets
from produktschau.meetings.models import Attendance, Meeting, Registration, Seat


@dataclass(frozen=True)
class Heads:
    """People of one meeting: firm (primary key) → number registered with a seat, and number there; ``guests`` belong to no firm."""

    registered: Mapping[int, int]
    there: Mapping[int, int]
    guests: int


def heads_of(meeting: Meeting) -> Heads:
    """Who registered and who is recorded, in two queries."""
    taken = Registration.objects.filter(meeting=meeting, seat=Seat.TAKEN).annotate(people=Count("attendees"))
    registered = dict(taken.order_by().values_list("company", "people"))
    rows = Attendance.objects.filter(meeting=meeting).order_by().values_list("company").annotate(people=Sum("persons"))
    there = {firm: people for firm, people in rows if firm is not None}
    return Heads(registered, there, sum(people for firm, people in rows if firm is None))


def headcount_of(meeting: Meeting) -> Headcount:
    """All numbers, in two queries."""
    heads = heads_of(meeting)
    return headcount(heads.registered, heads.there, heads.guests)


def sheets_open(meeting: Meeting) -> list[int]:
    """Printed sheets of which no line is recorded."""
    begun = meeting.attendances.exclude(sheet=None).order_by().values_list("sheet", flat=True).distinct()
    return open_sheets(meeting.sheets, {number for number in begun if number is not None})


def place_to_type(meeting: Meeting) -> tuple[int, int]:
    """Sheet and line that come next on the paper."""
    latest = meeting.attendances.exclude(sheet=None).order_by("-noted_at", "-pk").first()
    if latest is None or latest.sheet is None:
        return next_place(None)
    last = meeting.attendances.filter(sheet=latest.sheet).aggregate(last=Max("line"))["last"]
    return next_place((latest.sheet, last))


def reasons_against_closing(meeting: Meeting, at: datetime) -> list[str]:
    """What keeps the attendance open, one sentence each."""
    reasons = []
    if at < meeting.ends_at:
        reasons.append(f"Das Treffen geht bis {moment(meeting.ends_at)}. Schließen Sie danach ab.")
    if not meeting.attendances.exists():
        reasons.append("Noch ist niemand erfasst.")
    elif sheets := sheets_open(meeting):
        names = and_list([str(number) for number in sheets])
        reasons.append(
            f"Blatt {names} ist noch nicht erfasst."
            if len(sheets) == 1
            else f"Die Blätter {names} sind noch nicht erfasst."
        )
    return reasons
