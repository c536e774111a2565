"""What a table of attendances is compared with, and what it is written from."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from produktschau.accounts.models import User
from produktschau.audit.record import Actor
from produktschau.lib.text import row_number, sort_key
from produktschau.meetings.models import Attendance, Meeting
from produktschau.meetings.rules import may_run_meeting
from produktschau.showcase.models import Company
from produktschau.tabular.engine.kinds import MappedRow, Value


@dataclass(frozen=True)
class Stock:
    """What is there: meetings by key, firms by key and by folded name, records by (meeting, sheet, line), and those without a line,
    counted by (meeting, firm, persons, source).
    """

    meetings: Mapping[str, Meeting]
    by_key: Mapping[str, Company]
    by_name: Mapping[str, list[Company]]
    lines: Mapping[tuple[int, int, int | None], Attendance]
    loose: Counter[tuple[int, int | None, int, str]]

    def companies_called(self, typed: str) -> list[Company]:
        """Firms with this short key, else of this name."""
        if typed.upper() in self.by_key:
            return [self.by_key[typed.upper()]]
        return self.by_name.get(sort_key(typed)[:200], [])


def stock_of(rows: Sequence[MappedRow]) -> Stock:
    """Everything the rows speak of, in four queries."""
    meetings = {one.key: one for one in Meeting.objects.filter(key__in={row.values["meeting"].upper() for row in rows})}
    typed = {row.values["company"] for row in rows} - {""}
    by_key = {one.key: one for one in Company.objects.filter(key__in={name.upper() for name in typed})}
    by_name = defaultdict[str, list[Company]](list)
    for company in Company.objects.filter(sort_key__in={sort_key(name)[:200] for name in typed}).order_by("pk"):
        by_name[company.sort_key].append(company)
    pks = [one.pk for one in meetings.values()]
    there = list(Attendance.objects.filter(meeting__in=pks).select_related("company"))
    lines = {(one.meeting_id, one.sheet, one.line): one for one in there if one.sheet is not None}
    loose = Counter((one.meeting_id, one.company_id, one.persons, one.source) for one in there if one.sheet is None)
    return Stock(meetings, by_key, by_name, lines, loose)


def actor_runs(by: Actor, meeting: Meeting) -> bool:
    """Whether who brings the table may act in this meeting; the house itself may (command line, demo)."""
    kind, _, number = by.actor_key.partition(":")
    if kind != "user":
        return True
    user = User.objects.filter(pk=row_number(number)).first()
    return user is not None and may_run_meeting(user, meeting)


def attendance_records(key: str) -> Iterator[dict[str, Value]]:
    """Values by column, of one meeting or of all: the latest meeting first, in the order of the paper."""
    rows = _all(key).select_related("meeting", "company").order_by("-meeting__starts_at", "sheet", "line", "pk")
    for one in rows.iterator(chunk_size=1000):
        yield {
            "meeting": one.meeting.key,
            "company": one.company.key if one.company else "",
            "persons": one.persons,
            "source": one.get_source_display(),
            "sheet": one.sheet,
            "line": one.line,
        }


def attendance_count(key: str) -> int:
    """How many rows that are."""
    return _all(key).count()


def obstacles_to_undo(done: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Meetings whose attendance was closed since: subject and sentence."""
    numbers = {int(one["pk"]) for one in done}
    meetings = Meeting.objects.filter(attendances__in=numbers, attendance_closed_at__isnull=False).distinct()
    said = "Die Anwesenheit von „{}“ ist inzwischen abgeschlossen. Öffnen Sie sie erst wieder."
    return [(one.matter, said.format(one.title)) for one in meetings.order_by("pk")]


def _all(key: str) -> QuerySet[Attendance]:
    return Attendance.objects.filter(meeting__key=key) if key else Attendance.objects.all()
