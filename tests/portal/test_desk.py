"""The Leitstand and the page of work that was given up: who may see and who may act."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from produktschau.accounts.models import User
from produktschau.lib.desk import DESK_ITEMS, DeskItem
from produktschau.work.models import Kind, Mail, MailState

ClientOf = Callable[[User | None], Client]


@pytest.fixture
def uncertain_mail(db: None, now: datetime) -> Mail:
    return Mail.objects.create(
        key="test", kind=Kind.NEWSLETTER, state=MailState.UNCERTAIN, sender="schau@example.org", to="anna@example.org",
        subject="Geheimer Betreff", text="Liebe Anna", message_id="<1@example.org>", queued_by="system:test", queued_at=now,
    )  # fmt: skip


@pytest.mark.parametrize("path", ["/leitstand/", "/leitstand/hintergrund/"])
def test_everyone_with_a_role_sees_the_desk(
    client_of: ClientOf, manager: User, officer: User, editor: User, auditor: User, path: str
) -> None:
    for person in (manager, officer, editor, auditor):
        assert client_of(person).get(path).status_code == 200


@pytest.mark.parametrize("path", ["/leitstand/", "/leitstand/hintergrund/"])
def test_a_stranger_is_refused_and_a_visitor_sent_to_the_login(client_of: ClientOf, stranger: User, path: str) -> None:
    assert client_of(stranger).get(path).status_code == 403
    answer = client_of(None).get(path)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/konto/login/?next={path}")


def test_what_waits_comes_before_what_is_done(
    client_of: ClientOf, manager: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DESK_ITEMS, "_things", {})
    DESK_ITEMS.register("idle", DeskItem("Nichts zu tun", lambda user: 0, "leer", "portal_house:desk"), order=1)
    DESK_ITEMS.register("waiting", DeskItem("Zu entscheiden", lambda user: 3, "drei", "portal_house:desk"), order=2)
    DESK_ITEMS.register("foreign", DeskItem("Nicht meins", lambda user: None, "fremd", "portal_house:desk"), order=3)
    page = client_of(manager).get("/leitstand/").content.decode()
    assert page.index("Zu entscheiden") < page.index("Nichts zu tun")
    assert "Nicht meins" not in page


def test_a_mail_left_over_is_listed_without_address_and_text(
    client_of: ClientOf, auditor: User, uncertain_mail: Mail
) -> None:
    page = client_of(auditor).get("/leitstand/hintergrund/").content.decode()
    assert "ungewiss" in page
    assert "anna@example.org" not in page
    assert "Geheimer Betreff" not in page
    assert "nur Regionalmanagement" in page


def test_management_sends_a_mail_again(client_of: ClientOf, manager: User, uncertain_mail: Mail) -> None:
    client_of(manager).post(f"/leitstand/hintergrund/mail/{uncertain_mail.pk}/")
    uncertain_mail.refresh_from_db()
    assert uncertain_mail.state == MailState.QUEUED


@pytest.mark.parametrize("what", ["mail", "auftrag"])
def test_nobody_else_starts_work_again(
    client_of: ClientOf, officer: User, editor: User, auditor: User, stranger: User, uncertain_mail: Mail, what: str
) -> None:
    for person in (officer, editor, auditor, stranger):
        assert client_of(person).post(f"/leitstand/hintergrund/{what}/{uncertain_mail.pk}/").status_code == 403
    uncertain_mail.refresh_from_db()
    assert uncertain_mail.state == MailState.UNCERTAIN


def test_a_number_that_does_not_exist_is_answered_with_a_sentence(client_of: ClientOf, manager: User) -> None:
    page = client_of(manager).post("/leitstand/hintergrund/auftrag/4711/", follow=True).content.decode()
    assert "4711" in page


def test_one_sentence_says_when_mails_do_not_get_away(
    client_of: ClientOf, editor: User, uncertain_mail: Mail, stranger: User
) -> None:
    browser = client_of(editor)
    assert "Mailserver" not in browser.get("/leitstand/").content.decode()
    Mail.objects.update(state=MailState.QUEUED)
    assert (
        "Der Versand geht langsam voran: eine Mail wartet seit 2. November, 09:30 Uhr und geht"
        in browser.get("/leitstand/").content.decode()
    )
    Mail.objects.update(failures=2)
    page = browser.get("/leitstand/").content.decode()
    assert "Der Mailserver nimmt gerade nichts an: eine Mail wartet seit 2. November, 09:30 Uhr und geht" in page
    assert "anna@example.org" not in page


def test_every_line_of_the_desk_leads_to_a_page(client_of: ClientOf, manager: User) -> None:
    at_desk = client_of(manager)
    addresses = {key: f"{reverse(item.url_name)}{item.query}" for key, item in DESK_ITEMS.items()}
    found = {key: at_desk.get(address).status_code for key, address in addresses.items()}
    assert {key: addresses[key] for key, status in found.items() if status != 200} == {}
