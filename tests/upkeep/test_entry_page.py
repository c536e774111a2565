"""The firm's page: it shows what is public, a GET says nothing, one click confirms, and every odd way ends in one sentence."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.actions import appoint_steward, change_company, withdraw_company
from produktschau.showcase.models import Company
from produktschau.upkeep.actions.answering import MOST_UNASKED, settle
from produktschau.upkeep.models import Asking, Outcome, Via
from produktschau.work.models import Mail
from tests import cast
from tests.asking import writing_nothing
from tests.factories import showcase
from tests.factories.upkeep import asked, digest, long_ago, token_for

BY = showcase.BY


def path(company: Company, purpose: str = "upkeep") -> str:
    return f"/m/{token_for(company, purpose)}/"


def say(client: Client, where: str, answer: str, **more: Any) -> Any:
    return client.post(where, {"antwort": answer, **more})


def test_the_page_shows_what_is_public_and_reading_confirms_nothing(client: Client, firm: Company) -> None:
    showcase.words()
    showcase.product(firm, "Brotbrett aus Esche")
    asked(firm)
    where = path(firm)
    with writing_nothing():
        answer = client.get(where)
    page = answer.content.decode()
    for word in ("Stimmt Ihr Eintrag noch?", "Tischlerei Ahorn", "03731 12345", "Am Markt 1", "Brotbrett aus Esche"):
        assert word in page
    assert (dict(client.session), Asking.objects.filter(ended_at=None).count()) == ({}, 1)


def test_one_click_confirms_and_ends_the_question(client: Client, firm: Company) -> None:
    question, where = asked(firm), path(firm)
    seen = digest(firm)
    assert say(client, where, "stimmt", gezeigt=seen).status_code == 302
    question.refresh_from_db()
    told = (question.outcome, question.via, question.said_on, question.shown)
    assert told == (Outcome.CONFIRMED, Via.FIRM, timezone.localdate(), seen)
    assert Company.objects.get().checked_on == timezone.localdate()
    assert "Danke, Ihr Eintrag ist bestätigt." in client.get(where).content.decode()


def test_a_second_click_and_a_second_tab_are_answered_and_kept_once(client: Client, firm: Company) -> None:
    asked(firm)
    where, seen = path(firm), digest(firm)
    for _ in range(3):
        assert say(client, where, "stimmt", gezeigt=seen).status_code == 302
    assert Asking.objects.count() == 1


def test_what_was_not_shown_is_not_confirmed(client: Client, firm: Company) -> None:
    asked(firm)
    where, seen = path(firm), digest(firm)
    change_company(by=BY, at=cast.NOW, company=firm, phone="03731 99999")
    answer = say(client, where, "stimmt", gezeigt=seen)
    assert (answer.status_code, Asking.objects.filter(ended_at=None).count()) == (409, 1)
    assert "hat sich geändert, seit Sie die Seite geöffnet haben" in answer.content.decode()


def test_after_a_change_the_firm_may_confirm_again(client: Client, firm: Company) -> None:
    asked(firm)
    where = path(firm)
    say(client, where, "stimmt", gezeigt=digest(firm))
    assert "Stimmt alles noch" not in client.get(where).content.decode()
    change_company(by=BY, at=cast.NOW, company=Company.objects.get(), phone="03731 99999")
    assert "Stimmt alles noch" in client.get(where).content.decode()


def test_a_report_reaches_the_office_and_publishes_nothing(client: Client, firm: Company, manager: User) -> None:
    question, where = asked(firm), path(firm)
    assert say(client, where, "geaendert", text="Neue Nummer\r\n03731 777").status_code == 302
    question.refresh_from_db()
    assert (question.outcome, question.text) == (Outcome.CHANGES, "Neue Nummer\n03731 777")
    assert Company.objects.get().checked_on is None
    told = Mail.objects.get(to=manager.email)
    assert (told.subject, "03731 777" in told.text) == ("Tischlerei Ahorn: Änderungen gemeldet", True)
    assert "Ihre Meldung ist angekommen" in client.get(where).content.decode()


@pytest.mark.parametrize("text", ["", "  \r\n ", "x" * 2001])
def test_a_report_without_or_with_too_many_words_is_sent_back_with_them(
    client: Client, firm: Company, text: str
) -> None:
    asked(firm)
    answer = say(client, path(firm), "geaendert", text=text)
    assert (answer.status_code, Asking.objects.filter(ended_at=None).count()) == (422, 1)
    assert text.strip() in answer.content.decode()


def test_giving_up_is_told_and_leaves_the_entry_public(client: Client, firm: Company, manager: User) -> None:
    asked(firm)
    assert say(client, path(firm), "aufgegeben", grund="Wir gehen in Rente.").status_code == 302
    assert (Asking.objects.get().outcome, Company.objects.get().is_published) == (Outcome.CLOSED, True)
    assert Mail.objects.filter(to=manager.email, subject="Tischlerei Ahorn: Betrieb aufgegeben").count() == 1


def test_nobody_floods_the_office_by_a_link(client: Client, firm: Company) -> None:
    where = path(firm)
    codes = [say(client, where, "geaendert", text=f"Nummer {n}").status_code for n in range(MOST_UNASKED + 1)]
    assert codes == [302] * MOST_UNASKED + [422]


def test_a_late_answer_belongs_to_the_question_given_up(client: Client, firm: Company) -> None:
    question, where = asked(firm), path(firm)
    Asking.objects.update(outcome=Outcome.SILENT, ended_at=timezone.now())
    say(client, where, "stimmt", gezeigt=digest(firm))
    question.refresh_from_db()
    assert (question.outcome, Asking.objects.count()) == (Outcome.CONFIRMED, 1)


def test_an_entry_that_is_not_public_has_nothing_to_confirm(client: Client, firm: Company) -> None:
    asked(firm)
    where, seen = path(firm), digest(firm)
    withdraw_company(by=BY, at=cast.NOW, company=firm)
    assert "ist zurzeit nicht öffentlich" in client.get(where).content.decode()
    answer = say(client, where, "stimmt", gezeigt=seen)
    assert (answer.status_code, "nicht öffentlich" in answer.content.decode()) == (409, True)


def test_expired_links_and_links_of_deleted_firms_open_one_helpful_page(client: Client, firm: Company) -> None:
    where = path(firm)
    PersonalLink.objects.update(made_at=timezone.now() - timedelta(days=9), expires_at=timezone.now())
    assert client.get(where).status_code == 404
    assert "Dieser Link öffnet nichts mehr" in client.get(where).content.decode()
    where = path(firm)
    Company.objects.all().delete()
    assert "Dieser Link öffnet nichts mehr" in client.get(where).content.decode()


def test_an_unknown_answer_is_refused(client: Client, firm: Company) -> None:
    asked(firm)
    assert say(client, path(firm), "wasanderes").status_code == 422
    assert client.get(f"{path(firm)}mehr/").status_code == 404


def test_the_way_to_the_firms_own_form_and_back(client: Client, firm: Company) -> None:
    over = say(client, path(firm), "formular")
    assert over.status_code == 302
    assert "Mein Betrieb" in client.get(over["Location"]).content.decode()
    assert Asking.objects.count() == 0
    token = over["Location"].split("/")[2]
    back = client.post("/eintrag-bestaetigen/", {"link": token})
    assert "Stimmt Ihr Eintrag noch?" in client.get(back["Location"]).content.decode()


def test_no_way_over_outlives_the_link_it_begins_with(client: Client, firm: Company) -> None:
    token_for(firm, "submission")
    first = token_for(firm)
    ends_at = timezone.now() + timedelta(hours=2)
    PersonalLink.objects.filter(purpose="upkeep").update(expires_at=ends_at)
    over = say(client, f"/m/{first}/", "formular")["Location"]
    for _ in range(2):
        back = client.post("/eintrag-bestaetigen/", {"link": over.split("/")[2]})["Location"]
        over = say(client, back, "formular")["Location"]
    led = PersonalLink.objects.filter(made_by__startswith="link:")
    assert list(led.values_list("purpose", "expires_at")) == [("submission", ends_at)]
    assert (client.get(back).status_code, back) == (200, f"/m/{first}/")


@pytest.mark.parametrize("purpose", ["upkeep", "optout"])
def test_only_a_link_for_everything_of_the_firm_leads_over(client: Client, firm: Company, purpose: str) -> None:
    assert client.post("/eintrag-bestaetigen/", {"link": token_for(firm, purpose)}).status_code == 404
    assert client.post("/eintrag-bestaetigen/", {"link": "1-K7M2QXABCDEFGHJK"}).status_code == 404
    assert PersonalLink.objects.filter(purpose="upkeep").exclude(made_by="system:test").count() == 0


def test_a_steward_confirms_signed_in_and_nobody_else(firm: Company, steward: User, stranger: User) -> None:
    appoint_steward(by=BY, company=firm, person=steward, on=cast.TODAY, at=cast.NOW)
    where = f"/mein-betrieb/{firm.key}/aktualitaet/"
    assert cast.client_of(stranger).get(where).status_code == 404
    assert cast.client_of(None).get(where).status_code == 302
    client = cast.client_of(steward)
    assert "Stimmt noch alles?" in client.get(f"/mein-betrieb/{firm.key}/").content.decode()
    assert say(client, where, "stimmt", gezeigt=digest(firm)).status_code == 302
    done = Asking.objects.get()
    assert (done.ended_by, done.asked_at, done.via) == (steward.actor_key, None, Via.FIRM)
    assert "Zuletzt von Ihnen bestätigt" in client.get(f"/mein-betrieb/{firm.key}/").content.decode()


def test_texts_are_shown_as_text_and_only_to_those_who_speak_with_firms(
    client: Client, firm: Company, manager: User, auditor: User
) -> None:
    asked(firm)
    say(client, path(firm), "geaendert", text="<script>alert(1)</script>")
    where = f"/leitstand/aktualitaet/betrieb/{firm.key}/"
    assert "alert(1)" not in cast.client_of(auditor).get(where).content.decode()
    page = cast.client_of(manager).get(where).content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)


def test_a_settled_report_asks_again(client: Client, firm: Company, manager: User) -> None:
    asked(firm)
    where = path(firm)
    say(client, where, "geaendert", text="Neue Nummer")
    settle(by=manager, at=timezone.now(), asking=Asking.objects.get())
    assert "Stimmt alles noch" in client.get(where).content.decode()


def test_an_old_confirmation_is_asked_about_anew(client: Client, firm: Company) -> None:
    asked(long_ago(firm))
    where = path(firm)
    say(client, where, "stimmt", gezeigt=digest(firm))
    Asking.objects.update(said_on=date(2020, 1, 1))
    assert "Stimmt alles noch" in client.get(where).content.decode()
