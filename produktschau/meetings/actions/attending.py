"""Records who was there, takes a record back, and keeps what a firm says of itself."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from produktschau.audit.record import Actor, record
from produktschau.meetings.calculations.lines import MOST_SHEETS, against_numbers
from produktschau.meetings.models import Attendance, Attendee, Meeting, Source
from produktschau.meetings.queries.recording import CLOSED, line_taken, reasons_against_noting
from produktschau.showcase.actions import NotAcceptable, NotReady, create_company
from produktschau.showcase.models import Company


class AlreadyIn(Exception):
    """Somebody recorded this person before; ``attendance`` says who and when."""

    def __init__(self, attendance: Attendance) -> None:
        super().__init__("Diese Person ist schon erfasst.")
        self.attendance = attendance


@transaction.atomic
def note_attendance(
    *,
    by: Actor,
    at: datetime,
    meeting: Meeting,
    company: Company | None,
    persons: int = 1,
    source: str = Source.PAPER,
    sheet: int | None = None,
    line: int | None = None,
) -> Attendance:
    """Record people of one firm, or guests without one (``None``).

    Several records of one firm are allowed: each line of the paper is one. Raises ``NotAcceptable`` (fields persons, source, sheet, line)
    and ``NotReady`` before the day of the meeting, for a draft, a cancelled meeting and once attendance is closed.
    """
    meeting = _held_open(meeting, at)
    problems = against_numbers(persons, sheet, line)
    if source not in Source.values:
        problems["source"] = "Wählen Sie, woher Sie es wissen."
    if not problems and (said := line_taken(meeting, sheet, line)):
        problems["line"] = said
    if problems:
        raise NotAcceptable(problems)
    return _kept(
        by,
        at,
        Attendance(meeting=meeting, company=company, persons=persons, source=source, sheet=sheet, line=line),
    )


@transaction.atomic
def note_new_company(
    *,
    by: Actor,
    at: datetime,
    meeting: Meeting,
    name: str,
    persons: int = 1,
    source: str = Source.PAPER,
    sheet: int | None = None,
    line: int | None = None,
) -> Attendance:
    """Take a firm nobody knew into the showcase as a draft, and record it. Raises as ``note_attendance``, with ``name``."""
    meeting = _held_open(meeting, at)
    company = create_company(by=by, at=at, name=name)
    return note_attendance(
        by=by, at=at, meeting=meeting, company=company, persons=persons, source=source, sheet=sheet, line=line
    )


@transaction.atomic
def check_in(*, by: Actor, at: datetime, attendee: Attendee, source: str = Source.QR) -> Attendance:
    """Record one registered person. Raises ``AlreadyIn``, ``NotReady``; of two at once one is told, for the meeting is locked."""
    meeting = _held_open(attendee.registration.meeting, at)
    if (there := Attendance.objects.filter(attendee=attendee).first()) is not None:
        raise AlreadyIn(there)
    made = Attendance(
        meeting=meeting, company=attendee.registration.company, attendee=attendee, persons=1, source=source
    )
    return _kept(by, at, made)


@transaction.atomic
def take_back(*, by: Actor, at: datetime, attendance: Attendance) -> None:
    """Delete a record that was a mistake. What is gone already is no fault. Raises ``NotReady`` once attendance is closed."""
    meeting = _held_open(attendance.meeting, at)
    found = Attendance.objects.filter(pk=attendance.pk).first()
    if found is None:
        return
    record(by=by, verb="meeting.attendance_taken_back", subject=meeting.matter, at=at, before=_told(found))
    found.delete()


@transaction.atomic
def set_sheets(*, by: Actor, at: datetime, meeting: Meeting, sheets: int) -> Meeting:
    """Say how many attendance sheets there are: those printed, or those that were really used.

    Raises ``NotAcceptable`` (field sheets), ``NotReady`` once attendance is closed.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.attendance_closed_at is not None:
        raise NotReady([CLOSED])
    last = meeting.attendances.aggregate(last=Max("sheet"))["last"] or 0
    if not 0 <= sheets <= MOST_SHEETS:
        raise NotAcceptable({"sheets": f"Geben Sie eine Zahl von 0 bis {MOST_SHEETS} an."})
    if sheets < last:
        raise NotAcceptable(
            {"sheets": f"Von Blatt {last} ist schon etwas erfasst. So viele Blätter sind es mindestens."}
        )
    if meeting.sheets != sheets:
        before, meeting.sheets = {"sheets": meeting.sheets}, sheets
        meeting.save(update_fields=["sheets"])
        record(by=by, verb="meeting.sheets", subject=meeting.matter, at=at, before=before, after={"sheets": sheets})
    return meeting


@transaction.atomic
def confirm_attendance(*, by: Actor, at: datetime, meeting: Meeting, company: Company) -> int:
    """The firm says that it was there; return how many records that confirms. Raises ``NotReady`` where there is none."""
    rows = Attendance.objects.select_for_update().filter(meeting=meeting, company=company)
    if not rows.exists():
        raise NotReady(
            ["Für Ihren Betrieb ist bei diesem Treffen niemand erfasst. Rufen Sie uns an, wenn das nicht stimmt."]
        )
    done = rows.filter(confirmed_at=None).update(confirmed_at=at)
    if done:
        after = {"company": f"company:{company.key}"}
        record(by=by, verb="meeting.attendance_confirmed", subject=meeting.matter, at=at, after=after)
    return done


def _held_open(meeting: Meeting, at: datetime) -> Meeting:
    """The meeting, locked, while attendance can be recorded. Raises ``NotReady``."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if reasons := reasons_against_noting(meeting, at):
        raise NotReady(reasons)
    return meeting


def _kept(by: Actor, at: datetime, made: Attendance) -> Attendance:
    made.noted_by, made.noted_at = by.actor_key, at
    made.save(force_insert=True)
    if made.sheet is not None and made.sheet > made.meeting.sheets:
        made.meeting.sheets = made.sheet
        made.meeting.save(update_fields=["sheets"])
    record(by=by, verb="meeting.attendance_noted", subject=made.meeting.matter, at=at, after=_told(made))
    return made


def _told(one: Attendance) -> dict[str, object]:
    """A record as the history keeps it: no name of a person."""
    told: dict[str, object] = {"persons": one.persons, "source": one.source}
    if one.company is not None:
        told["company"] = f"company:{one.company.key}"
    if one.sheet is not None:
        told |= {"sheet": one.sheet, "line": one.line}
    return told
