"""What stands around signing in: the cache all processes share, foreign sign-in, mails, a new address, the administration."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from produktschau.accounts import actions
from produktschau.accounts.models import User
from produktschau.accounts.queries import accounts
from produktschau.audit.models import Entry
from tests.cast import NOW, PASSWORD

Browser = Callable[[User | None], Client]


def sign_in(client: Client, user: User, password: str = PASSWORD) -> Any:
    return client.post("/konto/login/", {"login": user.email, "password": password})


def test_failures_seen_by_one_process_lock_in_another(stranger: User, settings: Any, tmp_path: Path) -> None:
    backend = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": tmp_path}}
    for _ in range(5):
        sign_in(Client(), stranger, "falsch")
    del caches["default"]
    client = Client()
    sign_in(client, stranger)
    assert "_auth_user_id" not in client.session
    names = [file.name for file in tmp_path.iterdir()]
    assert [name for name in names if stranger.email in name or "127.0.0.1" in name] == []


def test_a_foreign_sign_in_is_offered_only_where_it_is_configured(client: Client, db: None, settings: Any) -> None:
    assert "Anmeldung des Landkreises" not in client.get("/konto/login/").content.decode()
    app = {
        "provider_id": "haus",
        "name": "Anmeldung des Landkreises",
        "client_id": "schau",
        "secret": "geheim",
        "settings": {"server_url": "https://anmeldung.example"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    page = client.get("/konto/login/").content.decode()
    assert ("Anmeldung des Landkreises" in page, 'href="/konto/oidc/haus/login/' in page) == (True, True)


def test_the_mail_for_a_new_password_is_german_and_names_no_one(client: Client, stranger: User) -> None:
    client.post("/konto/password/reset/", {"email": stranger.email})
    (message,) = mail.outbox
    assert message.subject == "Neues Passwort setzen"
    assert "Der Link gilt drei Tage und nur einmal." in message.body
    assert stranger.name not in message.body


def test_a_new_address_counts_once_it_is_confirmed(client: Client, stranger: User) -> None:
    sign_in(client, stranger)
    old = stranger.email
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("account_email"), {"email": "umgezogen@schau.example", "action_add": ""})
    stranger.refresh_from_db()
    assert stranger.email == old
    link = re.search(r"/konto/confirm-email/\S+", str(mail.outbox[-1].body))
    assert link is not None
    client.post(link[0])
    stranger.refresh_from_db()
    assert stranger.email == "umgezogen@schau.example"
    assert list(EmailAddress.objects.filter(user=stranger).values_list("email", flat=True)) == [stranger.email]


def test_the_administration_renames_through_the_action(client_of: Browser, manager: User, stranger: User) -> None:
    actions.set_administration(by=manager, user=manager, allowed=True, at=NOW)
    url = reverse("admin:accounts_user_change", args=[stranger.pk])
    answer = client_of(User.objects.get(pk=manager.pk)).post(url, {"name": "Frida Fremd", "is_superuser": "on"})
    assert answer.status_code == 302
    stranger.refresh_from_db()
    assert (stranger.name, stranger.is_superuser) == ("Frida Fremd", False)
    assert Entry.objects.filter(verb="user.renamed", subject=stranger.actor_key, actor=manager.actor_key).count() == 1


def test_managers_alone_do_not_open_the_administration(client_of: Browser, manager: User) -> None:
    assert client_of(manager).get("/verwaltung/").status_code == 302


@pytest.mark.parametrize(
    ("words", "role", "found"),
    [("Nov", "", ["auditor"]), ("editor@", "", ["editor"]), ("", "manager", ["manager"]), ("nichts", "", [])],
)
def test_accounts_are_found_by_name_address_and_role(
    manager: User, editor: User, auditor: User, words: str, role: str, found: list[str]
) -> None:
    assert [user.email.partition("@")[0] for user in accounts(words, role)] == found
