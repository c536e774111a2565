"""Who was at the invented meetings of the demo; those that are over are closed, and their minutes given out."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from produktschau.audit.record import Actor, System
from produktschau.meetings.actions.attending import confirm_attendance, note_attendance
from produktschau.meetings.actions.closing import close_attendance
from produktschau.meetings.actions.minutes import give_out_minutes, write_minutes
from produktschau.meetings.actions.printing import take_papers
from produktschau.meetings.models import Meeting, Reading, Source, Stage
from produktschau.meetings.queries.asking import firms_there
from produktschau.showcase.models import Company

Row = Mapping[str, str]
AT_THE_DOOR = (Source.SITE, Source.QR)
COMPANY = System("firm")
CLOSED_AFTER = timedelta(days=7)
"""A meeting so long ago is closed; of a later one a sheet is still to be typed."""


@transaction.atomic
def load_example_attendances(
    *, by: Actor, at: datetime, rows: Sequence[Row], meetings: Mapping[str, Meeting], texts: Sequence[Row]
) -> int:
    """Record ``rows`` (meeting by its id, firm by the key of its source, empty for guests) and close what is over; no mail goes out.

    ``texts`` are the rows of the meetings themselves, with ``minutes`` and ``minutes_reading``. Two of three firms confirmed that they
    were there. Return the number of records.
    """
    firms = {one.external_key: one for one in Company.objects.filter(external_key__in={row["company"] for row in rows})}
    for row in rows:
        meeting = meetings[row["meeting"]]
        if row["company"] and row["company"] not in firms:
            continue
        note_attendance(
            by=by,
            at=_moment(meeting, row["source"], at),
            meeting=meeting,
            company=firms.get(row["company"]),
            persons=int(row["persons"] or 1),
            source=row["source"],
            sheet=int(row["sheet"]) if row["sheet"] else None,
            line=int(row["line"]) if row["line"] else None,
        )
    for text in texts:
        _finish(by, at, meetings[text["id"]], text)
    return len(rows)


def _finish(by: Actor, at: datetime, meeting: Meeting, text: Row) -> None:
    """Close it and give its minutes out; the attendance of the latest one stays open, with a sheet to type."""
    meeting.refresh_from_db()
    if meeting.stage != Stage.ANNOUNCED or meeting.ends_at >= at or not meeting.attendances.exists():
        return
    after = meeting.ends_at + CLOSED_AFTER
    if after > at:
        take_papers(by=by, at=meeting.starts_at, meeting=meeting, what="anwesenheit", sheets=meeting.sheets + 1)
        return
    close_attendance(by=by, at=after, meeting=meeting)
    if text["minutes"]:
        reading = text["minutes_reading"] or Reading.ATTENDEES
        write_minutes(by=by, at=after, meeting=meeting, minutes=text["minutes"], reading=reading)
        give_out_minutes(by=by, at=after + timedelta(hours=2), meeting=meeting, is_told=False)
    for number, company in enumerate(firms_there(meeting)):
        if number % 3:
            confirm_attendance(
                by=COMPANY, at=after + timedelta(days=1, minutes=number), meeting=meeting, company=company
            )


def _moment(meeting: Meeting, source: str, at: datetime) -> datetime:
    """At the door when it began; from paper and by telephone the morning after."""
    moment = meeting.starts_at if source in AT_THE_DOOR else meeting.ends_at + timedelta(hours=14)
    return min(moment, at)
