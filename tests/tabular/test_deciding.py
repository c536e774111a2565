"""What may be there already waits for a decision; what was decided is remembered."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from produktschau.accounts.engine.personal_data import PERSONAL_DATA
from produktschau.accounts.models import User
from produktschau.audit.record import System
from produktschau.tabular.actions import UndoBlocked, apply_table, forget_person_in_tables, undo_import
from produktschau.tabular.engine.kinds import Choice, Decision
from produktschau.tabular.engine.reports import TableReport
from produktschau.tabular.models import Outcome, RecordKey, TableImport, TableImportRow
from produktschau.tabular.queries.undoing import UNDO_WITHIN
from produktschau.tabular.queries.uploads import mend_table
from tests.cast import NOW
from tests.tabular.toys import BOX, IN_THE_WAY, toys_registered

BY = System("import")
LIST = b"Name;Regal\nHolzpferd Fuchsstute;Stube\nKreisel Brummbart;Kammer\n"


@pytest.fixture(autouse=True)
def toys(db: None) -> Iterator[None]:
    with toys_registered():
        BOX["toy:100"] = "Holzpferd Fuchsstute"
        yield


def imported(decisions: dict[int, Decision] | None = None, *, ask_twins: bool = True) -> TableReport:
    return apply_table(
        by=BY,
        kind="toys",
        data=LIST,
        filename="t.csv",
        at=NOW,
        source="amt",
        decisions=decisions,
        ask_twins=ask_twins,
    )


def outcomes(report: TableReport) -> dict[int, tuple[Outcome, str]]:
    return {one.number: (one.outcome, one.subject) for one in report.outcomes}


def test_a_row_that_may_be_there_waits_and_says_why() -> None:
    report = imported()
    assert outcomes(report) == {2: (Outcome.SKIPPED, "toy:2"), 3: (Outcome.IMPORTED, "toy:3")}
    assert report.skipped[0].reason == (
        "Vielleicht doppelt (gleicher Name, gleicher Ort): „Holzpferd Fuchsstute“, schon da. "
        "Entscheiden Sie, ob es derselbe Eintrag ist."
    )
    assert mend_table(TableImport.objects.get())[1] == [["Holzpferd Fuchsstute", "Stube", report.skipped[0].reason]]


def test_without_the_question_doubles_come_in() -> None:
    assert outcomes(imported(ask_twins=False))[2] == (Outcome.IMPORTED, "toy:2")


def test_decided_as_another_it_comes_in() -> None:
    assert outcomes(imported(decisions={2: Decision(Choice.NEW)}))[2] == (Outcome.IMPORTED, "toy:2")


def test_decided_as_the_same_it_is_remembered_for_the_next_table_of_the_source() -> None:
    report = imported(decisions={2: Decision(Choice.FILL, "toy:100")})
    assert outcomes(report)[2] == (Outcome.UPDATED, "toy:100")
    assert list(RecordKey.objects.values_list("source", "external_key", "subject")) == [
        ("amt", "Holzpferd Fuchsstute", "toy:100")
    ]
    assert outcomes(imported())[2] == (Outcome.UPDATED, "toy:100")


def test_a_row_left_out_is_counted_and_not_in_the_mend_file() -> None:
    report = imported(decisions={2: Decision(Choice.LEAVE)})
    assert report.counts[Outcome.SKIPPED] == 1
    assert mend_table(TableImport.objects.get()) == (["Name", "Regal", "Grund"], [])


def test_an_undo_takes_everything_back_and_forgets_what_was_decided() -> None:
    imported(decisions={2: Decision(Choice.TAKE, "toy:100")})
    BOX["toy:100"] = "Holzpferd Fuchsstute"
    undone = undo_import(by=BY, table_import=TableImport.objects.get(), at=NOW + timedelta(hours=1))
    assert BOX == {"toy:100": "Holzpferd Fuchsstute"}
    assert (undone.undone_at, undone.undone_by) == (NOW + timedelta(hours=1), "system:import")
    assert RecordKey.objects.count() == 0
    with pytest.raises(UndoBlocked, match="schon rückgängig gemacht"):
        undo_import(by=BY, table_import=undone, at=NOW + timedelta(hours=2))


def test_what_stands_in_the_way_is_said_and_nothing_is_undone() -> None:
    imported()
    IN_THE_WAY.add("toy:3")
    there = dict(BOX)
    with pytest.raises(UndoBlocked) as blocked:
        undo_import(by=BY, table_import=TableImport.objects.get(), at=NOW)
    assert [one.sentence for one in blocked.value.obstacles] == ["Mit toy:3 spielt jemand."]
    assert (BOX, TableImport.objects.get().undone_at) == (there, None)


def test_an_old_import_stays_because_its_former_values_are_gone() -> None:
    imported()
    with pytest.raises(UndoBlocked, match="älter als 90 Tage"):
        undo_import(by=BY, table_import=TableImport.objects.get(), at=NOW + UNDO_WITHIN + timedelta(days=1))


def test_a_person_who_is_erased_is_gone_from_cells_and_former_values_and_the_undo_with_them(editor: User) -> None:
    BOX["toy:100"] = "Kreisel von toy@example.org"
    apply_table(
        by=editor,
        kind="toys",
        data=b"Name;Schicksal;Regal\n;skipped;Toy@Example.org\nPferd;;Stube\n",
        filename="t.csv",
        at=NOW,
    )
    TableImportRow.objects.filter(number=3).update(before={"name": "Änne, toy@example.org"})
    assert forget_person_in_tables(by=BY, email="toy@example.org", at=NOW) == 2
    assert list(TableImportRow.objects.order_by("number").values_list("raw", "before")) == [(None, None), (None, None)]
    assert forget_person_in_tables(by=BY, email="toy@example.org", at=NOW) == 0
    with pytest.raises(UndoBlocked, match="Zu 1 Zeile sind die früheren Werte nicht mehr da"):
        undo_import(by=BY, table_import=TableImport.objects.get(), at=NOW)


def test_who_asks_learns_which_tables_they_brought(editor: User) -> None:
    assert PERSONAL_DATA["Tabellen"].export(editor) == []
