"""The link of an invitation: it opens once, for a while, for one person, and says nothing to anybody else."""

import re
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import mail
from django.test import Client

from produktschau.accounts import actions
from produktschau.accounts.models import Role, User
from tests.cast import NOW, PASSWORD, TODAY

OVER = "Der Link gilt nicht mehr"
CHOSEN = {"password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture
def link(manager: User) -> str:
    """The path of a fresh invitation's link."""
    actions.invite_user(by=manager, email="neu@schau.example", name="Nora Neu", role=Role.EDITOR, on=TODAY, at=NOW)
    found = re.search(r"https?://\S+/konto/password/reset/key/\S+", str(mail.outbox[-1].body))
    assert found is not None
    return urlsplit(found[0]).path


def accepted(client: Client, link: str) -> bool:
    """Whether following the link and choosing a password works."""
    page = client.get(link, follow=True)
    if OVER in page.content.decode():
        return False
    return client.post(page.request["PATH_INFO"], CHOSEN).status_code == 302


def test_a_link_opens_once(client: Client, link: str) -> None:
    assert accepted(client, link)
    assert client.login(email="neu@schau.example", password=PASSWORD)
    assert [accepted(one, link) for one in (Client(), client)] == [False, False]


@pytest.mark.parametrize(("later", "is_open"), [(-1, True), (1, False)])
def test_a_link_opens_for_a_while(
    client: Client, link: str, later: int, is_open: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = datetime.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT + later * 60)  # noqa: DTZ005  # as Django does
    monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda _: moment)
    assert accepted(client, link) is is_open
    assert User.objects.get(email="neu@schau.example").has_usable_password() is is_open


def test_a_link_opens_nobody_elses_account(client: Client, link: str, stranger: User) -> None:
    place, _, rest = link.rpartition("/key/")
    whose, _, signs = rest.partition("-")
    assert whose != str(stranger.pk)
    for wrong in (f"{stranger.pk}-{signs}", f"{whose}-{signs[:-2]}x/", f"{whose}-x/", "zz-zz/"):
        assert not accepted(client, f"{place}/key/{wrong}")
    assert stranger.check_password(PASSWORD)
    assert not User.objects.get(email="neu@schau.example").has_usable_password()


def test_a_link_of_a_blocked_account_lets_nobody_in(client: Client, link: str, manager: User) -> None:
    invited = User.objects.get(email="neu@schau.example")
    actions.deactivate_user(by=manager, user=invited, at=NOW)
    accepted(client, link)
    client.post("/konto/login/", {"login": invited.email, "password": PASSWORD})
    assert client.get("/konto/").status_code == 302
