"""Whether attendance can be recorded now, and whether a line is taken."""

from datetime import datetime

from produktschau.design.formats import day
from produktschau.lib.dates import day_of
from produktschau.meetings.models import Attendance, Meeting, Stage

CLOSED = "Die Anwesenheit ist abgeschlossen. Öffnen Sie sie mit einer Begründung wieder, wenn etwas zu berichtigen ist."


def reasons_against_noting(meeting: Meeting, at: datetime) -> list[str]:
    """Why nobody can be recorded, as one sentence; empty where somebody can."""
    if meeting.stage == Stage.DRAFT:
        return ["Das Treffen ist noch ein Entwurf. Kündigen Sie es erst an."]
    if meeting.stage == Stage.CANCELLED:
        return ["Das Treffen ist abgesagt. Es gibt keine Anwesenheit zu erfassen."]
    if day_of(at) < day_of(meeting.starts_at):
        return [f"Anwesend sein kann erst am {day(meeting.starts_at)} jemand. Erfassen Sie dann."]
    return [CLOSED] if meeting.attendance_closed_at is not None else []


def line_taken(meeting: Meeting, sheet: int | None, line: int | None) -> str:
    """The sentence for a line that is recorded already; empty for one that is free, and for none."""
    if sheet is None:
        return ""
    there = Attendance.objects.filter(meeting=meeting, sheet=sheet, line=line).select_related("company").first()
    if there is None:
        return ""
    name = there.company.name if there.company else "Gäste ohne Betrieb"
    said = f"Blatt {sheet}, Zeile {line} ist schon erfasst: {name}."
    return f"{said} Ändern Sie die Zeile, oder nehmen Sie jene zurück."
