"""Attendances, minutes and photos of meetings for tests, made by the house's own actions."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from produktschau.meetings.actions.attending import note_attendance
from produktschau.meetings.models import Attendance, Meeting
from produktschau.showcase.models import Company
from tests.factories.showcase import BY


def attended(of: Meeting, company: Company | None, persons: int = 1, **told: Any) -> Attendance:
    """People of a firm (``None``: guests) who were there, known from the telephone unless told otherwise."""
    given = {"source": "phone", **told}
    return note_attendance(by=BY, at=timezone.now(), meeting=of, company=company, persons=persons, **given)


def sheet_of(of: Meeting, lines: Sequence[tuple[Company | None, int]], *, sheet: int = 1) -> list[Attendance]:
    """One sheet of paper, line by line: the firm and its people."""
    return [
        attended(of, company, persons, source="paper", sheet=sheet, line=number)
        for number, (company, persons) in enumerate(lines, start=1)
    ]


def attendance_things(own: Company, shown: Company) -> dict[str, dict[str, object]]:
    """What their addresses speak of."""
    return {}
