"""The table kind „attendances“: who was at which meeting, a row for each line of the paper, with undo."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.urls import reverse

from produktschau.accounts.roles import AnyUser
from produktschau.audit.record import Actor
from produktschau.meetings.actions.attendance_rows import AttendanceEntry, take_in_attendances, undo_attendances
from produktschau.meetings.models import Meeting, Source
from produktschau.meetings.queries.attendance_rows import (
    Stock,
    actor_runs,
    attendance_count,
    attendance_records,
    obstacles_to_undo,
    stock_of,
)
from produktschau.meetings.rules import may_import_attendances, may_see_meetings
from produktschau.showcase.models import Company
from produktschau.tabular.calculations.duplicates import Identity
from produktschau.tabular.engine.kinds import (
    Batch,
    Change,
    Column,
    Content,
    Judged,
    MappedRow,
    Message,
    Obstacle,
    Selection,
    TableKind,
    Value,
    Written,
)
from produktschau.tabular.models import Outcome

COLUMNS = (
    Column("meeting", "Treffen", "Kurzschlüssel des Treffens", ("Kurzschlüssel des Treffens",), True, example="K7M2QX"),
    Column(
        "company",
        "Betrieb",
        "Kurzschlüssel oder Name, wie er in der Schau steht; leer: Gäste ohne Betrieb",
        ("Firma",),
        example="Zimmerei Sägespan",
    ),
    Column("persons", "Personen", "leer: 1", ("Anzahl",), content=Content.NUMBER, example="2"),
    Column("source", "Quelle", "Papierliste, Telefon, vor Ort oder QR-Code; leer: eingelesen", example="Papierliste"),
    Column("sheet", "Blatt", "leer, wenn nicht vom Papier", content=Content.NUMBER, example="1"),
    Column("line", "Zeile", "leer, wenn nicht vom Papier", content=Content.NUMBER, example="7"),
)
MOST_PERSONS, MOST_PLACE = 200, 99
_UNUSABLE = "Zeile nicht verwendbar"
_SOURCES = {label.casefold(): value for value, label in Source.choices}


@dataclass
class _Draft:
    row: MappedRow
    meeting: Meeting | None = None
    company: Company | None = None
    persons: int = 1
    source: str = Source.IMPORT
    sheet: int | None = None
    line: int | None = None
    messages: list[Message] = field(default_factory=list)

    def refuse(self, sentence: str, column: str) -> None:
        self.messages.append(Message(sentence, column, is_error=True))


def judge_attendances(batch: Batch) -> list[Judged]:
    """One ``Judged`` per row, in order. Lines that are there already are unchanged, or updated where only the people differ."""
    stock = stock_of(batch.rows)
    drafts = [_draft(row, stock, batch) for row in batch.rows]
    places = dict[tuple[int, int | None, int | None], int]()
    left = Counter(stock.loose)
    return [_judged(draft, stock, places, left) for draft in drafts]


def write_attendances(batch: Batch, judged: Sequence[Judged]) -> list[Written]:
    """One ``Written`` per row."""
    done = take_in_attendances(by=batch.by, at=batch.at, entries=[one.payload for one in judged])
    return [
        Written(one.number, Outcome(what.status), subject=one.subject, reason=one.reason, before=what.before)
        for one, what in zip(judged, done, strict=True)
    ]


def _draft(row: MappedRow, stock: Stock, batch: Batch) -> _Draft:
    draft, said = _Draft(row), row.values
    draft.meeting = stock.meetings.get(said["meeting"].upper())
    if draft.meeting is None:
        draft.refuse(
            "Ein Treffen mit diesem Kurzschlüssel gibt es nicht. Sie finden ihn in der Adresse des Treffens.", "meeting"
        )
    elif not actor_runs(batch.by, draft.meeting):
        draft.refuse("Dieses Treffen gehört zu einem Netzwerk, das Sie nicht koordinieren.", "meeting")
    elif draft.meeting.attendance_closed_at is not None:
        draft.refuse("Die Anwesenheit dieses Treffens ist abgeschlossen. Öffnen Sie sie erst wieder.", "meeting")
    elif draft.meeting.stage != "announced" or draft.meeting.starts_at > batch.at:
        draft.refuse("Dieses Treffen hat noch nicht begonnen oder ist abgesagt.", "meeting")
    _read_company(draft, stock)
    draft.persons = _number(draft, "persons", "Personen", MOST_PERSONS) or 1
    draft.sheet = _number(draft, "sheet", "Blatt", MOST_PLACE)
    draft.line = _number(draft, "line", "Zeile", MOST_PLACE)
    if not draft.messages and (draft.sheet is None) != (draft.line is None):
        draft.refuse("Geben Sie Blatt und Zeile an, oder lassen Sie beide leer.", "line")
    if said["source"] and said["source"].casefold() not in _SOURCES:
        draft.refuse("Diese Quelle gibt es nicht. Schreiben Sie Papierliste, Telefon, vor Ort oder QR-Code.", "source")
    elif said["source"]:
        draft.source = _SOURCES[said["source"].casefold()]
    return draft


def _read_company(draft: _Draft, stock: Stock) -> None:
    typed = draft.row.values["company"]
    if not typed:
        return
    found = stock.companies_called(typed)
    if not found:
        draft.refuse(
            f"Einen Betrieb „{typed}“ gibt es nicht. Legen Sie ihn an, oder schreiben Sie den Kurzschlüssel.", "company"
        )
    elif len(found) > 1:
        keys = ", ".join(one.key for one in found)
        draft.refuse(f"„{typed}“ heißen mehrere Betriebe. Schreiben Sie den Kurzschlüssel: {keys}.", "company")
    else:
        draft.company = found[0]


def _number(draft: _Draft, column: str, label: str, most: int) -> int | None:
    said = draft.row.values[column].strip()
    if not said:
        return None
    plain = said.removesuffix(",0").removesuffix(".0")
    if not plain.isascii() or not plain.isdecimal() or len(plain) > 4 or not 1 <= int(plain) <= most:
        draft.refuse(f"{label}: Schreiben Sie eine ganze Zahl von 1 bis {most}.", column)
        return None
    return int(plain)


def _judged(
    draft: _Draft,
    stock: Stock,
    places: dict[tuple[int, int | None, int | None], int],
    left: Counter[tuple[int, int | None, int, str]],
) -> Judged:
    title = draft.company.name if draft.company else draft.row.values["company"] or "Gäste ohne Betrieb"
    detail = draft.meeting.title if draft.meeting else draft.row.values["meeting"]
    one = Judged(draft.row.number, Outcome.SKIPPED, title, detail)
    meeting = draft.meeting
    if meeting is None or draft.messages:
        return replace(one, messages=tuple(draft.messages), group=_UNUSABLE)
    entry = AttendanceEntry(meeting, draft.company, draft.persons, draft.source, draft.sheet, draft.line)
    one = replace(one, subject=meeting.matter, payload=entry)
    if draft.sheet is None:
        return replace(one, outcome=_loose(entry, left))
    place = (meeting.pk, draft.sheet, draft.line)
    if place in places:
        draft.refuse(
            f"Blatt {draft.sheet}, Zeile {draft.line} steht in der Tabelle auch in Zeile {places[place]}.", "line"
        )
        return replace(one, messages=tuple(draft.messages), group=_UNUSABLE, payload=None)
    places[place] = draft.row.number
    there = stock.lines.get(place)
    if there is None:
        return replace(one, outcome=Outcome.IMPORTED)
    if there.company_id != (draft.company.pk if draft.company else None):
        name = there.company.name if there.company else "Gäste ohne Betrieb"
        draft.refuse(f"Blatt {draft.sheet}, Zeile {draft.line} ist schon erfasst: {name}.", "line")
        return replace(one, messages=tuple(draft.messages), group=_UNUSABLE, payload=None)
    if (there.persons, there.source) == (draft.persons, draft.source):
        return replace(one, outcome=Outcome.UNCHANGED, payload=replace(entry, pk=there.pk))
    changes = (
        Change("Personen", str(there.persons), str(draft.persons)),
        Change("Quelle", there.get_source_display(), Source(draft.source).label),
    )
    wanted = tuple(change for change in changes if change.before != change.after)
    return replace(one, outcome=Outcome.UPDATED, payload=replace(entry, pk=there.pk), changes=wanted)


def _loose(entry: AttendanceEntry, left: Counter[tuple[int, int | None, int, str]]) -> Outcome:
    """A row without a line is there already as often as the same is recorded."""
    key = (entry.meeting.pk, entry.company.pk if entry.company else None, entry.persons, entry.source)
    if left[key] > 0:
        left[key] -= 1
        return Outcome.UNCHANGED
    return Outcome.IMPORTED


def _obstacles(at: datetime, written: Sequence[Written]) -> list[Obstacle]:
    found = obstacles_to_undo([one.before for one in written if one.before])
    return [Obstacle(subject, sentence, _record_url(subject)) for subject, sentence in found]


def _undo(by: Actor, at: datetime, written: Sequence[Written]) -> None:
    undo_attendances(by=by, at=at, done=[one.before for one in written if one.before])


def _identity(row: MappedRow) -> Identity:
    """Records have no twins: a line of the paper is known by its place."""
    return Identity(str(row.number), "")


def _stock() -> Iterable[Identity]:
    return ()


def _never(user: AnyUser) -> bool:
    """Attendances are not published."""
    return False


def _records(selection: Selection) -> Iterable[Mapping[str, Value]]:
    return attendance_records(selection.filters.get("treffen", ""))


def _count(selection: Selection) -> int:
    return attendance_count(selection.filters.get("treffen", ""))


def _record_url(subject: str) -> str:
    return reverse("meetings_house:attendance", args=[subject.removeprefix("meeting:")])


ATTENDANCES = TableKind(
    key="attendances",
    label="Anwesenheiten",
    columns=COLUMNS,
    judge=judge_attendances,
    write=write_attendances,
    identity=_identity,
    stock=_stock,
    obstacles=_obstacles,
    undo=_undo,
    records=_records,
    count=_count,
    may_import=may_import_attendances,
    may_publish=_never,
    may_export=may_see_meetings,
    list_url="meetings_house:meetings",
    record_url=_record_url,
)
