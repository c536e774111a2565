"""The people expected at the door, and what is known of one of them."""

from dataclasses import dataclass

from produktschau.audit.names import names_of
from produktschau.meetings.calculations.typing import fits, words_of
from produktschau.meetings.models import Attendance, Attendee, Meeting, Seat


@dataclass(frozen=True)
class Expected:
    """One registered person. ``attendance`` where they are recorded, ``who`` noted it."""

    attendee: Attendee
    attendance: Attendance | None
    who: str

    @property
    def firm(self) -> str:
        """The firm's name."""
        return self.attendee.registration.company.name


@dataclass(frozen=True)
class Door:
    """Everyone who has a seat, by firm and place in it; ``there`` of ``all`` are recorded by name."""

    shown: list[Expected]
    there: int
    all: int


def door(meeting: Meeting, typed: str = "") -> Door:
    """The people with a seat whose name or firm fits what was typed, those not yet recorded first."""
    people = Attendee.objects.filter(registration__meeting=meeting, registration__seat=Seat.TAKEN)
    ordered = people.select_related("registration__company").order_by(
        "registration__company__sort_key", "registration", "position", "pk"
    )
    rows = _expected(list(ordered))
    words = words_of(typed)
    shown = [row for row in rows if fits(words, f"{row.attendee.name} {row.firm}")] if words else rows
    return Door(
        sorted(shown, key=lambda row: row.attendance is not None),
        sum(1 for row in rows if row.attendance is not None),
        len(rows),
    )


def expected(attendee: Attendee) -> Expected:
    """One person, with what is recorded of them."""
    return _expected([attendee])[0]


def attendee_by_code(code: str) -> Attendee | None:
    """Whose badge this is."""
    return Attendee.objects.select_related("registration__company", "registration__meeting").filter(code=code).first()


def _expected(people: list[Attendee]) -> list[Expected]:
    found = {one.attendee_id: one for one in Attendance.objects.filter(attendee__in=[person.pk for person in people])}
    who = names_of({one.noted_by for one in found.values()})
    rows = []
    for person in people:
        there = found.get(person.pk)
        rows.append(Expected(person, there, who[there.noted_by].label if there else ""))
    return rows
