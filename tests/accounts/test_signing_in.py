"""Signing in: by e-mail and password, with a lock after failures, a second factor, and without telling who has an account."""

import logging
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client
from django.urls import reverse

from produktschau.accounts.models import User
from tests.cast import PASSWORD

LOGIN = "/konto/login/"
LOCKED = "Zu viele Versuche."


def sign_in(client: Client, email: str, password: str = PASSWORD, **extra: Any) -> Any:
    return client.post(LOGIN, {"login": email, "password": password}, **extra)


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_person_signs_in_is_led_back_and_signs_out(client: Client, stranger: User) -> None:
    asked = client.get("/konto/")
    assert asked.headers["Location"] == "/konto/login/?next=/konto/"
    answer = client.post(asked.headers["Location"], {"login": stranger.email, "password": PASSWORD, "next": "/konto/"})
    assert answer.headers["Location"] == "/konto/"
    assert stranger.name in client.get("/konto/").content.decode()
    assert client.post("/konto/logout/").headers["Location"] == "/"
    assert not signed_in(client)


def test_the_address_is_understood_in_capitals(client: Client, stranger: User) -> None:
    sign_in(client, stranger.email.upper())
    assert signed_in(client)


def test_a_blocked_account_does_not_get_in_and_loses_its_session(client: Client, stranger: User) -> None:
    sign_in(client, stranger.email)
    User.objects.filter(pk=stranger.pk).update(is_active=False)
    assert client.get("/konto/").status_code == 302
    other = Client()
    sign_in(other, stranger.email)
    assert not signed_in(other)


def test_the_sixth_attempt_is_refused_even_with_the_right_password(client: Client, stranger: User) -> None:
    for _ in range(5):
        assert LOCKED not in sign_in(client, stranger.email, "falsch").content.decode()
    answer = sign_in(client, stranger.email)
    assert LOCKED in answer.content.decode()
    assert not signed_in(client)
    assert not signed_in_from_elsewhere(stranger)


def signed_in_from_elsewhere(user: User) -> bool:
    other = Client(REMOTE_ADDR="198.51.100.7")
    sign_in(other, user.email)
    return signed_in(other)


def test_the_lock_ends_after_ten_minutes(client: Client, stranger: User, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(6):
        sign_in(client, stranger.email, "falsch")
    real = time.time

    class Later:
        monotonic = staticmethod(time.monotonic)
        sleep = staticmethod(time.sleep)

        @staticmethod
        def time() -> float:
            return real() + 601

    monkeypatch.setattr(ratelimit, "time", Later)
    sign_in(client, stranger.email)
    assert signed_in(client)


def test_one_persons_lock_does_not_lock_others_elsewhere(client: Client, stranger: User, editor: User) -> None:
    for _ in range(6):
        sign_in(client, stranger.email, "falsch")
    other = Client(REMOTE_ADDR="198.51.100.7")
    sign_in(other, editor.email)
    assert signed_in(other)


def test_a_new_password_ends_the_lock(client: Client, stranger: User) -> None:
    for _ in range(6):
        sign_in(client, stranger.email, "falsch")
    client.post("/konto/password/reset/", {"email": stranger.email})
    new = "Wiesenknopf-und-Baldrian"
    set_password_by_mail(client, new)
    other = Client(REMOTE_ADDR="198.51.100.7")
    sign_in(other, stranger.email, new)
    assert signed_in(other)


def set_password_by_mail(client: Client, password: str) -> None:
    (message,) = mail.outbox
    found = re.search(r"/konto/password/reset/key/\S+", str(message.body))
    assert found is not None
    page = client.get(found[0], follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": password, "password2": password})


def test_a_failed_login_tells_the_same_about_known_and_unknown_addresses(stranger: User) -> None:
    known = sign_in(Client(), stranger.email, "falsch").content.decode()
    unknown = sign_in(Client(), "niemand@schau.example", "falsch").content.decode()
    assert comparable(known, stranger.email) == comparable(unknown, "niemand@schau.example")


def test_a_password_reset_tells_the_same_about_known_and_unknown_addresses(stranger: User) -> None:
    answers = [
        Client().post("/konto/password/reset/", {"email": email}, follow=True)
        for email in (stranger.email, "niemand@schau.example")
    ]
    assert [answer.redirect_chain for answer in answers] == [[("/konto/password/reset/done/", 302)]] * 2
    pages = [comparable(answer.content.decode(), "") for answer in answers]
    assert pages[0] == pages[1]
    assert [message.to for message in mail.outbox] == [[stranger.email]]


def comparable(page: str, email: str) -> str:
    """The page without what differs by itself: tokens and the address typed."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)
    return page.replace(email, "") if email else page


def test_strangers_do_not_make_accounts(client: Client, db: None) -> None:
    data = {"email": "neu@schau.example", "password1": PASSWORD, "password2": PASSWORD}
    answer = client.post("/konto/signup/", data)
    assert "Konten gibt es auf Einladung" in answer.content.decode()
    assert User.objects.count() == 0


def test_no_address_and_no_password_reaches_the_log(
    client: Client, stranger: User, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        for _ in range(7):
            sign_in(client, stranger.email, "falsches-Kennwort", REMOTE_ADDR="203.0.113.9")
        sign_in(client, stranger.email)
        client.post("/konto/password/reset/", {"email": stranger.email})
        client.get("/leitstand/konten/", {"q": stranger.email})
    logged = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    for secret in (stranger.email, "falsches-Kennwort", PASSWORD, "203.0.113.9"):
        assert [line for line in logged if secret in line] == []


def test_a_second_factor_is_activated_and_then_asked_for(client: Client, stranger: User) -> None:
    sign_in(client, stranger.email)
    asked = client.get(reverse("mfa_activate_totp")).headers["Location"]
    assert asked.startswith("/konto/reauthenticate/")
    client.post(asked, {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    assert "data:image/svg+xml" in page.content.decode()
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)
    assert answer.status_code == 200
    kinds = set(Authenticator.objects.filter(user=stranger).values_list("type", flat=True))
    assert kinds == {"totp", "recovery_codes"}
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    other = Client()
    assert sign_in(other, stranger.email).headers["Location"] == "/konto/2fa/authenticate/"
    assert not signed_in(other)
    other.post("/konto/2fa/authenticate/", {"code": "000000"})
    assert not signed_in(other)
    other.post("/konto/2fa/authenticate/", {"code": codes[0]})
    assert signed_in(other)


def code_of(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


@pytest.mark.parametrize(
    "name",
    [
        "account_email",
        "account_change_password",
        "account_logout",
        "account_reauthenticate",
        "mfa_index",
        "accounts:account",
        "accounts:data",
    ],
)
def test_every_page_of_ones_account_speaks_german(
    client_of: Callable[[User | None], Client], stranger: User, name: str
) -> None:
    page = client_of(stranger).get(reverse(name), follow=True).content.decode()
    assert re.search(r"\b(Email|Password|Sign|Your|Change|Confirm|Activate|Recovery|the|not)\b", text_of(page)) is None


def text_of(page: str) -> str:
    return re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")])


def test_the_administration_has_no_login_of_its_own(client: Client, db: None) -> None:
    answer = client.get("/verwaltung/login/")
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/konto/login/")
