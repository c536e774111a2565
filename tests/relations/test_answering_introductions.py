"""Firms answer an introduction by their link or signed in; staff writes an answer down; both are connected or nothing comes of it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from produktschau.audit.models import Entry
from produktschau.networks.engine.events import ActKind
from produktschau.relations.actions.answering import (
    NO_CONSENT,
    NO_WAY,
    Contact,
    IntroductionOver,
    accept,
    decline,
    take_back,
)
from produktschau.relations.actions.withdrawing import chase, withdraw
from produktschau.relations.engine.told import Told
from produktschau.relations.models import Block, Introduction
from produktschau.relations.queries.introduction_events import acts, ties
from produktschau.showcase.actions import NotAcceptable, NotReady, appoint_steward
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests import cast
from tests.factories.introductions import REASON, accepted, agree, in_foreign_network, introduction, party, token_for
from tests.factories.showcase import BY

NOW = timezone.now
CONTACT = Contact("Jana Vogel", "jana@example.org", "")
YES = {"was": "annehmen", "name": "Jana Vogel", "email": "jana@example.org", "phone": "", "consents": "ja"}


def fresh(of: Introduction) -> Introduction:
    return Introduction.objects.get(pk=of.pk)


def test_when_both_agree_each_gets_what_the_other_shares(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1])
    agree(made, firms[0], contact=Contact("Jana Vogel", "jana@example.org", ""), is_told=True)
    assert (fresh(made).stage, Mail.objects.count()) == ("asked", 0)
    agree(made, firms[1], contact=Contact("", "", "03731 4711"), is_told=True)
    assert fresh(made).stage == "accepted"
    to_first, to_second = Mail.objects.order_by("pk")
    assert (to_first.to, to_second.to) == ("w1@example.org", "w2@example.org")
    assert "03731 4711" in to_first.text
    assert "jana@example.org" not in to_first.text
    assert "jana@example.org" in to_second.text
    assert "4711" not in to_second.text


def test_consent_is_kept_with_its_day_and_names_the_kinds_of_data(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1])
    agree(made, firms[0], contact=CONTACT)
    told = party(made, firms[0])
    assert told.consent_on == timezone.localdate()
    assert "den Namen und die E-Mail-Adresse" in told.consent_wording
    assert "Telefon" not in told.consent_wording
    assert "jana" not in told.consent_wording


@pytest.mark.parametrize(
    ("contact", "consents", "problems"),
    [
        (CONTACT, False, {"consents": NO_CONSENT}),
        (Contact("Jana Vogel"), True, {"email": NO_WAY}),
        (
            Contact("", "jana", ""),
            True,
            {"email": "Die E-Mail-Adresse „jana“ ist nicht vollständig. Schreiben Sie zum Beispiel name@beispiel.de."},
        ),
    ],
)
def test_what_is_missing_is_said(
    firms: list[Company], contact: Contact, consents: bool, problems: dict[str, str]
) -> None:
    made = introduction(firms[0], firms[1])
    with pytest.raises(NotAcceptable) as said:
        accept(by=BY, at=NOW(), party=party(made, firms[0]), contact=contact, consents=consents)
    assert said.value.problems == problems


def test_the_other_firm_never_hears_why(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1])
    agree(made, firms[0])
    decline(by=BY, at=NOW(), party=party(made, firms[1]), reason="Der zahlt nie.", no_more="pair")
    assert fresh(made).stage == "declined"
    (mail,) = Mail.objects.all()
    assert mail.to == "w1@example.org"
    assert mail.subject == "Der Kontakt zu „Werkstatt 2“ kommt nicht zustande"
    assert "zahlt" not in mail.text + mail.html
    page = Client().get(f"/m/{token_for(made, firms[0])}/").content.decode()
    assert "kommt diesmal nicht zustande" in page
    assert "zahlt" not in page
    assert not Entry.objects.filter(reason__contains="zahlt").exists()
    assert not party(made, firms[0]).shared_email
    assert [(one.company, one.other) for one in Block.objects.all()] == [(firms[1], firms[0])]


def test_who_wants_no_introductions_ends_all_open_ones(firms: list[Company]) -> None:
    made, other, foreign = (
        introduction(firms[0], firms[1]),
        introduction(firms[2], firms[0]),
        introduction(firms[1], firms[2]),
    )
    decline(by=BY, at=NOW(), party=party(made, firms[0]), no_more="all")
    assert [fresh(one).stage for one in (made, other, foreign)] == ["declined", "withdrawn", "asked"]
    assert [(one.company, one.other) for one in Block.objects.all()] == [(firms[0], None)]


def test_an_answer_can_be_changed_until_the_other_answers(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1])
    agree(made, firms[0])
    decline(by=BY, at=NOW(), party=party(made, firms[0]), is_told=False)
    with pytest.raises(IntroductionOver):
        agree(made, firms[0])
    assert fresh(made).stage == "declined"


def test_an_answer_by_telephone_says_so_and_is_not_confirmed(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1])
    yesterday = timezone.localdate() - timedelta(1)
    agree(made, firms[0], told=Told("Telefon", yesterday))
    told = party(made, firms[0])
    assert (told.source, told.told_on, told.confirmed_at, told.consent_on) == ("Telefon", yesterday, None, yesterday)
    with pytest.raises(NotAcceptable) as said:
        decline(by=BY, at=NOW(), party=party(made, firms[1]), told=Told("", None))
    assert set(said.value.problems) == {"source", "told_on"}


def test_silence_is_reminded_once_and_ends_after_three_weeks(firms: list[Company]) -> None:
    begun = NOW() - timedelta(days=8)
    made = introduction(firms[0], firms[1], at=begun)
    agree(made, firms[0], at=begun)
    assert [chase(by=BY, at=NOW()) for _ in range(2)] == [(1, 0), (0, 0)]
    assert [mail.to for mail in Mail.objects.all()] == ["w2@example.org"]
    late = begun + timedelta(days=21)
    assert [chase(by=BY, at=late) for _ in range(2)] == [(0, 1), (0, 0)]
    assert fresh(made).stage == "expired"
    assert [mail.to for mail in Mail.objects.order_by("pk")] == ["w2@example.org", "w1@example.org"]
    with pytest.raises(IntroductionOver):
        agree(made, firms[1], at=late)


def test_who_answers_too_late_is_told_even_before_the_job_ran(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1], at=NOW() - timedelta(days=22))
    with pytest.raises(IntroductionOver):
        agree(made, firms[0])
    page = Client().get(f"/m/{token_for(made, firms[0])}/").content.decode()
    assert "Dieser Vorschlag ist abgelaufen." in page
    assert "Ja, bitte verbinden" not in page


def test_withdrawing_needs_a_reason_and_tells_both(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1])
    with pytest.raises(NotAcceptable):
        withdraw(by=BY, at=NOW(), introduction=made, reason=" ")
    withdraw(by=BY, at=NOW(), introduction=made, reason="Verwechslung")
    assert {mail.to for mail in Mail.objects.all()} == {"w1@example.org", "w2@example.org"}
    assert not any("Verwechslung" in mail.text for mail in Mail.objects.all())
    with pytest.raises(NotReady):
        withdraw(by=BY, at=NOW(), introduction=made, reason="noch einmal")
    answer = Client().post(f"/m/{token_for(made, firms[0])}/", YES)
    assert answer.status_code == 409
    assert "zurückgezogen" in answer.content.decode()


def test_the_link_shows_answers_and_changes_nothing_by_reading(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1])
    path = f"/m/{token_for(made, firms[0])}/"
    page = Client().get(path).content.decode()
    assert REASON in page
    assert party(made, firms[0]).answer == ""
    assert Client().post(path, YES).status_code == 302
    told = party(made, firms[0])
    assert (told.answer, told.shared_email, told.answered_by.startswith("link:")) == (
        "accepted",
        "jana@example.org",
        True,
    )
    assert "Ihre Antwort ist gespeichert." in Client().get(path).content.decode()


def test_what_was_typed_stands_in_the_form_again(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1])
    answer = Client().post(f"/m/{token_for(made, firms[0])}/", {**YES, "consents": "", "phone": "0371 99"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert NO_CONSENT in page
    assert 'value="0371 99"' in page


def test_a_link_speaks_for_its_own_firm_only(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1])
    assert Client().get(f"/m/{token_for(made, firms[2])}/").status_code == 404
    agree(made, firms[0], contact=CONTACT)
    page = Client().get(f"/m/{token_for(made, firms[1])}/").content.decode()
    assert "jana@example.org" not in page


def test_a_draft_is_nobodys_yet(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1], asked=False)
    assert Client().get(f"/m/{token_for(made, firms[0])}/").status_code == 404


def test_a_steward_answers_signed_in_and_no_other_person_does(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1])
    steward, stranger = cast.enter("steward"), cast.enter("stranger")
    appoint_steward(by=BY, company=firms[0], person=steward, on=cast.TODAY, at=cast.NOW)
    path = f"/mein-betrieb/{firms[0].key}/vermittlungen/{made.key}/"
    foreign = f"/mein-betrieb/{firms[1].key}/vermittlungen/{made.key}/"
    for person, place in ((stranger, path), (steward, foreign)):
        for answer in (cast.client_of(person).get(place), cast.client_of(person).post(place, YES)):
            assert answer.status_code == 404
    assert cast.client_of(steward).post(path, YES).status_code == 302
    assert party(made, firms[0]).answered_by == steward.actor_key
    assert party(made, firms[1]).answer == ""


def test_what_waits_stands_on_the_firms_own_page(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1])
    steward = cast.enter("steward")
    appoint_steward(by=BY, company=firms[0], person=steward, on=cast.TODAY, at=cast.NOW)
    path = f"/mein-betrieb/{firms[0].key}/vermittlungen/{made.key}/"
    assert path in cast.client_of(steward).get("/mein-betrieb/", follow=True).content.decode()
    agree(made, firms[0])
    assert path not in cast.client_of(steward).get("/mein-betrieb/", follow=True).content.decode()


def test_what_was_shared_can_be_taken_back(firms: list[Company]) -> None:
    made = accepted(firms[0], firms[1])
    first, second = (f"/m/{token_for(made, firm)}/" for firm in firms[:2])
    address = party(made, firms[0]).shared_email
    assert address in Client().get(second).content.decode()
    assert Client().post(first, {"was": "zuruecknehmen"}).status_code == 302
    assert address not in Client().get(second).content.decode()
    assert fresh(made).stage == "accepted"
    take_back(by=BY, at=NOW(), party=party(made, firms[0]))
    assert Entry.objects.filter(verb="introduction.taken_back").count() == 1


def test_agreeing_is_an_act_and_both_agreeing_a_tie(firms: list[Company]) -> None:
    on = timezone.localdate()
    made = introduction(firms[0], firms[1])
    agree(made, firms[0])
    assert [(one.company, one.kind, one.is_confirmed) for one in acts(on, on)] == [(firms[0].pk, ActKind.AGREED, True)]
    assert list(ties(on, on)) == []
    agree(made, firms[1], told=Told("Telefon", on))
    assert [one.is_confirmed for one in acts(on, on)] == [True, False]
    (tie,) = ties(on, on)
    assert ({tie.first, tie.second}, tie.on, tie.until, tie.record) == (
        {firms[0].pk, firms[1].pk},
        on,
        None,
        made.matter,
    )
    assert list(ties(on + timedelta(1), on + timedelta(9))) == []


def test_the_coordinator_of_another_network_may_not_act(firms: list[Company]) -> None:
    people = {name: cast.enter(name) for name in ("coordinator", "manager")}
    made = in_foreign_network(firms[0], firms[1])
    before = party(made, firms[0]).answer
    told = {"answer": "declined", "source": "Telefon", "told_on": timezone.localdate().isoformat()}
    number = party(made, firms[0]).pk
    path = f"/leitstand/vermittlungen/{made.key}/antwort/{number}/"
    assert cast.client_of(people["coordinator"]).post(path, told).status_code == 403
    assert party(made, firms[0]).answer == before
    assert cast.client_of(people["manager"]).post(path, told).status_code == 302
    assert party(made, firms[0]).answer == "declined"


def test_two_who_read_the_page_before_either_answered_are_connected_once(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1])
    seen = [party(made, firm) for firm in firms[:2]]
    for one in seen:
        accept(by=BY, at=NOW(), party=one, contact=CONTACT, consents=True)
    assert (fresh(made).stage, Mail.objects.count()) == ("accepted", 2)
    with pytest.raises(IntroductionOver):
        decline(by=BY, at=NOW(), party=seen[0])


def test_a_network_shows_how_many_introductions_it_has(firms: list[Company]) -> None:
    made = in_foreign_network(firms[0], firms[1])
    assert made.network is not None
    page = cast.client_of(cast.enter("manager")).get(f"/leitstand/netze/{made.network.key}/").content.decode()
    assert f"/leitstand/vermittlungen/?netz={made.network.key}" in page
