"""Mails to firms: to whom, how they begin, who signs, what cannot be smuggled in."""

import email

import pytest

from produktschau.accounts.models import Role, User
from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.intake.models import Call
from produktschau.outreach.actions.messages import tell_firm, tell_staff
from produktschau.outreach.engine.links import token_of
from produktschau.outreach.models import PersonalLink
from produktschau.outreach.queries.recipients import recipients
from produktschau.region.models import Region
from produktschau.showcase.actions import appoint_steward, change_company
from produktschau.showcase.models import Company, Contact
from produktschau.work.delivery import _message
from produktschau.work.models import Mail
from tests.cast import NOW, TODAY

BY = System("test")


@pytest.fixture(autouse=True)
def the_region(firm: Company) -> None:
    """A region that signs."""
    Region.objects.update(
        publisher_name="Landkreis Probe & Söhne",
        publisher_address="Markt 1\n09599 Freiberg",
        contact_email="amt@schau.example",
        contact_phone="03731 1",
    )


@pytest.fixture
def call(firm: Company) -> Call:
    """Something to write about."""
    return Call(title="Wer baut hier?", text="wir laden <b>Sie</b> ein.", opens_on=TODAY, deadline_on=TODAY)


def tell(firm: Company, call: Call, key: str = "probe") -> list[Mail]:
    return tell_firm(
        by=BY,
        at=NOW,
        company=firm,
        purpose="test",
        subject="call:K7M2QX",
        template="intake/mail/invitation",
        context={"call": call, "asks": "", "is_begun": False},
        key=key,
    )


def people(firm: Company, *told: tuple[str, str]) -> None:
    change_company(by=BY, at=NOW, company=firm, contacts=[{"name": name, "email": email} for name, email in told])


def test_stewards_are_written_to_before_contacts_before_the_mailbox(
    firm: Company, steward: User, call: Call, purpose: str
) -> None:
    assert tell(firm, call) == []
    firm = change_company(by=BY, at=NOW, company=firm, email="laden@betrieb.example")
    assert [one.email for one in recipients(firm)] == ["laden@betrieb.example"]
    people(firm, ("Anna Hähnel", "anna@betrieb.example"), ("Ohne Adresse", ""), ("Uwe", "ANNA@betrieb.example"))
    assert [one.email for one in recipients(firm)] == ["anna@betrieb.example"]
    appoint_steward(by=BY, company=firm, person=steward, on=TODAY, at=NOW)
    assert [one.to for one in tell(firm, call)] == [steward.email]


def test_a_blocked_account_gets_no_mail(firm: Company, steward: User, call: Call, purpose: str) -> None:
    appoint_steward(by=BY, company=firm, person=steward, on=TODAY, at=NOW)
    User.objects.filter(pk=steward.pk).update(is_active=False)
    assert tell(firm, call) == []


def test_every_person_has_a_link_and_a_salutation_of_their_own(firm: Company, call: Call, purpose: str) -> None:
    people(firm, ("Frau Anna Hähnel", "anna@betrieb.example"), ("Uwe Lenk", "uwe@betrieb.example"))
    mails = {one.to: one for one in tell(firm, call)}
    assert mails["anna@betrieb.example"].text.startswith("Guten Tag Frau Hähnel,\n")
    assert mails["uwe@betrieb.example"].text.startswith("Guten Tag,\n")
    for link in PersonalLink.objects.all():
        own, other = mails.pop(link.email), next(iter(mails.values()), None)
        assert token_of(link) in own.text
        assert token_of(link) in own.html
        assert other is None or token_of(link) not in other.text


def test_the_same_key_writes_once_even_when_somebody_new_was_named(firm: Company, call: Call, purpose: str) -> None:
    people(firm, ("Anna", "anna@betrieb.example"))
    first = tell(firm, call)
    assert tell(firm, call) == first
    people(firm, ("Anna", "anna@betrieb.example"), ("Uwe", "uwe@betrieb.example"))
    assert len(tell(firm, call)) == 2
    assert Mail.objects.count() == 2
    assert Entry.objects.filter(verb="mail.written").count() == 2


def test_the_region_signs_and_gets_the_answers(firm: Company, call: Call, purpose: str) -> None:
    people(firm, ("Anna", "anna@betrieb.example"))
    (mail,) = tell(firm, call)
    assert mail.headers == {"Reply-To": "amt@schau.example"}
    assert "Freundliche Grüße\nLandkreis Probe & Söhne\n\nMarkt 1\n09599 Freiberg\nTelefon 03731 1\n" in mail.text
    assert "Landkreis Probe &amp; Söhne" in mail.html
    assert "hinterlegt ist" in mail.text


def test_text_stays_text_and_html_is_escaped(firm: Company, call: Call, purpose: str) -> None:
    firm = change_company(by=BY, at=NOW, company=firm, name="<script>x</script> & Co", email="laden@betrieb.example")
    (mail,) = tell(firm, call)
    assert "<script>x</script> & Co" in mail.text
    assert "<script" not in mail.html
    assert "&lt;b&gt;Sie&lt;/b&gt;" in mail.html


def test_nothing_in_a_mail_comes_from_elsewhere(firm: Company, call: Call, purpose: str) -> None:
    firm = change_company(by=BY, at=NOW, company=firm, email="laden@betrieb.example")
    (mail,) = tell(firm, call)
    for part in ("<img", "<script", "<link", "<table", "url(", "@import"):
        assert part not in mail.html


def test_no_header_can_be_smuggled_in(firm: Company, purpose: str) -> None:
    evil = "Aufruf\r\nBcc: alle@welt.example\n\nText"
    call = Call(title=evil, text="Text", opens_on=TODAY, deadline_on=TODAY)
    people(firm, ("Anna", "anna@betrieb.example"))
    Contact.objects.update(name="Frau Anna\r\nBcc: x@y.example")
    (mail,) = tell(firm, call)
    sent = email.message_from_bytes(_message(mail).message().as_bytes())
    assert "\n" not in mail.subject
    assert sent["Bcc"] is None
    assert sent["To"] == "anna@betrieb.example"


def test_an_address_that_is_none_is_passed_over(firm: Company, call: Call, purpose: str) -> None:
    people(firm, ("Anna", "anna@betrieb.example"), ("Uwe", "uwe@betrieb.example"))
    Contact.objects.filter(name="Uwe").update(email="uwe@betrieb.example\r\nBcc: x@y.example")
    assert [one.to for one in tell(firm, call)] == ["anna@betrieb.example"]


def test_keys_of_mails_name_no_address(firm: Company, call: Call, purpose: str) -> None:
    people(firm, ("Anna", "anna@betrieb.example"))
    (mail,) = tell(firm, call)
    assert mail.key.startswith(f"firm:{firm.key}:probe:")
    assert "anna" not in mail.key


def test_the_house_is_written_to_by_role_and_not_who_caused_it(
    manager: User, editor: User, auditor: User, call: Call
) -> None:
    def told(by: User, key: str) -> list[str]:
        mails = tell_staff(
            by=by,
            at=NOW,
            template="intake/mail/invitation",
            context={"call": call},
            key=key,
            roles=[Role.MANAGER, Role.EDITOR],
        )
        return sorted(mail.to for mail in mails)

    assert told(auditor, "a") == [editor.email, manager.email]
    assert told(editor, "b") == [manager.email]
    assert told(editor, "b") == [manager.email]
    assert Mail.objects.count() == 3
