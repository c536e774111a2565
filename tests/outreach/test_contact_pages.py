"""The desk's pages of contacts, and who may see them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.audit.record import System
from produktschau.outreach.actions.links import give_link
from produktschau.outreach.actions.notes import note_contact
from produktschau.outreach.engine.letters import firm_key
from produktschau.outreach.engine.links import token_of
from produktschau.outreach.engine.purposes import PURPOSES, Purpose
from produktschau.outreach.models import ContactNote, PersonalLink
from produktschau.showcase.actions import appoint_steward, change_company
from produktschau.showcase.models import Company, Merge
from produktschau.work.mail import send
from produktschau.work.models import Kind, Mail
from tests.cast import NOW, TODAY
from tests.factories import showcase
from tests.outreach.test_notes import MAIL

BY = System("test")
Browser = Callable[[User | None], Client]


@pytest.fixture
def note(firm: Company) -> ContactNote:
    """A note with something to take up again."""
    return note_contact(
        by=BY, at=NOW, company=firm, channel="call", subject="Foto fehlt", text="Bis März", follow_up_on=TODAY
    )


def of_firm(firm: Company) -> str:
    return f"/leitstand/kontakte/betrieb/{firm.key}/"


def test_a_call_is_noted_from_the_record_with_a_subject_alone(firm: Company, editor: User, client_of: Browser) -> None:
    browser = client_of(editor)
    assert 'value="call" selected' in browser.get(f"/leitstand/betriebe/{firm.key}/").content.decode()
    answer = browser.post(of_firm(firm), {"channel": "call", "subject": "Foto kommt", "zurueck": "betrieb"})
    assert answer.headers["Location"] == f"/leitstand/betriebe/{firm.key}/"
    made = ContactNote.objects.get()
    assert (made.subject, made.noted_by, made.is_from_firm) == ("Foto kommt", editor.actor_key, False)
    assert "Foto kommt" in browser.get(f"/leitstand/betriebe/{firm.key}/").content.decode()


def test_a_note_without_subject_keeps_what_was_typed(firm: Company, editor: User, client_of: Browser) -> None:
    answer = client_of(editor).post(of_firm(firm), {"channel": "visit", "subject": "", "text": "Lange erzählt"})
    assert answer.status_code == 422
    assert "Lange erzählt" in answer.content.decode()
    assert ContactNote.objects.count() == 0


def test_whoever_speaks_for_the_firm_does_not_read_what_the_office_noted(
    firm: Company, steward: User, note: ContactNote, client_of: Browser
) -> None:
    appoint_steward(by=BY, company=firm, person=steward, on=TODAY, at=NOW)
    answer = client_of(steward).get(f"/leitstand/betriebe/{firm.key}/", follow=True)
    assert answer.redirect_chain[0][0] == f"/mein-betrieb/{firm.key}/"
    assert "Foto fehlt" not in answer.content.decode()
    assert client_of(steward).get(of_firm(firm)).status_code == 403


def test_nothing_typed_becomes_markup(firm: Company, editor: User, client_of: Browser) -> None:
    evil = "<script>alert(1)</script>"
    note_contact(by=BY, at=NOW, company=firm, channel="call", subject=evil, text=evil, follow_up_on=TODAY)
    browser = client_of(editor)
    for page in (of_firm(firm), f"/leitstand/betriebe/{firm.key}/", "/leitstand/kontakte/"):
        assert evil not in browser.get(page).content.decode()


def test_a_mail_is_filed_by_upload_and_a_second_time_said_to_be_there(
    firm: Company, editor: User, client_of: Browser
) -> None:
    browser = client_of(editor)
    for said in ("Abgelegt: Rückfrage zum Katalog", "schon abgelegt"):
        file = SimpleUploadedFile("mail.eml", MAIL, "message/rfc822")
        answer = browser.post(f"{of_firm(firm)}ablegen/", {"mail": file}, follow=True)
        assert said in answer.content.decode()
    assert ContactNote.objects.count() == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"From: a"])
def test_a_file_that_is_no_mail_is_refused_beside_the_field(
    firm: Company, editor: User, client_of: Browser, content: bytes
) -> None:
    file = SimpleUploadedFile("mail.eml", content)
    answer = client_of(editor).post(f"{of_firm(firm)}ablegen/", {"mail": file})
    assert answer.status_code == 422
    assert "Mail" in answer.content.decode()


def test_a_follow_up_is_settled_or_put_off_from_the_list(note: ContactNote, editor: User, client_of: Browser) -> None:
    browser = client_of(editor)
    assert "Foto fehlt" in browser.get("/leitstand/kontakte/?stand=alle").content.decode()
    later = TODAY + timedelta(days=9)
    path = f"/leitstand/kontakte/{note.pk}/"
    answer = browser.post(f"{path}verlegen/", {"follow_up_on": later.isoformat(), "zurueck": "liste"})
    assert answer.headers["Location"] == "/leitstand/kontakte/"
    note.refresh_from_db()
    assert note.follow_up_on == later
    browser.post(f"{path}verlegen/", {"follow_up_on": "bald"})
    browser.post(f"{path}erledigt/")
    assert ContactNote.objects.filter(follow_up_on=later, followed_up_at__isnull=False).count() == 1


def test_only_management_deletes(note: ContactNote, editor: User, manager: User, client_of: Browser) -> None:
    path = f"/leitstand/kontakte/{note.pk}/loeschen/"
    assert client_of(editor).post(path).status_code == 403
    assert client_of(manager).get(path).status_code == 405
    assert client_of(manager).post(path).status_code == 302
    assert ContactNote.objects.count() == 0


def test_a_firm_has_only_its_own_history(firm: Company, note: ContactNote, editor: User, client_of: Browser) -> None:
    other = showcase.company("Seilerei am Tor")
    assert "Foto fehlt" not in client_of(editor).get(of_firm(other)).content.decode()
    assert client_of(editor).get("/leitstand/kontakte/betrieb/ZZZZZZ/").status_code == 404


def given(firm: Company, **told: object) -> PersonalLink:
    fields = {"purpose": "test", "subject": "call:K7M2QX", "email": "alt@betrieb.example", **told}
    return give_link(by=BY, at=timezone.now(), company=firm, **fields)  # type: ignore[arg-type]  # a test's own mix


def test_a_firm_that_lost_its_link_gets_one_at_the_addresses_it_has_today(
    firm: Company, editor: User, client_of: Browser, purpose: str
) -> None:
    link = given(firm)
    browser = client_of(editor)
    assert "alt@betrieb.example" in browser.get(of_firm(firm)).content.decode()
    path = f"/leitstand/kontakte/link/{link.pk}/schicken/"
    assert "keine E-Mail-Adresse" in browser.post(path, follow=True).content.decode()
    change_company(by=BY, at=NOW, company=firm, email="neu@betrieb.example")
    browser.post(path)
    browser.post(path)
    mail = Mail.objects.get()
    assert mail.to == "neu@betrieb.example"
    fresh = PersonalLink.objects.get(email="neu@betrieb.example")
    assert token_of(fresh) in mail.text
    assert fresh.subject == link.subject


def test_no_token_stands_on_a_page_of_the_desk(firm: Company, editor: User, client_of: Browser, purpose: str) -> None:
    link = given(firm)
    assert token_of(link) not in client_of(editor).get(of_firm(firm)).content.decode()


def test_a_link_that_was_passed_on_is_ended_at_the_desk(
    firm: Company, editor: User, stranger: User, client_of: Browser, purpose: str
) -> None:
    link = given(firm)
    path = f"/leitstand/kontakte/link/{link.pk}/beenden/"
    assert client_of(stranger).post(path).status_code == 403
    assert client_of(None).get(f"/m/{token_of(link)}/").status_code == 200
    client_of(editor).post(path)
    assert client_of(None).get(f"/m/{token_of(link)}/").status_code == 404
    assert "alt@betrieb.example" not in client_of(editor).get(of_firm(firm)).content.decode()


def test_mails_to_an_entry_that_became_one_with_another_stay_in_the_history(
    firm: Company, manager: User, client_of: Browser
) -> None:
    other = showcase.company("Drechslerei Fichtner und Sohn")
    for company in (firm, other):
        key = f"{firm_key(company.key)}probe"
        send(by=BY, to="a@b.example", subject=f"An {company.name}", text="x", kind=Kind.NOTICE, key=key, at=NOW)
    Merge.objects.create(kind="company", kept_key=firm.key, gone_key=other.key, merged_by="system:test", merged_at=NOW)
    shown = client_of(manager).get(of_firm(firm)).content.decode()
    assert "An Drechslerei Fichtner und Sohn" in shown


def test_a_link_that_proves_who_somebody_is_goes_to_nobody_else(
    firm: Company, editor: User, client_of: Browser, purpose: str
) -> None:
    link = given(firm)
    change_company(by=BY, at=NOW, company=firm, email="neu@betrieb.example")
    proof = Purpose("test", "Anspruch", 30, PURPOSES["test"].view)
    PURPOSES._things["test"] = (100, proof)
    browser = client_of(editor)
    assert "Noch einmal schicken" not in browser.get(of_firm(firm)).content.decode()
    answer = browser.post(f"/leitstand/kontakte/link/{link.pk}/schicken/", follow=True)
    assert "gehört zu einer bestimmten Adresse" in answer.content.decode()
    assert Mail.objects.count() == 0
