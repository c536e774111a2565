"""The sector choice at the desk: who may change it, what is refused, and two who edit at once."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.region.actions.delimitation import ChoiceChangedMeanwhile, UnfitChoice, change_choice
from produktschau.region.actions.loading import UnusableRegion, load_region
from produktschau.region.models import Neighbour, Region, SectorChoice, SectorDecision
from produktschau.region.queries.choice_state import ChoiceState, Decision, choice_stamp, choice_state
from tests.factories.region import FOLDER

ClientOf = Callable[[User | None], Client]
PAGE = "/leitstand/branchenwahl/"


def typed(**changed: Any) -> dict[str, Any]:
    """What a browser sends: the form as it stands, with the stamp of what is saved."""
    state = choice_state()
    sent: dict[str, Any] = {
        "min_quotient": "1,25",
        "min_quotient_reason": state.min_quotient_reason,
        "min_share": "5",
        "min_share_reason": state.min_share_reason,
        "neighbours": sorted(state.neighbours),
        "expected": choice_stamp(state),
    }
    for group in ("A", "C", "F", "G-J", "K-N", "O-U"):
        one = state.decisions.get(group)
        sent[f"decided_{group}"] = "" if one is None else "ja" if one.is_chosen else "nein"
        sent[f"network_{group}"] = one.network if one else ""
        sent[f"reason_{group}"] = one.reason if one else ""
        sent[f"decided_on_{group}"] = ""
    return {**sent, **changed}


def said(client: Client, **changed: Any) -> tuple[int, str]:
    """Status and page after sending."""
    answer = client.post(PAGE, typed(**changed))
    return answer.status_code, answer.content.decode()


def test_what_is_set_stands_on_the_public_page_and_in_the_record(
    client_of: ClientOf, manager: User, mittelsachsen: Region
) -> None:
    changes = {
        "min_quotient": "1,5",
        "decided_O-U": "nein",
        "reason_O-U": "Kaum Hersteller.",
        "decided_on_O-U": "2026-11-01",
        "decided_A": "",
        "network_A": "",
        "reason_A": "",
        "neighbours": ["14511", "CZ"],
    }
    answer = client_of(manager).post(PAGE, typed(**changes))
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    choice = SectorChoice.objects.get()
    assert (choice.min_quotient, choice.min_share) == (Decimal("1.50"), Decimal("5.00"))
    assert set(SectorDecision.objects.values_list("sector_group", flat=True)) == {"C", "F", "O-U"}
    assert SectorDecision.objects.get(sector_group="O-U").decided_on == date(2026, 11, 1)
    assert set(Neighbour.objects.values_list("territory__ags", flat=True)) == {"14511", "CZ"}
    public = client_of(None).get("/region/branchenwahl/").content.decode()
    assert "Kaum Hersteller." in public
    assert "Quotient ab 1,50" in public
    verbs = set(Entry.objects.filter(actor=f"user:{manager.pk}").values_list("verb", flat=True))
    assert verbs == {"sectorchoice.changed", "sectordecision.created", "sectordecision.removed", "neighbours.set"}
    page = client_of(manager).get(PAGE).content.decode()
    for word in ("Nachbarn festgelegt", "Schwellen der Branchenwahl geändert", "Beschluss zu einem Bereich angelegt"):
        assert word in page


def test_sending_what_stands_there_changes_nothing(client_of: ClientOf, manager: User, mittelsachsen: Region) -> None:
    before = Entry.objects.count()
    assert said(client_of(manager))[0] == 302
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"min_quotient": "viel"}, "Das ist keine Zahl. Richtig wäre zum Beispiel 1,25."),
        ({"min_quotient": "0"}, "Der Quotient muss größer als 0 und kleiner als 100 sein."),
        ({"min_quotient": "NaN"}, "Das ist keine Zahl."),
        ({"min_quotient": "-1"}, "Die Zahl darf nicht unter 0 liegen."),
        ({"min_quotient": "1,255"}, "Bitte höchstens zwei Stellen nach dem Komma."),
        ({"min_share": "101"}, "Die Zahl darf nicht über 100 liegen."),
        ({"min_share": ""}, "Geben Sie eine Zahl ein."),
        ({"min_share_reason": " "}, "Schreiben Sie, warum diese Schwelle gilt."),
        ({"min_quotient_reason": "x" * 301}, "Bitte auf höchstens 300 Zeichen kürzen."),
        ({"reason_C": ""}, "Schreiben Sie, warum so beschlossen wurde."),
        ({"decided_C": ""}, "Wählen Sie, was beschlossen wurde, oder leeren Sie die anderen Felder."),
        ({"decided_C": "vielleicht"}, "Wählen Sie einen der drei Einträge."),
        ({"decided_on_C": "gestern"}, "Geben Sie einen Tag ein, zum Beispiel 01.11.2026."),
        ({"neighbours": ["14522"]}, "Dieses Gebiet steht nicht in der Liste."),
        ({"neighbours": ["DE"]}, "Dieses Gebiet steht nicht in der Liste."),
        ({"neighbours": ["99999"]}, "Dieses Gebiet steht nicht in der Liste."),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_typed_is_lost(
    client_of: ClientOf, manager: User, mittelsachsen: Region, changed: dict[str, Any], sentence: str
) -> None:
    before = choice_state()
    status, page = said(client_of(manager), **{"reason_F": "Soll nicht verloren gehen.", **changed})
    assert status == 422
    assert sentence in page
    assert "Soll nicht verloren gehen." in page
    assert choice_state() == before


def test_two_who_edit_at_once_notice_each_other(
    client_of: ClientOf, manager: User, mittelsachsen: Region, now: datetime
) -> None:
    mine = typed(reason_C="Meine Begründung.")
    SectorDecision.objects.filter(sector_group="C").update(reason="Die andere Begründung.")
    answer = client_of(manager).post(PAGE, mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Jemand anders hat die Branchenwahl inzwischen geändert." in page
    assert "Meine Begründung." in page
    assert "Die andere Begründung." in page
    assert SectorDecision.objects.get(sector_group="C").reason == "Die andere Begründung."
    again = {**mine, "expected": choice_stamp(choice_state())}
    assert client_of(manager).post(PAGE, again).status_code == 302
    assert SectorDecision.objects.get(sector_group="C").reason == "Meine Begründung."
    with pytest.raises(ChoiceChangedMeanwhile):
        change_choice(by=System("test"), state=choice_state(), at=now, expected="alt")


def test_the_wrong_person_reads_at_most(
    client_of: ClientOf,
    mittelsachsen: Region,
    auditor: User,
    officer: User,
    editor: User,
    coordinator: User,
    stranger: User,
) -> None:
    before = choice_state()
    for person, status in ((auditor, 200), (officer, 200), (editor, 200), (coordinator, 403), (stranger, 403)):
        answer = client_of(person).get(PAGE)
        assert answer.status_code == status
        assert b'<button class="btn full"' not in answer.content
        assert client_of(person).post(PAGE, typed(min_quotient="3")).status_code == 403
    assert client_of(None).get(PAGE).status_code == 302
    assert client_of(None).post(PAGE, typed(min_quotient="3")).status_code == 302
    assert choice_state() == before
    assert "Netz Industrie" in client_of(auditor).get(PAGE).content.decode()


def state(**changed: Any) -> ChoiceState:
    """A state an action may be asked for."""
    values: dict[str, Any] = {
        "min_quotient": Decimal("1.25"),
        "min_quotient_reason": "darum",
        "min_share": Decimal(5),
        "min_share_reason": "darum",
        "neighbours": frozenset(),
        "decisions": {},
    }
    return ChoiceState(**{**values, **changed})


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"min_quotient": Decimal(0)}, "min_quotient"),
        ({"min_share": Decimal("100.01")}, "min_share"),
        ({"min_share_reason": "  "}, "min_share_reason"),
        ({"neighbours": frozenset({"14522"})}, "neighbours"),
        ({"neighbours": frozenset({"00000"})}, "neighbours"),
        ({"decisions": {"B-E": Decision(True, "", "darum", None)}}, "decisions"),
        ({"decisions": {"C": Decision(True, "", " ", None)}}, "reason_C"),
        ({"decisions": {"C": Decision(True, "x" * 121, "darum", None)}}, "network_C"),
    ],
)
def test_the_action_itself_refuses_and_writes_nothing(
    mittelsachsen: Region, now: datetime, changed: dict[str, Any], field: str
) -> None:
    before = choice_state()
    with pytest.raises(UnfitChoice) as refused:
        change_choice(by=System("test"), state=state(**changed), at=now)
    assert list(refused.value.problems) == [field]
    assert choice_state() == before


def test_a_choice_in_the_region_s_folder_that_cannot_be_used_is_refused(mittelsachsen: Region, now: datetime) -> None:
    files = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    for old, new, sentence in (
        (b'"min_quotient": "1.25"', b'"min_quotient": "viel"', "„choice“ ist nicht vollständig"),
        (b'"min_quotient": "1.25"', b'"min_quotient": "0"', "Der Quotient muss größer als 0"),
        (b'"min_share_reason"', b'"anders"', "„choice“ ist nicht vollständig"),
    ):
        folder = {**files, "region.json": files["region.json"].replace(old, new)}
        with pytest.raises(UnusableRegion, match=sentence):
            load_region(by=System("test"), folder=folder, at=now)
