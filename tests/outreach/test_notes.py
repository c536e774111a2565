"""Contacts with firms: noted in one line, taken up again, mails filed by upload, mails of the house in the same history."""

from datetime import UTC, datetime, timedelta

import pytest

from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.outreach.actions.notes import (
    AlreadyFiled,
    change_follow_up,
    delete_note,
    file_mail,
    note_contact,
    settle_follow_up,
)
from produktschau.outreach.calculations.filed import LONGEST_TEXT, MOST_BYTES, NotAMail, read_mail
from produktschau.outreach.engine.letters import firm_key
from produktschau.outreach.models import ContactNote
from produktschau.outreach.queries.contacts import EMPTIED, contact_list, history_of, is_of_firm
from produktschau.showcase.actions import NotAcceptable, change_company
from produktschau.showcase.models import Company
from produktschau.work.mail import send
from produktschau.work.models import Kind, Mail
from tests.cast import NOW, TODAY
from tests.factories import showcase

BY = System("test")
DAY = timedelta(days=1)

MAIL = b"""\
From: =?utf-8?q?Anna_H=C3=A4hnel?= <anna@betrieb.example>
To: amt@schau.example
Subject: =?utf-8?q?R=C3=BCckfrage_zum_Katalog?=
Date: Fri, 30 Oct 2026 14:05:00 +0100
Message-ID: <eins@betrieb.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=grenze

--grenze
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Wir h=E4tten lieber das Foto vom M=E4rz.
--grenze
Content-Type: text/plain; name=plan.txt
Content-Disposition: attachment; filename=plan.txt

Geheimer Plan
--grenze--
"""


def note(firm: Company, subject: str = "Foto fehlt", **told: object) -> ContactNote:
    return note_contact(by=BY, at=NOW, company=firm, **{"channel": "call", "subject": subject, **told})  # type: ignore[arg-type]  # a test's own mix


def test_a_subject_is_enough(firm: Company) -> None:
    made = note(firm)
    assert (made.channel, made.happened_at, made.follow_up_on, made.text) == ("call", NOW, None, "")


def test_the_record_says_that_there_was_a_contact_and_not_what_was_said(firm: Company) -> None:
    note(firm, "Frau Hähnel ist krank", text="Kommt im März wieder")
    entry = Entry.objects.get(verb="contact.noted")
    assert "Hähnel" not in f"{entry.before} {entry.after} {entry.reason}"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"subject": "  "}, "subject"),
        ({"subject": "x" * 201}, "subject"),
        ({"channel": "pigeon"}, "channel"),
        ({"text": "x" * 20_001}, "text"),
        ({"happened_at": NOW + DAY}, "happened_at"),
    ],
)
def test_what_cannot_be_a_note_is_refused_beside_its_field(firm: Company, told: dict[str, object], field: str) -> None:
    with pytest.raises(NotAcceptable) as refused:
        note(firm, **told)  # type: ignore[arg-type]  # a test's own mix
    assert list(refused.value.problems) == [field]


def test_a_person_of_another_firm_is_refused(firm: Company) -> None:
    other = showcase.company("Seilerei am Tor", contacts=[{"name": "Paul Lenk"}])
    with pytest.raises(NotAcceptable):
        note(firm, contact=other.contacts.get())


def test_what_is_to_be_taken_up_again_is_due_on_its_day_until_it_is_done(firm: Company) -> None:
    today, later = note(firm, "heute", follow_up_on=TODAY), note(firm, "später", follow_up_on=TODAY + DAY)
    note(firm, "nie")
    due = contact_list("faellig", "", None, TODAY)
    assert [one.subject for one in due.page] == ["heute"]
    assert [count for _, _, count in due.tabs] == [1, 1, 3]
    settle_follow_up(by=BY, at=NOW, note=today)
    change_follow_up(by=BY, at=NOW, note=later, follow_up_on=TODAY)
    assert [one.subject for one in contact_list("faellig", "", None, TODAY).page] == ["später"]
    settle_follow_up(by=BY, at=NOW, note=today)
    assert Entry.objects.filter(verb="contact.settled").count() == 1


def test_contacts_are_found_by_firm_subject_and_note(firm: Company) -> None:
    note(firm, "Foto fehlt", text="kommt aus dem Archiv")
    for word, hits in (("fichtner foto", 1), ("archiv", 1), ("zimt", 0)):
        assert contact_list("alle", word, None, TODAY).page.paginator.count == hits


def test_a_filed_mail_keeps_subject_day_and_text_and_nothing_else(firm: Company) -> None:
    mail = read_mail(MAIL)
    made = file_mail(by=BY, at=NOW, company=firm, mail=mail, is_from_firm=True)
    assert (made.subject, made.text) == ("Rückfrage zum Katalog", "Wir hätten lieber das Foto vom März.")
    assert made.happened_at == datetime(2026, 10, 30, 13, 5, tzinfo=UTC)
    assert mail.senders == ("anna@betrieb.example",)


def test_the_same_mail_is_filed_once_per_firm(firm: Company) -> None:
    first = file_mail(by=BY, at=NOW, company=firm, mail=read_mail(MAIL), is_from_firm=True)
    with pytest.raises(AlreadyFiled) as there:
        file_mail(by=BY, at=NOW, company=firm, mail=read_mail(MAIL), is_from_firm=True)
    assert there.value.note == first
    other = showcase.company("Seilerei am Tor")
    assert file_mail(by=BY, at=NOW, company=other, mail=read_mail(MAIL), is_from_firm=True).pk != first.pk


def test_a_mail_from_the_future_is_filed_as_of_now(firm: Company) -> None:
    mail = read_mail(MAIL.replace(b"2026", b"2099"))
    assert file_mail(by=BY, at=NOW, company=firm, mail=mail, is_from_firm=False).happened_at == NOW


def test_of_an_html_mail_only_words_are_kept() -> None:
    head = b"From: a@b.example\nSubject: x\nContent-Type: text/html; charset=utf-8\n\n"
    body = "<style>p{}</style><p>Guten&nbsp;Tag</p><script>alert(1)</script><p onclick=x>Gr&uuml;&szlig;e<br>Anna</p>"
    assert read_mail(head + body.encode()).text.split("\n") == ["Guten Tag", "", "Grüße", "Anna"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Nur ein Text ohne alles",
        b"%PDF-1.7\n" + bytes(range(256)),
        b"PK\x03\x04" * 100,
        b"From: a@b.example\nSubject: x\n" + b"Content-Type: message/rfc822\n\nFrom: a@b.example\nSubject: y\n" * 5000,
        b"x" * (MOST_BYTES + 1),
    ],
    ids=["nothing", "text", "pdf", "zip", "nested", "large"],
)
def test_what_is_no_mail_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(NotAMail, match="Mail"):
        read_mail(content)


@pytest.mark.parametrize(
    "content",
    [
        b"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=nix\n\nhi \xff",
        b"From: a@b.example\nSubject: =?nix?q?abc?=\n\nhi",
        b"From: a@b.example\nSubject: x\nDate: 99999999999999 Jan 2020 00:00:00 +99999999\n\nhi",
        b"From: a@b.example\nSubject: x\nContent-Type: text/plain; " + b"a=b; " * 200_000 + b"\n\nhi",
        b"From: a@b.example" + b"," * 100_000 + b"\nSubject: " + b"y" * 100_000 + b"\n\nhi",
        b"From: a@b.example\nSubject: x\x00\x1b[31m\n\nhi\x00\x07",
    ],
    ids=["charset", "word", "date", "parameters", "long", "control"],
)
def test_spoilt_mails_are_read_as_far_as_they_can_be(firm: Company, content: bytes) -> None:
    mail = read_mail(content)
    made = file_mail(by=BY, at=NOW, company=firm, mail=mail, is_from_firm=False)
    assert made.text.startswith("hi")
    assert made.subject.isprintable()


def test_a_long_text_is_cut(firm: Company) -> None:
    mail = read_mail(b"From: a@b.example\nSubject: x\n\n" + b"Wort " * 50_000)
    assert len(mail.text) <= LONGEST_TEXT
    assert file_mail(by=BY, at=NOW, company=firm, mail=mail, is_from_firm=False).text.endswith("…")


def test_whose_mail_it_was_is_told_by_its_sender(firm: Company) -> None:
    firm = change_company(
        by=BY, at=NOW, company=firm, email="laden@betrieb.example", website="https://www.fichtner.example"
    )
    assert is_of_firm(firm, ["laden@betrieb.example"])
    assert is_of_firm(firm, ["anna@fichtner.example"])
    assert not is_of_firm(firm, ["anna@nichtfichtner.example", "amt@schau.example"])
    assert not is_of_firm(firm, [])


def sent(firm: Company, subject: str) -> Mail:
    return send(
        by=BY, to="laden@betrieb.example", subject=subject, text="Text", kind=Kind.NOTICE,
        key=f"{firm_key(firm.key)}{subject}", at=NOW,
    )  # fmt: skip


def test_mails_of_the_house_stand_in_the_same_history_without_being_copied(firm: Company) -> None:
    note(firm, "Anruf", happened_at=NOW - DAY)
    sent(firm, "Einladung")
    sent(showcase.company("Seilerei am Tor"), "Fremd")
    assert [one.subject for one in history_of(firm, most=10)] == ["Einladung", "Anruf"]
    assert ContactNote.objects.count() == 1
    Mail.objects.update(subject="", text="", to="", emptied_at=NOW)
    assert [one.subject for one in history_of(firm, most=10)] == [EMPTIED, "Anruf"]


def test_a_deleted_note_leaves_only_that_it_was(firm: Company) -> None:
    made = note(firm, "Zu viel über Frau Hähnel")
    delete_note(by=BY, at=NOW, note=made, reason="Zu viel")
    assert ContactNote.objects.count() == 0
    assert list(Entry.objects.get(verb="contact.deleted").before) == ["note"]
