"""Supply relations in a spreadsheet: in, out and back."""

from collections.abc import Mapping
from datetime import date

import pytest
from django.utils import timezone

from produktschau.relations.actions.answering_supplies import confirm_supply
from produktschau.relations.models import Side, SupplyRelation
from produktschau.relations.tables.supplies import SUPPLIES
from produktschau.showcase.models import Company
from produktschau.tabular.engine.kinds import Batch, Judged, MappedRow, Selection, Value, Written
from produktschau.tabular.models import Outcome
from produktschau.work.models import Mail
from tests.factories import showcase
from tests.factories.showcase import BY
from tests.factories.supplies import confirmed

ROW = {"supplier": "Werkstatt 1", "customer": "Werkstatt 2", "what": "Kammgarn", "since": "01.03.2024"}


def batch(*rows: Mapping[str, str]) -> Batch:
    empty = dict.fromkeys(SUPPLIES.names, "")
    whole = [MappedRow(number, {**empty, **row}, frozenset(SUPPLIES.names)) for number, row in enumerate(rows, start=2)]
    return Batch(whole, BY, timezone.now())


def judged(*rows: Mapping[str, str]) -> list[Judged]:
    return list(SUPPLIES.judge(batch(*rows)))


def written(*rows: Mapping[str, str]) -> list[Written]:
    told = batch(*rows)
    return list(SUPPLIES.write(told, SUPPLIES.judge(told)))


def cell(value: Value) -> str:
    return value.strftime("%d.%m.%Y") if isinstance(value, date) else str(value or "")


@pytest.mark.usefixtures("firms")
def test_a_row_becomes_a_claim_of_the_office_and_nobody_is_written_to() -> None:
    [done] = written(ROW)
    made = SupplyRelation.objects.get()
    assert (done.outcome, done.subject) == (Outcome.IMPORTED, made.matter)
    assert (made.claimed_by_side, made.confidence, made.source) == (Side.OFFICE, "claimed", "Tabelle")
    assert Mail.objects.count() == 0


@pytest.mark.usefixtures("firms")
def test_each_wrong_row_says_what_is_wrong() -> None:
    found = judged(
        {**ROW, "supplier": "Gibt es nicht"},
        {**ROW, "customer": "Werkstatt 1"},
        {**ROW, "what": ""},
        {**ROW, "since": "gestern"},
        {**ROW, "since": "01.03.2024", "until": "01.02.2024"},
        {**ROW, "used_in": "Kein Stuhl"},
        {**ROW, "key": "ZZZZZZ", "what": "Leim"},
        {**ROW, "supplier": "Werkstatt", "what": "Öl"},
    )
    assert [one.outcome for one in found] == [Outcome.SKIPPED] * 8
    assert [one.reason.split(".")[0] for one in found] == [
        "Einen Betrieb namens „Gibt es nicht“ gibt es hier nicht",
        "Ein Betrieb kann sich nicht selbst beliefern",
        "Es fehlt, womit beliefert wird",
        "„gestern“ ist kein Tag",
        "„Bis“ liegt vor „seit“",
        "Ein Produkt von Werkstatt 2 namens „Kein Stuhl“ gibt es hier nicht",
        "Eine Lieferbeziehung „ZZZZZZ“ gibt es nicht",
        found[7].reason.split(".")[0],
    ]
    assert found[7].reason.startswith("Mehrere heißen so ähnlich")


@pytest.mark.usefixtures("firms")
def test_the_same_row_twice_comes_in_once() -> None:
    assert [one.outcome for one in judged(ROW, ROW)] == [Outcome.IMPORTED, Outcome.SKIPPED]


def test_what_goes_out_comes_back_unchanged(firms: list[Company]) -> None:
    chair = showcase.product(firms[1], "Stuhl")
    confirmed(firms[0], firms[1], "Leim", used_in=chair, since=timezone.localdate())
    confirmed(firms[2], firms[1], "Öl")
    rows = [{name: cell(value) for name, value in row.items()} for row in SUPPLIES.records(Selection())]
    assert SUPPLIES.count(Selection()) == 2
    assert [one.outcome for one in judged(*rows)] == [Outcome.UNCHANGED] * 2


def test_fills_in_and_takes_it_back(firms: list[Company]) -> None:
    made = confirmed(firms[0], firms[1])
    [change] = judged(ROW)[0].changes
    assert (change.label, change.before, change.after) == ("Seit", "", "01.03.2024")
    done = written(ROW)
    made.refresh_from_db()
    assert (made.since is not None, made.confidence) == (True, "confirmed")
    assert list(SUPPLIES.obstacles(timezone.now(), done)) == []
    SUPPLIES.undo(BY, timezone.now(), done)
    made.refresh_from_db()
    assert made.since is None


@pytest.mark.usefixtures("firms")
def test_what_a_firm_answered_since_stands_in_the_way_of_taking_it_back() -> None:
    done = written(ROW)
    made = SupplyRelation.objects.get()
    confirm_supply(by=BY, at=timezone.now(), relation=made, side=Side.SUPPLIER, visibility="public", is_told=False)
    [obstacle] = SUPPLIES.obstacles(timezone.now(), done)
    assert obstacle.subject == made.matter


@pytest.mark.usefixtures("firms")
def test_taking_it_back_removes_what_was_new() -> None:
    SUPPLIES.undo(BY, timezone.now(), written(ROW))
    assert SupplyRelation.objects.count() == 0
