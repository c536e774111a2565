"""Nobody learns who has an account: not by adding the address to one's own, not by how much work a failed sign-in is."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client

from produktschau.accounts.models import User
from tests.cast import PASSWORD

NOBODY = "niemand@schau.example"


def signed_in(person: User) -> Client:
    """The person's browser, password typed a moment ago."""
    browser = Client()
    browser.post("/konto/login/", {"login": person.email, "password": PASSWORD})
    browser.post("/konto/reauthenticate/", {"password": PASSWORD})
    return browser


def shown(browser: Client, path: str, told: dict[str, str], email: str) -> tuple[int, str, str]:
    """Status, place and page after a form with an address, in which the address itself is left out."""
    answer = browser.post(path, {**told, "email": email, "login": email})
    place = answer.headers.get("Location", "")
    page = (browser.get(place) if place else answer).content.decode()
    return (
        answer.status_code,
        place,
        " ".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line).replace(email, "…"),
    )


def test_adding_an_address_says_the_same_about_anybodys(stranger: User, manager: User) -> None:
    pages = [shown(signed_in(stranger), "/konto/email/", {"action_add": ""}, one) for one in (manager.email, NOBODY)]
    assert (pages[0][0], "/konto/reauthenticate/" in pages[0][1]) == (302, False)
    assert pages[0] == pages[1]


def test_confirming_an_address_gives_nobody_what_is_anothers(stranger: User, manager: User) -> None:
    """The mail goes out all the same, because a page that refused would tell; its link changes nothing."""
    shown(signed_in(stranger), "/konto/email/", {"action_add": ""}, manager.email)
    link = re.search(r"/konto/confirm-email/\S+", str(mail.outbox[-1].body))
    assert link is not None
    for browser in (signed_in(manager), signed_in(stranger)):
        browser.get(link[0])
        browser.post(link[0])
    told = dict(User.objects.filter(pk__in=[stranger.pk, manager.pk]).values_list("pk", "email"))
    assert told == {stranger.pk: "stranger@schau.example", manager.pk: "manager@schau.example"}
    owned = EmailAddress.objects.filter(email=manager.email, verified=True).values_list("user", flat=True)
    assert list(owned) == [manager.pk]


def test_a_failed_sign_in_is_as_much_work_for_known_and_unknown(
    client: Client, manager: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        worked.append(password)
        return str(encode(self, password, salt))

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    counts = []
    for email in (manager.email, NOBODY):
        worked.clear()
        client.post("/konto/login/", {"login": email, "password": "falsch geraten"})
        counts.append(len(worked))
    assert counts[0] > 0
    assert counts[0] == counts[1]
