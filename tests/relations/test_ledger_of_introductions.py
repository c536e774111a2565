"""The ledger counts, narrows, opens and exports; who may not know outcomes of single firms does not."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from produktschau.accounts.engine.personal_data import PERSONAL_DATA
from produktschau.accounts.models import User
from produktschau.lib.lists import LISTS
from produktschau.networks.engine.leaving import leave_all
from produktschau.region.models import Sector, Territory
from produktschau.relations.actions.forgetting import SHARED_KEPT, WORDS_KEPT, empty_old
from produktschau.relations.actions.introducing import propose
from produktschau.relations.models import Introduction, OutcomeReport, Party
from produktschau.relations.queries.introduction_desk import DRAFTS, ENDING
from produktschau.relations.queries.leaving import pending
from produktschau.relations.queries.ledger import choice_of, ledger
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests import cast
from tests.factories import networks, showcase
from tests.factories.introductions import REASON, accepted, introduction, party
from tests.factories.showcase import BY
from tests.relations.conftest import PLACES
from tests.relations.test_outcomes import report

NOW = timezone.now
LEDGER = "/leitstand/vermittlungen/"


def placed(name: str, place: int, sector: str = "") -> Company:
    """A firm in one of the former districts, and of a sector by its code."""
    town, ags, postcode = PLACES[place]
    site = {"place": town, "postcode": postcode, "municipality": Territory.objects.get(ags=ags)}
    fields: dict[str, Any] = {"sites": [site], "email": f"{name.lower()}@example.org"}
    made = showcase.company(name, **fields)
    if sector:
        found = Sector.objects.filter(code=sector).order_by("pk")[0]
        made.sectors.create(sector=found, is_main=True)
    return made


@pytest.fixture
def people(db: None) -> dict[str, User]:
    return {name: cast.enter(name) for name in ("manager", "coordinator", "officer", "auditor")}


def keys(**params: str) -> set[str]:
    return {one.key for one in ledger(choice_of(params), reads_outcomes=True).chosen}


def test_the_ledger_narrows_by_what_is_asked(district: None) -> None:
    a, b, c = placed("Anna", 0), placed("Berta", 1), placed("Clara", 0)
    circle = networks.network()
    far, near = introduction(a, b, network=circle), accepted(a, c)
    report(near, a, "order")
    assert keys() == {far.key, near.key}
    assert keys(altkreise="verschieden") == {far.key}
    assert keys(altkreise="gleich") == {near.key}
    assert keys(stand="asked") == {far.key}
    assert keys(ergebnis="order") == {near.key}
    assert keys(ergebnis="offen") == set()
    assert keys(netz=circle.key) == {far.key}
    assert keys(netz="ohne") == {near.key}
    assert keys(betrieb=b.key) == {far.key}
    assert keys(von_wem="user:1") == set()
    today = timezone.localdate()
    assert keys(bis=(today - timedelta(1)).isoformat()) == set()
    assert keys(von=today.isoformat(), bis=today.isoformat()) == {far.key, near.key}
    assert keys(von="gestern", stand="nichts", sortierung="--") == {far.key, near.key}


def test_sums_open_what_they_counted(district: None, people: dict[str, User]) -> None:
    a, b, c = placed("Anna", 0), placed("Berta", 1), placed("Clara", 0)
    introduction(a, b)
    report(accepted(a, c), a, "order")
    found = ledger(choice_of({}), reads_outcomes=True)
    client = cast.client_of(people["manager"])
    for told in (*found.stages, *found.outcomes, *found.crossings):
        page = client.get(f"{LEDGER}?{told.query}")
        assert page.context["page"].paginator.count == told.count, told.words
    assert {one.words: one.count for one in found.outcomes} == {
        "ein gemeinsames Produkt": 0,
        "ein Auftrag": 1,
        "ein Gespräch": 0,
        "nichts": 0,
        "noch nichts gemeldet": 0,
    }
    assert {one.words: one.count for one in found.stages}["alle"] == 2


def test_outcomes_of_single_firms_are_for_those_who_speak_with_them(
    firms: list[Company], people: dict[str, User]
) -> None:
    made = accepted(firms[0], firms[1])
    report(made, firms[0], "order", note="Tausend Stück.")
    for name, reads in (("manager", True), ("coordinator", True), ("officer", False), ("auditor", False)):
        client = cast.client_of(people[name])
        page, one = client.get(LEDGER).content.decode(), client.get(f"{LEDGER}{made.key}/").content.decode()
        assert ("noch nichts gemeldet / " in page or "ein Auftrag / –" in page) is reads
        assert ("Tausend Stück." in one, "jana@" in one, "Auftrag" in one) == (reads, reads, reads)
        assert client.get(f"{LEDGER}?ergebnis=none").context["page"].paginator.count == (0 if reads else 1)
        rows = list(LISTS["vermittlungen"].rows(people[name], {}))
        assert ("ein Auftrag" in rows[0]) is reads


def test_few_outcomes_are_not_told_to_others(firms: list[Company]) -> None:
    for number in range(5):
        report(accepted(firms[number], firms[(number + 1) % 6]), firms[number], "talk")
    report(accepted(firms[0], firms[3]), firms[0], "order")
    told = {one.words: one.count for one in ledger(choice_of({}), reads_outcomes=False).outcomes}
    assert (told["ein Gespräch"], told["ein Auftrag"], told["nichts"]) == (5, None, 0)


def test_the_table_holds_firms_and_no_words(firms: list[Company], people: dict[str, User]) -> None:
    made = propose(by=people["manager"], at=NOW(), first=firms[0], second=firms[1], reason=REASON, note="Vorsicht.")
    table = LISTS["vermittlungen"]
    (row,) = table.rows(people["manager"], {})
    assert len(row) == len(table.columns)
    assert row[:3] == (made.key, firms[0].key, "Werkstatt 1")
    assert "Vorsicht." not in row
    assert people["manager"].name not in row
    assert list(table.rows(people["manager"], {"stand": "accepted"})) == []


def test_the_list_asks_the_same_questions_for_one_row_and_for_three(
    firms: list[Company], people: dict[str, User]
) -> None:
    client = cast.client_of(people["manager"])
    counts = []
    for pair in ((0, 1), (1, 2), (2, 3)):
        accepted(firms[pair[0]], firms[pair[1]])
        client.get(LEDGER)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(LEDGER)
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_the_desk_makes_shows_and_sends_an_introduction(firms: list[Company], people: dict[str, User]) -> None:
    client = cast.client_of(people["coordinator"])
    found = client.get(f"{LEDGER}neu/?betrieb={firms[0].key}&wort2=werkstatt+2").content.decode()
    assert f"betrieb={firms[0].key}&amp;mit={firms[1].key}" in found
    told = {
        "betrieb": firms[0].key,
        "mit": firms[1].key,
        "reason": REASON,
        "note": "intern",
        "connected_by_name": "Carla Uhlig",
    }
    answer = client.post(f"{LEDGER}neu/", told)
    made = Introduction.objects.get()
    assert answer["Location"] == f"{LEDGER}{made.key}/"
    page = client.get(answer["Location"]).content.decode()
    assert "An Werkstatt 1: Wir möchten Sie mit „Werkstatt 2“ bekannt machen" in page
    assert "w1@example.org" in page
    client.post(f"{LEDGER}{made.key}/bearbeiten/", {"reason": "Neuer Grund.", "expected": made.changed_at.isoformat()})
    stale = client.post(f"{LEDGER}{made.key}/fragen/", {"expected": made.changed_at.isoformat()})
    assert (stale.status_code, Mail.objects.count()) == (409, 0)
    made.refresh_from_db()
    client.post(f"{LEDGER}{made.key}/fragen/", {"expected": made.changed_at.isoformat()})
    made.refresh_from_db()
    assert (made.stage, made.connected_by_name, Mail.objects.count()) == ("asked", "Carla Uhlig", 2)
    assert "Neuer Grund." in Mail.objects.order_by("pk")[0].text


def test_nothing_typed_is_lost_when_a_form_is_refused(firms: list[Company], people: dict[str, User]) -> None:
    client = cast.client_of(people["manager"])
    told = {"betrieb": firms[0].key, "mit": firms[1].key, "reason": " ", "note": "Bitte merken."}
    answer = client.post(f"{LEDGER}neu/", told)
    assert answer.status_code == 422
    assert "Bitte merken." in answer.content.decode()
    assert "Schreiben Sie, warum die beiden zueinander passen" in answer.content.decode()


def test_coordinators_introduce_in_their_own_network_only(firms: list[Company], people: dict[str, User]) -> None:
    own, foreign = networks.network("Regionales Bauen"), networks.network("Kunst und Handwerk")
    networks.coordinates(people["coordinator"], own)
    client = cast.client_of(people["coordinator"])
    told = {"betrieb": firms[0].key, "mit": firms[1].key, "reason": REASON}
    assert client.post(f"{LEDGER}neu/", {**told, "network": foreign.key}).status_code == 422
    assert client.post(f"{LEDGER}neu/", {**told, "network": own.key}).status_code == 302
    assert Introduction.objects.get().network == own


def test_what_waits_stands_at_the_desk_of_those_who_act(firms: list[Company], people: dict[str, User]) -> None:
    introduction(firms[0], firms[1], at=NOW() - timedelta(days=15))
    introduction(firms[2], firms[3], at=NOW() - timedelta(days=13))
    introduction(firms[4], firms[5], asked=False, network=networks.network())
    told = {name: (ENDING.count(one), DRAFTS.count(one)) for name, one in people.items()}
    assert told == {"manager": (1, 1), "coordinator": (1, 0), "officer": (None, None), "auditor": (None, None)}


def test_the_record_of_a_firm_shows_its_introductions(firms: list[Company], people: dict[str, User]) -> None:
    made = accepted(firms[0], firms[1])
    page = cast.client_of(people["manager"]).get(f"/leitstand/betriebe/{firms[0].key}/").content.decode()
    assert f"{LEDGER}{made.key}/" in page
    assert "mit Werkstatt 2" in page
    assert f"{LEDGER}neu/?betrieb={firms[0].key}" in page


def test_leaving_a_network_ends_what_waits_in_it(firms: list[Company]) -> None:
    circle = networks.network()
    member = networks.member(circle, firms[0])
    inside, outside = introduction(firms[0], firms[1], network=circle), introduction(firms[0], firms[2])
    draft = introduction(firms[0], firms[3], network=circle, asked=False)
    assert pending(member) == ["die Vermittlung mit Werkstatt 2"]
    leave_all(by=BY, at=NOW(), membership=member)
    stages = [Introduction.objects.get(pk=one.pk).stage for one in (inside, outside, draft)]
    assert stages == ["withdrawn", "asked", "withdrawn"]
    assert {mail.to for mail in Mail.objects.all()} == {"w1@example.org", "w2@example.org"}


def test_contact_data_goes_after_a_year_and_words_after_three(firms: list[Company]) -> None:
    made = accepted(firms[0], firms[1], note="intern")
    report(made, firms[0], "talk", note="Nett.")
    assert empty_old(by=BY, at=NOW() + SHARED_KEPT - timedelta(1)) == 0
    assert empty_old(by=BY, at=NOW() + SHARED_KEPT + timedelta(1)) == 2
    assert (party(made, firms[0]).shared_email, party(made, firms[0]).consent_on is not None) == ("", True)
    assert Introduction.objects.get().note == "intern"
    empty_old(by=BY, at=NOW() + WORDS_KEPT + timedelta(1))
    assert (Introduction.objects.get().note, OutcomeReport.objects.get().note) == ("", "")
    assert OutcomeReport.objects.get().outcome == "talk"


def test_a_person_finds_and_deletes_what_is_kept_of_them(firms: list[Company], people: dict[str, User]) -> None:
    manager = people["manager"]
    made = introduction(firms[0], firms[1], by=manager)
    Party.objects.filter(introduction=made, company=firms[0]).update(
        shared_name=manager.name, shared_email=manager.email.upper(), consent_on=cast.TODAY, consent_wording="ja"
    )
    data = PERSONAL_DATA["Vermittlungen"]
    told = data.export(manager)
    assert told["Vermittlungen"][0]["Name für den anderen Betrieb"] == manager.name
    assert told["Vermittelt"][0]["als"] == manager.name
    data.erase(manager, NOW())
    made.refresh_from_db()
    assert (made.connected_by_name, party(made, firms[0]).shared_email) == ("", "")
    assert Introduction.objects.count() == 1


def test_sectors_are_the_divisions_that_the_figures_count(district: None) -> None:
    weaver, tailor, butcher = (placed(*told) for told in (("Anna", 0, "13"), ("Berta", 1, "13"), ("Clara", 0, "10")))
    alike, apart = introduction(weaver, tailor), introduction(weaver, butcher)
    introduction(tailor, placed("Dora", 0))
    assert keys(branchen="verschieden") == {apart.key}
    assert keys(branchen="gleich") == {alike.key}
    told = {one.words: one.count for one in ledger(choice_of({}), reads_outcomes=True).crossings}
    assert told["über Branchen hinweg"] == 1
    with_weaver = ledger(choice_of({"betrieb": butcher.key}), reads_outcomes=True)
    sides = with_weaver.rows(with_weaver.chosen)[0].sides
    assert {side.party.company.name: side.sector for side in sides} == {
        "Anna": "13 Herstellung von Textilien",
        "Clara": "10 Herstellung von Nahrungs- und Futtermitteln",
    }
