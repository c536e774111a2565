"""Signing in without a password: a link and a code by mail, good in one browser for a quarter of an hour."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.internal.flows import code_verification
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.test import Client

from produktschau.accounts.models import User
from tests.accounts.test_signing_in import comparable, signed_in

ASK = "/konto/login/code/"
CONFIRM = "/konto/login/code/confirm/"


def ask(client: Client, email: str, **told: str) -> Any:
    return client.post(ASK, {"email": email, **told})


def link() -> str:
    """The path of the link in the last mail."""
    found = re.search(r"https?://[^/]+(/konto/login/code/confirm/\S+)", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


def code() -> str:
    return link().partition("code=")[2]


def test_a_link_signs_in_when_its_button_is_pressed_and_not_before(client: Client, stranger: User) -> None:
    assert ask(client, stranger.email).headers["Location"] == CONFIRM
    page = client.get(link()).content.decode()
    assert [f'name="code" value="{code()}"' in page, "Jetzt anmelden" in page, signed_in(client)] == [True, True, False]
    client.post(CONFIRM, {"code": code()})
    assert signed_in(client)


def test_the_code_can_be_typed_and_the_way_on_is_kept(client: Client, stranger: User) -> None:
    answer = ask(client, stranger.email, next="/konto/einstellungen/")
    assert answer.headers["Location"] == f"{CONFIRM}?next=%2Fkonto%2Feinstellungen%2F"
    shown = client.get(answer.headers["Location"]).content.decode()
    assert 'name="next" value="/konto/einstellungen/"' in shown
    typed = {"code": code().lower().replace("-", ""), "next": "/konto/einstellungen/"}
    assert client.post(CONFIRM, typed).headers["Location"] == "/konto/einstellungen/"
    assert signed_in(client)


def test_a_way_on_to_elsewhere_is_not_gone(client: Client, stranger: User) -> None:
    ask(client, stranger.email, next="https://fremd.example/")
    answer = client.post(CONFIRM, {"code": code(), "next": "https://fremd.example/"})
    assert answer.headers["Location"].startswith("/")


def test_in_another_browser_the_link_leads_to_asking(client: Client, stranger: User) -> None:
    ask(client, stranger.email)
    other = Client()
    assert other.get(link()).headers["Location"].partition("?")[0] == ASK
    assert other.post(CONFIRM, {"code": code()}).headers["Location"].partition("?")[0] == ASK
    assert not signed_in(other)


def test_it_works_once(client: Client, stranger: User) -> None:
    ask(client, stranger.email)
    used = code()
    client.post(CONFIRM, {"code": used})
    client.post("/konto/logout/")
    assert client.post(CONFIRM, {"code": used}).headers["Location"].partition("?")[0] == ASK
    assert not signed_in(client)


def test_it_ends_after_a_quarter_of_an_hour(client: Client, stranger: User, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(client, stranger.email)
    real = code_verification.time.time

    class Later:
        @staticmethod
        def time() -> float:
            return float(real()) + timedelta(minutes=15, seconds=1).total_seconds()

    monkeypatch.setattr(code_verification, "time", Later)
    assert client.post(CONFIRM, {"code": code()}).headers["Location"] == ASK
    assert not signed_in(client)


def test_guessing_ends_after_three_tries(client: Client, stranger: User) -> None:
    ask(client, stranger.email)
    right = code()
    first = client.post(CONFIRM, {"code": "AAA-AAA"}).content.decode()
    assert "Der Code stimmt nicht." in first
    for _ in range(2):
        client.post(CONFIRM, {"code": "AAA-AAA"})
    client.post(CONFIRM, {"code": right})
    assert not signed_in(client)


def test_known_and_unknown_addresses_are_answered_alike_and_only_one_gets_a_mail(stranger: User) -> None:
    pages = []
    for email in (stranger.email, "niemand@schau.example"):
        client = Client()
        answer = ask(client, email)
        page = client.get(CONFIRM).content.decode()
        assert email not in page
        pages.append((answer.headers["Location"], comparable(page, email)))
    assert pages[0] == pages[1]
    assert [message.to for message in mail.outbox] == [[stranger.email]]


def test_a_second_factor_is_asked_for_all_the_same(client: Client, stranger: User) -> None:
    TOTP.activate(stranger, generate_totp_secret())
    ask(client, stranger.email)
    assert client.post(CONFIRM, {"code": code()}).headers["Location"] == "/konto/2fa/authenticate/"
    assert not signed_in(client)


def test_a_blocked_account_does_not_get_in(client: Client, stranger: User) -> None:
    ask(client, stranger.email)
    User.objects.filter(pk=stranger.pk).update(is_active=False)
    client.post(CONFIRM, {"code": code()})
    assert not signed_in(client)


def test_asking_again_and_again_is_refused(client: Client, stranger: User) -> None:
    for _ in range(3):
        ask(Client(), stranger.email)
    refused = ask(client, stranger.email).content.decode()
    assert ["Zu viele Versuche." in refused, len(mail.outbox)] == [True, 3]
