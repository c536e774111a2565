"""Choosing many records below a list, and the pages of a bulk act: who may do what, and what the pages say."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.showcase import actions
from produktschau.showcase.actions.bulk import show_bulk
from produktschau.showcase.models import Bulk, BulkRow, BulkStage, Company, Product
from produktschau.showcase.views import desk_lists
from tests.cast import NOW, TODAY, client_of
from tests.showcase.making import BY, company, draft_company, draft_product, product

pytestmark = pytest.mark.usefixtures("district", "words")

COMPANIES, PRODUCTS = "/leitstand/betriebe/", "/leitstand/produkte/"
LATER_ON = ("ausfuehren", "abbrechen", "zuruecknehmen")


def choose(person: User, act: str, *records: Company | Product, **other: str) -> HttpResponse:
    path = PRODUCTS if isinstance(records[0], Product) else COMPANIES
    data: dict[str, Any] = {"handlung": act, "umfang": "gewaehlt", "eintrag": [one.key for one in records], **other}
    return client_of(person).post(f"{path}sammeln/", data)  # type: ignore[return-value]  # the test client's answer


def read(person: User, path: str) -> str:
    return client_of(person).get(path).content.decode()


def page_of(bulk: Bulk) -> str:
    return f"/leitstand/sammelaktionen/{bulk.key}/"


@pytest.fixture(params=["stranger", "steward", "auditor", "officer", "coordinator"])
def reader(request: pytest.FixtureRequest) -> User:
    """Everyone who may not change records at the desk."""
    person: User = request.getfixturevalue(request.param)
    return person


def test_nobody_else_chooses_carries_out_stops_or_takes_back(reader: User, manager: User) -> None:
    one = draft_company()
    bulk = show_bulk(by=manager, at=NOW, kind="company", act="publish", keys=[one.key])
    assert choose(reader, "publish", one).status_code == 403
    assert [client_of(reader).post(f"{page_of(bulk)}{step}/").status_code for step in LATER_ON] == [403] * 3
    assert (Bulk.objects.get().stage, Company.objects.get().state) == (BulkStage.SHOWN, "draft")


@pytest.mark.parametrize("act", ["publish", "withdraw", "delete"])
def test_editors_neither_publish_nor_withdraw_nor_delete(editor: User, manager: User, act: str) -> None:
    one = draft_company()
    assert choose(editor, act, one).status_code == 403
    bulk = show_bulk(by=manager, at=NOW, kind="company", act=act, keys=[one.key])
    Bulk.objects.update(chosen_by=editor.actor_key)
    assert client_of(editor).post(f"{page_of(bulk)}ausfuehren/", {"grund": "so", "sicher": "ja"}).status_code == 403
    assert Company.objects.get().state == "draft"
    assert f'value="{act}"' not in read(editor, COMPANIES)


def test_only_who_chose_carries_out_and_management_may_stop(manager: User, editor: User) -> None:
    bulk = show_bulk(by=editor, at=NOW, kind="company", act="check", keys=[draft_company().key], value=str(TODAY))
    assert client_of(manager).post(f"{page_of(bulk)}ausfuehren/").status_code == 403
    assert client_of(manager).post(f"{page_of(bulk)}zuruecknehmen/").status_code == 403
    assert client_of(manager).post(f"{page_of(bulk)}abbrechen/").status_code == 302
    assert Bulk.objects.count() == 0


def test_steps_are_never_taken_by_following_a_link_and_unknown_keys_lead_nowhere(manager: User) -> None:
    browser = client_of(manager)
    assert [browser.get(f"{path}sammeln/").status_code for path in (COMPANIES, PRODUCTS)] == [405, 405]
    paths = [f"/leitstand/sammelaktionen/ZZZZZZ/{step}/" for step in LATER_ON]
    assert [browser.get(path).status_code for path in paths] == [405] * 3
    assert [browser.post(path).status_code for path in paths] == [404] * 3


def test_an_auditor_reads_what_happened(auditor: User, manager: User) -> None:
    choose(manager, "publish", draft_company())
    page = page_of(Bulk.objects.get())
    assert "wird veröffentlicht" in read(auditor, page)
    assert "<button" not in read(auditor, page).partition('id="inhalt"')[2]
    assert client_of(auditor).get("/leitstand/sammelaktionen/").status_code == 200
    assert 'name="eintrag"' not in read(auditor, COMPANIES)


def test_a_manager_chooses_sees_carries_out_and_takes_back(manager: User) -> None:
    one, person = draft_company("Eins"), draft_company("Imkerei Vogel", is_sole_trader=True)
    answer = choose(manager, "publish", one, person)
    bulk = Bulk.objects.get()
    assert answer["Location"] == page_of(bulk)
    page = read(manager, page_of(bulk))
    assert "Die Einwilligung der Person fehlt" in page
    assert "Ausführen für 1 Eintrag" in page
    client_of(manager).post(f"{page_of(bulk)}ausfuehren/")
    assert "Rückgängig machen" in read(manager, page_of(bulk))
    back = client_of(manager).post(f"{page_of(bulk)}zuruecknehmen/")["Location"]
    client_of(manager).post(f"{back}ausfuehren/", {"grund": "Versehen"})
    assert Company.objects.filter(state="published").count() == 0
    assert "Zurückgenommen durch" in read(manager, page_of(bulk))
    assert Entry.objects.get(verb="company.withdrawn").actor == manager.actor_key


def test_all_of_the_choice_means_every_page_of_the_filtered_list(editor: User) -> None:
    for number in range(53):
        draft_company(f"Mühle {number}")
    other = draft_company("Weberei")
    choose(editor, "check", other, umfang="alle", wort="mühle", stand="entwurf")
    assert Bulk.objects.get().rows.count() == 53
    assert not BulkRow.objects.filter(record_key=other.key).exists()
    assert "alle 53 der Auswahl" in read(editor, f"{COMPANIES}?wort=mühle")


def test_nothing_chosen_leads_back_to_the_same_list_with_a_sentence(editor: User) -> None:
    draft_company()
    data = {"handlung": "check", "umfang": "gewaehlt", "stand": "entwurf", "wort": "weber", "geprueft": "nie"}
    answer = client_of(editor).post(f"{COMPANIES}sammeln/", data, follow=True)
    assert answer.redirect_chain == [(f"{COMPANIES}?stand=entwurf&wort=weber&geprueft=nie", 302)]
    assert "Es ist kein Eintrag gewählt" in answer.content.decode()


@pytest.mark.parametrize("act", ["", "burn", "add_area:wohnen-leben", "check:2026"])
def test_a_spoilt_choice_of_an_act_changes_nothing(editor: User, act: str) -> None:
    one = draft_company()
    choose(editor, act, one)
    assert Bulk.objects.exclude(act="check").count() == 0
    assert Company.objects.get().checked_on is None


def test_deleting_asks_once_more(manager: User) -> None:
    choose(manager, "delete", draft_company())
    path = f"{page_of(Bulk.objects.get())}ausfuehren/"
    told = client_of(manager).post(path, follow=True).content.decode()
    assert "Kreuzen Sie an, dass Sie diese Entwürfe löschen wollen" in told
    assert Company.objects.count() == 1
    client_of(manager).post(path, {"sicher": "ja"})
    assert Company.objects.count() == 0


def test_a_preview_thrown_away_leads_back_to_the_list_it_came_from(editor: User) -> None:
    choose(editor, "check", draft_company(), wort="weber")
    answer = client_of(editor).post(f"{page_of(Bulk.objects.get())}abbrechen/", follow=True)
    assert answer.redirect_chain[0][0] == f"{COMPANIES}?wort=weber"
    assert "Es wurde nichts geändert" in answer.content.decode()


def test_names_with_markup_are_shown_as_they_are(editor: User) -> None:
    choose(editor, "check", draft_company('<img src=x onerror="alert(1)"> Mühle'))
    assert "<img src=x" not in read(editor, page_of(Bulk.objects.get()))
    assert "<img src=x" not in read(editor, COMPANIES)


def test_an_act_at_a_standstill_offers_to_go_on_or_to_leave_the_rest(manager: User, auditor: User) -> None:
    choose(manager, "publish", draft_company())
    Bulk.objects.update(stage=BulkStage.RUNNING)
    assert "stehen still" in read(manager, "/leitstand/").partition("Nichts offen")[0]
    assert "steht still" in read(auditor, "/leitstand/sammelaktionen/")
    page = read(manager, page_of(Bulk.objects.get()))
    assert "Steht still" in page
    assert "Weiter ausführen" in page
    client_of(manager).post(f"{page_of(Bulk.objects.get())}abbrechen/")
    assert "Abgebrochen" in read(auditor, page_of(Bulk.objects.get()))


def test_the_page_costs_the_same_with_one_and_many_records(manager: User) -> None:
    few = show_bulk(by=BY, at=NOW, kind="company", act="publish", keys=[draft_company().key])
    many = show_bulk(
        by=BY, at=NOW, kind="company", act="publish", keys=[draft_company(f"Mühle {number}").key for number in range(9)]
    )
    assert queries(manager, page_of(few)) == queries(manager, page_of(many))


def queries(person: User, path: str) -> int:
    browser = client_of(person)
    browser.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(path).status_code == 200
    return len(seen)


def test_the_result_can_be_taken_away_as_a_table(manager: User) -> None:
    one = draft_company("Imkerei Vogel", is_sole_trader=True)
    bulk = show_bulk(by=manager, at=NOW, kind="company", act="publish", keys=[one.key])
    answer = client_of(manager).get(f"/leitstand/tabellen/sammelaktion.csv?nr={bulk.key}")
    table = b"".join(answer).decode("utf-8-sig")
    assert "Imkerei Vogel" in table
    assert "Die Einwilligung der Person fehlt" in table


def test_companies_are_found_by_their_last_check(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_lists, "today", lambda: TODAY)
    for name, day in {
        "Nie": None,
        "Lange": TODAY - timedelta(days=366),
        "Heute": TODAY,
        "Grenze": TODAY.replace(year=TODAY.year - 1),
    }.items():
        actions.change_company(by=BY, at=NOW, company=draft_company(name), checked_on=day)
    shown = {value: names(read(editor, f"{COMPANIES}?geprueft={value}")) for value in ("nie", "alt", "neu", "quatsch")}
    assert shown == {
        "nie": ["Nie"],
        "alt": ["Lange"],
        "neu": ["Grenze", "Heute"],
        "quatsch": ["Grenze", "Heute", "Lange", "Nie"],
    }


def test_the_list_stands_by_name_by_last_check_or_by_last_change(editor: User) -> None:
    for place, (name, day) in enumerate({"Anna": TODAY, "Berta": None, "Cora": TODAY - timedelta(days=9)}.items()):
        at = NOW + timedelta(minutes=place)
        actions.change_company(by=BY, at=at, company=draft_company(name), lead="Neu.", checked_on=day)
    orders = ("", "geprueft", "geaendert", "quatsch")
    assert {order: names(read(editor, f"{COMPANIES}?ordnen={order}")) for order in orders} == {
        "": ["Anna", "Berta", "Cora"],
        "geprueft": ["Berta", "Cora", "Anna"],
        "geaendert": ["Cora", "Berta", "Anna"],
        "quatsch": ["Anna", "Berta", "Cora"],
    }
    page = read(editor, f"{COMPANIES}?ordnen=geprueft&stand=entwurf")
    assert 'aria-sort="ascending"><a href="?stand=entwurf&amp;ordnen=geprueft">Geprüft' in page
    assert "tabelle.xlsx?ordnen=geprueft&amp;stand=entwurf" in page


def names(page: str) -> list[str]:
    return [part.partition('">')[2].partition("</a>")[0] for part in page.split('<th scope="row"><a')[1:]]


def test_filters_are_kept_by_tabs_and_pages_and_in_the_table(editor: User) -> None:
    for number in range(51):
        draft_company(f"Mühle {number}")
    page = read(editor, f"{COMPANIES}?stand=entwurf&wort=mühle&geprueft=nie")
    assert "?stand=alle&amp;wort=m%C3%BChle&amp;geprueft=nie" in page
    assert "?stand=entwurf&amp;wort=m%C3%BChle&amp;geprueft=nie&amp;seite=2" in page
    assert "/leitstand/ausgeben/companies/tabelle.xlsx?stand=entwurf&amp;wort=m%C3%BChle&amp;geprueft=nie" in page


def test_an_empty_list_says_what_it_is_for_and_an_empty_choice_how_to_get_out(editor: User, auditor: User) -> None:
    assert "Noch kein Betrieb" in read(editor, COMPANIES)
    assert "Betrieb anlegen</a></p>" in read(editor, COMPANIES)
    assert "Betrieb anlegen" not in read(auditor, COMPANIES)
    assert "Noch kein Produkt" in read(editor, PRODUCTS)
    assert "Nichts ist zurückgezogen" in read(editor, f"{COMPANIES}?stand=zurueckgezogen")
    assert "Nichts in dieser Auswahl" in read(editor, f"{COMPANIES}?wort=zzz")


def test_products_have_no_day_of_the_last_check(editor: User) -> None:
    product(company())
    draft_product(company("Zweite"), "Schal")
    assert "geprueft" not in read(editor, PRODUCTS).partition("<table")[0].partition("<form method")[0]
    assert len(names(read(editor, f"{PRODUCTS}?geprueft=nie"))) == 2
