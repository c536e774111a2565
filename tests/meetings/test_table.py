"""Attendances come in by table, row by row, are taken back, and go out as they came in."""

import pytest
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.audit.record import Actor
from produktschau.meetings.actions.closing import close_attendance
from produktschau.meetings.models import Attendance, Meeting
from produktschau.meetings.tables.attendances import ATTENDANCES
from produktschau.networks.models import Network
from produktschau.showcase.actions import NotReady
from produktschau.showcase.models import Company
from produktschau.tabular.engine.kinds import Batch, Judged, MappedRow, Selection, Written
from tests.factories import showcase
from tests.factories.attendance import attended, sheet_of
from tests.factories.meetings import meeting
from tests.factories.showcase import BY


@pytest.fixture
def past(net: Network) -> Meeting:
    return meeting(net, days=-2)


def batch(*rows: tuple[object, ...], by: Actor = BY) -> Batch:
    names = ATTENDANCES.names
    mapped = [
        MappedRow(number, dict(zip(names, map(str, row), strict=True))) for number, row in enumerate(rows, start=2)
    ]
    return Batch(mapped, by, timezone.now())


def judged(found: Batch) -> list[Judged]:
    return list(ATTENDANCES.judge(found))


def taken(found: Batch) -> list[Written]:
    good = [one for one in judged(found) if one.outcome != "skipped"]
    return list(ATTENDANCES.write(found, good))


def stored() -> list[tuple[object, ...]]:
    fields = ("company__name", "persons", "source", "sheet", "line")
    return list(Attendance.objects.order_by("pk").values_list(*fields))


def test_rows_are_taken_in_by_key_or_name(past: Meeting, firms: list[Company]) -> None:
    rows = (
        (past.key, firms[0].key, 2, "Papierliste", 1, 1),
        (past.key.lower(), "werkstatt 2", "", "", "", ""),
        (past.key, "", 3, "vor Ort", "", ""),
    )
    assert [one.outcome for one in taken(batch(*rows))] == ["imported"] * 3
    assert stored() == [
        ("Werkstatt 1", 2, "paper", 1, 1),
        ("Werkstatt 2", 1, "import", None, None),
        (None, 3, "site", None, None),
    ]


@pytest.mark.parametrize(
    ("row", "column", "sentence"),
    [
        (("ZZZZZZ", "", 1, "", "", ""), "meeting", "Ein Treffen mit diesem Kurzschlüssel gibt es nicht."),
        (("KEY", "Gibtsnicht", 1, "", "", ""), "company", "Einen Betrieb „Gibtsnicht“ gibt es nicht."),
        (("KEY", "Doppelt", 1, "", "", ""), "company", "„Doppelt“ heißen mehrere Betriebe."),
        (("KEY", "", 0, "", "", ""), "persons", "Personen: Schreiben Sie eine ganze Zahl von 1 bis 200."),
        (("KEY", "", "zwei", "", "", ""), "persons", "Personen: Schreiben Sie eine ganze Zahl von 1 bis 200."),
        (("KEY", "", 1, "Brieftaube", "", ""), "source", "Diese Quelle gibt es nicht."),
        (("KEY", "", 1, "", 3, ""), "line", "Geben Sie Blatt und Zeile an, oder lassen Sie beide leer."),
        (("KEY", "Werkstatt 2", 1, "", 1, 1), "line", "Blatt 1, Zeile 1 ist schon erfasst: Werkstatt 1."),
    ],
)
def test_a_row_that_cannot_be_says_what_and_where(
    past: Meeting, firms: list[Company], row: tuple[object, ...], column: str, sentence: str
) -> None:
    showcase.company("Doppelt")
    showcase.company("Doppelt")
    sheet_of(past, [(firms[0], 1)])
    one = judged(batch((past.key if row[0] == "KEY" else row[0], *row[1:])))[0]
    assert (one.outcome, one.messages[0].column) == ("skipped", column)
    assert one.messages[0].sentence.startswith(sentence)


def test_a_line_that_stands_twice_in_the_table_is_refused_the_second_time(past: Meeting, firms: list[Company]) -> None:
    rows = [(past.key, firm.key, 1, "Papierliste", 1, 1) for firm in firms[:2]]
    found = judged(batch(*rows))
    assert [(one.outcome, one.reason) for one in found] == [
        ("imported", ""),
        ("skipped", "Blatt 1, Zeile 1 steht in der Tabelle auch in Zeile 2."),
    ]


def test_a_closed_meeting_and_one_to_come_take_nothing_in(past: Meeting, net: Network, firms: list[Company]) -> None:
    attended(past, firms[0])
    close_attendance(by=BY, at=timezone.now(), meeting=past)
    coming = meeting(net, days=4)
    found = judged(batch((past.key, firms[1].key, 1, "", "", ""), (coming.key, firms[1].key, 1, "", "", "")))
    assert [one.outcome for one in found] == ["skipped", "skipped"]


def test_only_who_runs_the_meeting_brings_a_table(
    past: Meeting, firms: list[Company], manager: User, stranger: User
) -> None:
    outcomes = [
        judged(batch((past.key, firms[0].key, 1, "", "", ""), by=who))[0].outcome for who in (manager, stranger)
    ]
    assert outcomes == ["imported", "skipped"]


def test_what_went_out_comes_back_unchanged(past: Meeting, firms: list[Company]) -> None:
    sheet_of(past, [(firms[0], 2), (firms[1], 1), (None, 4)])
    attended(past, firms[2])
    attended(past, firms[2])
    out = list(ATTENDANCES.records(Selection()))
    assert ATTENDANCES.count(Selection(filters={"treffen": past.key})) == 5
    rows = [tuple("" if value is None else value for value in row.values()) for row in out]
    assert [one.outcome for one in judged(batch(*rows))] == ["unchanged"] * 5
    assert [one.outcome for one in taken(batch(*rows))] == ["unchanged"] * 5
    assert Attendance.objects.count() == 5


def test_undo_puts_back_what_was(past: Meeting, firms: list[Company]) -> None:
    sheet_of(past, [(firms[0], 1)])
    before = stored()
    rows = ((past.key, firms[0].key, 3, "Papierliste", 1, 1), (past.key, firms[1].key, 1, "", "", ""))
    done = taken(batch(*rows))
    assert [one.outcome for one in done] == ["updated", "imported"]
    ATTENDANCES.undo(BY, timezone.now(), done)
    assert stored() == before


def test_undo_is_hindered_by_a_closed_meeting(past: Meeting, firms: list[Company]) -> None:
    done = taken(batch((past.key, firms[0].key, 1, "", "", "")))
    close_attendance(by=BY, at=timezone.now(), meeting=past)
    assert len(ATTENDANCES.obstacles(timezone.now(), done)) == 1
    with pytest.raises(NotReady):
        ATTENDANCES.undo(BY, timezone.now(), done)
