"""Somebody claims an entry: shown by mail or letter, bounded, and answered the same to everyone."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.claims.actions.claiming import A_DAY, MONTHLY_PER_FIRM, OPEN_PER_FIRM, REFUSED_FOR, TooMany
from produktschau.claims.actions.deciding import refuse_claim
from produktschau.claims.actions.forgetting import KEPT_FOR, forget_person, tidy
from produktschau.claims.actions.proving import (
    CODE_HOLDS,
    MOST_TRIES,
    NotOpen,
    note_letter,
    prove_by_code,
    prove_by_mail,
    withdraw_claim,
)
from produktschau.claims.engine.codes import code_of
from produktschau.claims.models import Claim, Standing, Way
from produktschau.claims.queries.people import data_of
from produktschau.claims.views.claim import FORM
from produktschau.lib.dates import now as wall_clock
from produktschau.lib.spam import form_stamp
from produktschau.outreach.engine.links import address_of
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.actions.merge_undo import undo_merge
from produktschau.showcase.actions.merging import merge
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests import cast
from tests.factories import showcase
from tests.factories.claims import VISITOR, WORDS, claim, proven_claim, steward_of

LATER = cast.NOW + timedelta(hours=2)
STRANGE = "jana@anderswo.example"


def link_of(made: Claim) -> PersonalLink:
    """The link of the mail."""
    return PersonalLink.objects.get(subject=made.subject)


def door_of(made: Claim) -> str:
    """The path of that link, on the wall's clock, which is the door's."""
    Claim.objects.filter(pk=made.pk).update(expires_at=wall_clock() + timedelta(days=1))
    PersonalLink.objects.filter(subject=made.subject).update(expires_at=wall_clock() + timedelta(days=1))
    return re.sub(r"^https?://[^/]+", "", address_of(link_of(made)))


def filled(**told: str) -> dict[str, str]:
    """The form as a person sends it, ten seconds after it was shown."""
    shown = form_stamp(FORM, at=wall_clock() - timedelta(seconds=10))
    return {"shown": shown, "website": "", **WORDS, **told}


def letter(firm: Company) -> Claim:
    """A claim whose letter was printed."""
    made = claim(firm, email=STRANGE)
    return note_letter(by=VISITOR, at=cast.NOW, claim=made)


def test_an_address_of_the_firm_gets_a_link(firm: Company) -> None:
    made = claim(firm)
    mail = Mail.objects.get()
    assert (made.way, made.standing, mail.to) == (Way.MAIL, Standing.PROVING, "jana@ahorn.example")
    for said in (address_of(link_of(made)), "Tischlerei Ahorn", "Jana Vogel"):
        assert said in " ".join(mail.text.split())
        assert said in mail.html
    assert "jana" not in str(list(Entry.objects.values_list("before", "after", "reason", "subject"))).lower()


def test_the_mailbox_of_the_entry_gets_a_link_wherever_it_lies(firm: Company) -> None:
    free = showcase.company("Imkerei Linde", email="linde@gmx.de")
    assert (claim(free, email="Linde@gmx.de").way, claim(free, email="jana@gmx.de").way) == (Way.MAIL, Way.LETTER)


def test_another_address_waits_for_a_letter_and_gets_no_mail(firm: Company) -> None:
    made = claim(firm, email=STRANGE)
    assert (made.way, made.standing, made.expires_at, Mail.objects.count()) == (Way.LETTER, "proving", None, 0)


def test_without_address_and_domain_the_office_asks(firm: Company) -> None:
    lost = showcase.company("Ohne Ort", sites=[], published=False)
    made = claim(lost, email=STRANGE)
    assert (made.way, made.standing) == (Way.OFFICE, Standing.DECIDING)


def test_a_firm_with_a_steward_is_told_and_the_office_decides(firm: Company, steward: User) -> None:
    steward_of(firm, steward)
    made = claim(firm)
    mail = Mail.objects.get()
    assert (made.way, made.standing, mail.to) == (Way.OFFICE, Standing.DECIDING, steward.email)
    assert ("Jana Vogel (Inhaberin)" in " ".join(mail.text.split()), "jana@ahorn.example" in mail.text + mail.html) == (
        True,
        False,
    )


def test_sent_twice_it_is_kept_once(firm: Company) -> None:
    assert claim(firm).pk == claim(firm, at=LATER, email="JANA@ahorn.example").pk
    assert Mail.objects.count() == 1


def test_who_floods_and_who_is_flooded_are_bounded(firm: Company) -> None:
    for number in range(A_DAY):
        claim(showcase.company(f"Firma {number}"), email=STRANGE)
    with pytest.raises(TooMany, match="morgen"):
        claim(firm, email=STRANGE)
    for number in range(OPEN_PER_FIRM):
        claim(firm, email=f"nr{number}@anderswo.example")
    with pytest.raises(TooMany, match="Rufen Sie uns"):
        claim(firm, email="nr9@anderswo.example")
    for made in Claim.objects.filter(company=firm):
        withdraw_claim(by=VISITOR, at=LATER, claim=made)
    for number in range(MONTHLY_PER_FIRM - OPEN_PER_FIRM):
        claim(firm, email=f"zwei{number}@anderswo.example")
        Claim.objects.filter(company=firm).update(standing=Standing.WITHDRAWN, ended_at=LATER)
    with pytest.raises(TooMany, match="Rufen Sie uns"):
        claim(firm, email="nr9@anderswo.example", at=LATER)
    claim(firm, email="nr9@anderswo.example", at=cast.NOW + timedelta(days=31))


def test_who_was_refused_is_not_heard_again_for_a_while(firm: Company, manager: User) -> None:
    refuse_claim(by=manager, at=cast.NOW, claim=claim(firm), reason="Der Chef kennt Sie nicht.")
    with pytest.raises(TooMany, match="Rufen Sie uns"):
        claim(firm, at=cast.NOW + timedelta(days=2))
    claim(firm, at=cast.NOW + REFUSED_FOR + timedelta(days=1))


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"role": ""}, "role"),
        ({"role": "x" * 121}, "role"),
        ({"email": "jana"}, "email"),
        ({"email": "a@ahorn.example\nBcc: alle@c.example"}, "email"),
        ({"text": "x" * 1001}, "text"),
    ],
)
def test_what_does_not_fit_is_told_beside_its_field(firm: Company, told: dict[str, str], field: str) -> None:
    with pytest.raises(NotAcceptable) as refused:
        claim(firm, **told)
    assert (list(refused.value.problems), Claim.objects.count(), Mail.objects.count()) == ([field], 0, 0)


def test_line_breaks_and_markup_reach_neither_head_nor_page(client: Client, firm: Company, manager: User) -> None:
    evil = {"name": "Jana\r\nBcc: alle@c.example", "role": "<script>alert(1)</script>", "text": "<img src=x onerror=1>"}
    made = claim(firm, **evil)
    mail = Mail.objects.get()
    assert (made.name, "\n" in mail.subject, list(mail.headers)) == ("Jana Bcc: alle@c.example", False, ["Reply-To"])
    pages = [client.get(door_of(made)), cast.client_of(manager).get(f"/leitstand/ansprueche/{made.key}/")]
    told = "".join(page.content.decode() for page in pages) + mail.html
    assert ("<script>alert" in told, "<img src=x" in told, "&lt;script&gt;" in told) == (False, False, True)


def test_the_link_is_confirmed_by_a_button_and_not_by_opening(client: Client, firm: Company) -> None:
    made = claim(firm)
    page = client.get(door_of(made)).content.decode()
    assert ("Ja, das war ich" in page, Claim.objects.get().standing) == (True, Standing.PROVING)
    client.post(door_of(made), {"tun": "bestaetigen"})
    assert Claim.objects.get().standing == Standing.DECIDING
    proven = Claim.objects.get().proven_at
    assert client.post(door_of(made), {"tun": "bestaetigen"}).status_code == 200
    assert Claim.objects.get().proven_at == proven


def test_a_link_proves_nothing_late_or_after_the_end(client: Client, firm: Company) -> None:
    made = claim(firm)
    with pytest.raises(NotOpen):
        prove_by_mail(by=VISITOR, at=cast.NOW + timedelta(days=7), claim=made)
    address = door_of(made)
    client.post(address, {"tun": "zurueckziehen"})
    assert Claim.objects.get().standing == Standing.WITHDRAWN
    assert client.post(address, {"tun": "bestaetigen"}).status_code == 404
    with pytest.raises(NotOpen):
        prove_by_mail(by=VISITOR, at=cast.NOW, claim=made)


def test_a_link_of_another_firm_or_matter_opens_nothing(client: Client, firm: Company) -> None:
    made = claim(firm)
    address, other = door_of(made), showcase.company("Andere Tischlerei")
    assert client.get(f"{address}weiter/").status_code == 404
    PersonalLink.objects.filter(subject=made.subject).update(company=other)
    assert (client.get(address).status_code, client.post(address).status_code) == (404, 404)
    assert Claim.objects.get().standing == Standing.PROVING


def test_the_right_code_proves_once(client: Client, firm: Company) -> None:
    made = letter(firm)
    typed = code_of(made).replace("-", " ").lower()
    assert prove_by_code(by=VISITOR, at=LATER, key=made.key, code=typed)
    assert Claim.objects.get().standing == Standing.DECIDING
    assert not prove_by_code(by=VISITOR, at=LATER, key=made.key, code=typed)


def test_five_wrong_codes_end_it(client: Client, firm: Company) -> None:
    made = letter(firm)
    for _ in range(MOST_TRIES):
        assert not prove_by_code(by=VISITOR, at=LATER, key=made.key, code="2222-2222")
    assert not prove_by_code(by=VISITOR, at=LATER, key=made.key, code=code_of(made))
    assert Claim.objects.get().standing == Standing.EXPIRED


def test_a_form_sent_empty_is_no_try(client: Client, firm: Company) -> None:
    made = letter(firm)
    for typed in ("", "   ", "\t"):
        assert client.post(f"/anspruch/{made.key}/", {"code": typed}).status_code == 422
    assert (Claim.objects.get().tries, Claim.objects.get().standing) == (0, Standing.PROVING)


def test_a_code_holds_thirty_days_from_the_printing(firm: Company) -> None:
    made = claim(firm, email=STRANGE)
    assert not prove_by_code(by=VISITOR, at=LATER, key=made.key, code=code_of(made))
    printed_at = cast.NOW + timedelta(days=3)
    note_letter(by=VISITOR, at=printed_at, claim=made)
    assert not prove_by_code(by=VISITOR, at=printed_at + CODE_HOLDS, key=made.key, code=code_of(made))
    assert prove_by_code(
        by=VISITOR, at=printed_at + CODE_HOLDS - timedelta(seconds=1), key=made.key, code=code_of(made)
    )


def test_an_unknown_number_is_answered_as_a_wrong_code_is(client: Client, firm: Company) -> None:
    made = letter(firm)
    answers = [client.post(f"/anspruch/{key}/", {"code": "2222-2222"}) for key in (made.key, "ZZZZZZ")]
    bodies = [
        re.sub(r'value="[A-Za-z0-9]{64}"', "", one.content.decode()).replace(made.key, "ZZZZZZ") for one in answers
    ]
    assert ([one.status_code for one in answers], bodies[0] == bodies[1]) == ([422, 422], True)
    Claim.objects.update(expires_at=wall_clock() + timedelta(days=1))
    right = client.post(f"/anspruch/{made.key.lower()}/", {"code": code_of(made)})
    assert "Der Code stimmt" in right.content.decode()


def test_the_form_answers_the_same_to_everyone(client: Client, firm: Company, steward: User) -> None:
    page = f"/betriebe/{firm.slug}/anspruch/"
    told = [client.post(page, filled(email=one)) for one in ("jana@ahorn.example", STRANGE, steward.email)]
    steward_of(firm, steward)
    Claim.objects.update(standing=Standing.WITHDRAWN, ended_at=cast.NOW)
    told.append(client.post(page, filled(email="neu@anderswo.example")))
    assert {one.status_code for one in told} == {200}
    assert len({one.content for one in told}) == 1


def test_the_line_on_the_page_leads_to_the_form_without_a_statement(client: Client, firm: Company) -> None:
    client.get(firm.get_absolute_url())
    with CaptureQueriesContext(connection) as asked:
        page = client.get(firm.get_absolute_url()).content.decode()
    assert f'href="{firm.get_absolute_url()}anspruch/"' in page
    assert [one["sql"] for one in asked if "claims_claim" in one["sql"]] == []
    draft = showcase.company("Entwurf GmbH", published=False)
    assert client.get(f"/betriebe/{draft.slug}/anspruch/").status_code == 404
    assert client.get(f"/en{firm.get_absolute_url()}anspruch/").status_code == 200


@pytest.mark.parametrize("told", [{"website": "https://spam.example"}, {"shown": "gefälscht"}, {"email": "jana"}])
def test_a_machine_and_a_slip_are_told_and_keep_nothing(client: Client, firm: Company, told: dict[str, str]) -> None:
    answer = client.post(f"/betriebe/{firm.slug}/anspruch/", filled(**told))
    assert (answer.status_code, Claim.objects.count(), "Jana Vogel" in answer.content.decode()) == (422, 0, True)


def test_forms_of_another_site_are_refused(firm: Company) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/betriebe/{firm.slug}/anspruch/", filled()).status_code == 403
    assert strict.post("/anspruch/K7M2QX/", {"code": "1"}).status_code == 403


def test_what_comes_too_late_expires_and_what_ended_is_emptied(firm: Company) -> None:
    made, waiting = claim(firm), claim(firm, email=STRANGE)
    by_mail = cast.NOW + timedelta(days=7)
    assert tidy(by=VISITOR, at=by_mail) == (1, 0)
    assert tidy(by=VISITOR, at=by_mail + KEPT_FOR) == (0, 0)
    assert tidy(by=VISITOR, at=by_mail + KEPT_FOR + timedelta(seconds=1)) == (0, 1)
    made.refresh_from_db()
    assert (made.standing, made.name, made.email, made.text, Mail.objects.get().text) == ("expired", "", "", "", "")
    waiting.refresh_from_db()
    assert (waiting.standing, waiting.name) == (Standing.PROVING, "Jana Vogel")


def test_a_person_sees_and_loses_what_is_kept(firm: Company, stranger: User) -> None:
    made = proven_claim(firm, email=stranger.email, name=stranger.name)
    assert [one["Name"] for one in data_of(stranger)["Ansprüche"]] == [stranger.name]
    assert forget_person(by=VISITOR, at=LATER, email=stranger.email.upper()) == 1
    made.refresh_from_db()
    assert (made.standing, made.email) == (Standing.WITHDRAWN, "")
    told = "".join(str(list(model.objects.values())) for model in (Claim, Mail, PersonalLink, Entry))
    assert stranger.name not in told


def test_a_claim_follows_a_merged_firm_and_comes_back(client: Client, firm: Company) -> None:
    kept, made = showcase.company("Tischlerei Ahorn GmbH"), claim(firm)
    merged = merge(by=VISITOR, at=LATER, kept=kept, gone=firm)
    made.refresh_from_db()
    assert (made.company, client.get(door_of(made)).status_code) == (kept, 200)
    undo_merge(by=VISITOR, at=LATER, merge=merged)
    made.refresh_from_db()
    assert made.company.name == "Tischlerei Ahorn"
