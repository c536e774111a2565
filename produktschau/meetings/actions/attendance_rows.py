"""Takes attendances in by table, and takes them back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.meetings.actions.attending import note_attendance
from produktschau.meetings.models import Attendance, Meeting
from produktschau.meetings.queries.recording import reasons_against_noting
from produktschau.showcase.actions import NotReady
from produktschau.showcase.models import Company


@dataclass(frozen=True)
class AttendanceEntry:
    """One row to take in; ``pk`` is the record it changes, ``None`` for a new one."""

    meeting: Meeting
    company: Company | None
    persons: int
    source: str
    sheet: int | None
    line: int | None
    pk: int | None = None


@dataclass(frozen=True)
class Done:
    """What became of a row: „imported“, „updated“ or „unchanged“, and what an undo needs."""

    status: str
    before: dict[str, Any] | None = None


@transaction.atomic
def take_in_attendances(*, by: Actor, at: datetime, entries: Sequence[AttendanceEntry | None]) -> list[Done]:
    """Record each row; one that is there already stays. Raises what ``note_attendance`` raises."""
    loose = _loose(entries)
    return [_taken(by, at, entry, loose) for entry in entries if entry is not None]


@transaction.atomic
def undo_attendances(*, by: Actor, at: datetime, done: Sequence[Mapping[str, Any]]) -> None:
    """Delete what an import recorded and put back what it changed. Raises ``NotReady`` for a meeting that is closed."""
    found = {
        one.pk: one for one in Attendance.objects.filter(pk__in=[told["pk"] for told in done]).select_related("meeting")
    }
    meetings = {one.meeting.pk: _held_open(one.meeting, at) for one in found.values()}
    for told in done:
        one = found.get(int(told["pk"]))
        if one is not None and "persons" in told:
            one.persons, one.source = told["persons"], told["source"]
            one.save(update_fields=["persons", "source"])
        elif one is not None:
            one.delete()
    for meeting in meetings.values():
        rows = sum(1 for one in found.values() if one.meeting.pk == meeting.pk)
        record(by=by, verb="meeting.attendance_taken_back", subject=meeting.matter, at=at, before={"firms": rows})


def _taken(by: Actor, at: datetime, entry: AttendanceEntry, loose: dict[tuple[Any, ...], int]) -> Done:
    if entry.pk is not None:
        return _changed(by, at, entry, entry.pk)
    key = _key(entry)
    if entry.sheet is None and loose.get(key, 0) > 0:
        loose[key] -= 1
        return Done("unchanged")
    made = note_attendance(
        by=by,
        at=at,
        meeting=entry.meeting,
        company=entry.company,
        persons=entry.persons,
        source=entry.source,
        sheet=entry.sheet,
        line=entry.line,
    )
    return Done("imported", {"pk": made.pk})


def _changed(by: Actor, at: datetime, entry: AttendanceEntry, pk: int) -> Done:
    meeting = _held_open(entry.meeting, at)
    one = Attendance.objects.select_for_update().get(pk=pk)
    if (one.persons, one.source) == (entry.persons, entry.source):
        return Done("unchanged")
    before = {"persons": one.persons, "source": one.source}
    one.persons, one.source, one.confirmed_at = entry.persons, entry.source, None
    one.save(update_fields=["persons", "source", "confirmed_at"])
    after = {"persons": one.persons, "source": one.source}
    record(by=by, verb="meeting.attendance_noted", subject=meeting.matter, at=at, before=before, after=after)
    return Done("updated", {"pk": one.pk, **before})


def _held_open(meeting: Meeting, at: datetime) -> Meeting:
    """The meeting, locked, while attendance can be recorded. Raises ``NotReady``."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if reasons := reasons_against_noting(meeting, at):
        raise NotReady(reasons)
    return meeting


def _loose(entries: Sequence[AttendanceEntry | None]) -> dict[tuple[Any, ...], int]:
    """Records without a line as they are now, counted by what a row says."""
    pks = {entry.meeting.pk for entry in entries if entry is not None}
    found: dict[tuple[Any, ...], int] = {}
    for one in Attendance.objects.filter(meeting__in=pks, sheet=None):
        key = (one.meeting_id, one.company_id, one.persons, one.source)
        found[key] = found.get(key, 0) + 1
    return found


def _key(entry: AttendanceEntry) -> tuple[Any, ...]:
    return entry.meeting.pk, entry.company.pk if entry.company else None, entry.persons, entry.source
