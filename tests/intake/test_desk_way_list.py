"""The desk's list of submissions and the rule of origin: who sees them, what they count, what narrows them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from produktschau.accounts.models import User
from produktschau.intake.models import Stage
from produktschau.lib.dates import now
from tests.cast import client_of
from tests.factories import showcase
from tests.factories.intake import submission

pytestmark = pytest.mark.usefixtures("district", "words")

ATTACK = '<script>alert("x")</script>"><img src=x onerror=alert(1)>'


def test_the_list_counts_by_what_waits_on_whom_and_shows_the_oldest_first(manager: User) -> None:
    firm = showcase.company()
    day = now()
    for name, stage, days in (
        *(("Alt", Stage.SUBMITTED, 9), ("Jung", Stage.SUBMITTED, 1), ("Text", Stage.CHECKED, 3)),
        *(("Bereit", Stage.APPROVED, 2), ("Entwurf", Stage.DRAFT, 4), ("Fertig", Stage.PUBLISHED, 5)),
    ):
        submission(company=firm, name=name, stage=stage, at=day - timedelta(days=days))
    answer = client_of(manager).get("/leitstand/einreichungen/")
    found = answer.context["list"]
    assert [(tab.name, tab.count, tab.days) for tab in found.tabs] == [
        ("offen", 4, 9),
        ("pruefen", 2, 9),
        ("bearbeiten", 1, 3),
        ("veroeffentlichen", 1, 2),
        ("betrieb", 1, 4),
        ("abgeschlossen", 1, None),
    ]
    assert [line.title for line in found.lines] == ["Alt", "Text", "Bereit", "Jung"]
    assert [line.former for line in found.lines] == ["Freiberg"] * 4


def test_the_list_is_narrowed_by_word_former_district_and_call(manager: User) -> None:
    submission(company=showcase.company("Seilerei"), name="Netz", stage=Stage.SUBMITTED)
    submission(company=showcase.company("Ölmühle"), name="Leinöl", stage=Stage.SUBMITTED)

    def ask(query: str) -> list[str]:
        found = client_of(manager).get(f"/leitstand/einreichungen/?{query}").context["list"]
        return [line.title for line in found.lines]

    assert ask("wort=ölmühle") == ["Leinöl"]
    assert ask("wort=netz") == ["Netz"]
    assert ask("altkreis=freiberg") == ["Netz", "Leinöl"]
    assert ask("altkreis=doebeln") == []
    assert ask("aufruf=ZZZZZZ") == []
    assert ask("stand=gibtesnicht&seite=x") == ["Netz", "Leinöl"]


def test_a_long_list_asks_the_database_no_more_often_than_a_short_one(manager: User) -> None:
    browser = client_of(manager)
    counted = []
    for number in (2, 8):
        for place in range(number):
            submission(company=showcase.company(f"Firma {number} {place}"), name=f"Ding {place}", stage=Stage.SUBMITTED)
        with CaptureQueriesContext(connection) as asked:
            browser.get("/leitstand/einreichungen/")
        counted.append(len(asked))
    assert counted[0] == counted[1]
    assert counted[1] <= 16


def test_the_list_is_taken_away_as_a_table_by_those_who_see_it(auditor: User, steward: User) -> None:
    submission(company=showcase.company(), stage=Stage.SUBMITTED)
    answer = client_of(auditor).get("/leitstand/tabellen/liste/einreichungen.csv")
    lists = reverse("tabular:listing", kwargs={"name": "einreichungen", "extension": "csv"})
    answer = client_of(auditor).get(lists)
    told = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]  # the test client knows both kinds of answers
    assert "Brotbrett" in told.decode("utf-8-sig")
    assert client_of(steward).get(lists).status_code == 403


def test_the_leitstand_says_what_waits(manager: User, editor: User, auditor: User) -> None:
    submission(company=showcase.company(), stage=Stage.SUBMITTED)
    submission(company=showcase.company("Andere"), stage=Stage.APPROVED)
    told = client_of(manager).get("/leitstand/").content.decode()
    assert "Einreichungen: Herkunft prüfen" in told
    assert "Einreichungen: veröffentlichen" in told
    assert "Einreichungen: veröffentlichen" not in client_of(editor).get("/leitstand/").content.decode()
    assert "Einreichungen:" not in client_of(auditor).get("/leitstand/").content.decode()


def test_the_rule_of_origin_is_set_by_managers_only(manager: User, editor: User, auditor: User, stranger: User) -> None:
    path = reverse("intake:desk_criteria")
    told = {"question": "Hier gemacht", "help": ATTACK, "scope": "other", "is_required": "on", "position": ""}
    assert [client_of(one).post(path, told).status_code for one in (editor, auditor, stranger)] == [403] * 3
    assert [client_of(one).get(path).status_code for one in (editor, auditor, stranger)] == [200, 200, 403]
    browser = client_of(manager)
    assert browser.post(path, {**told, "question": " "}).status_code == 422
    assert browser.post(path, told).status_code == 302
    one = reverse("intake:desk_criterion", args=["hier-gemacht"])
    assert "<script>alert" not in browser.get(one).content.decode()
    assert client_of(editor).post(one, told).status_code == 403
    retire = reverse("intake:desk_criterion_retire", args=["hier-gemacht"])
    assert client_of(editor).post(retire).status_code == 403
    browser.post(retire)
    assert "nicht mehr gefragt seit" in browser.get(path).content.decode()
