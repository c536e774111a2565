"""The desk's accounts, one's own account, and the record: who may open them, and what happens there."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from produktschau.accounts import actions
from produktschau.accounts.models import Role, User
from produktschau.accounts.roles import has_role
from produktschau.audit.models import Entry
from produktschau.audit.record import System, record

Browser = Callable[[User | None], Client]

READ = ["accounts:people", "accounts:invite", "accounts:person"]
WRITE = [
    "accounts:invite",
    "accounts:invite_again",
    "accounts:grant",
    "accounts:revoke",
    "accounts:deactivate",
    "accounts:reactivate",
    "accounts:erase",
]
OWN = ["accounts:account", "accounts:data", "accounts:data_file"]


def address(name: str, person: User) -> str:
    alone = {"accounts:people", "accounts:invite", "accounts:record"}
    return reverse(name) if name in alone else reverse(name, args=[person.pk])


@pytest.fixture(params=["stranger", "officer", "editor", "auditor", "steward", "coordinator"])
def wrong_person(request: pytest.FixtureRequest) -> User:
    """Everyone who is no manager."""
    person: User = request.getfixturevalue(request.param)
    return person


@pytest.mark.parametrize("name", READ)
def test_only_managers_read_about_accounts(client_of: Browser, manager: User, wrong_person: User, name: str) -> None:
    assert client_of(wrong_person).get(address(name, manager)).status_code == 403
    assert client_of(manager).get(address(name, manager)).status_code == 200


@pytest.mark.parametrize("name", WRITE)
def test_only_managers_change_accounts(client_of: Browser, manager: User, wrong_person: User, name: str) -> None:
    before = Entry.objects.count()
    data = {"email": wrong_person.email, "role": "manager", "name": "Neu", "reason": "so"}
    assert client_of(wrong_person).post(address(name, wrong_person), data).status_code == 403
    assert Entry.objects.count() == before


@pytest.mark.parametrize("name", [*READ, *WRITE])
def test_visitors_are_sent_to_the_login(client_of: Browser, stranger: User, name: str) -> None:
    url = address(name, stranger)
    browser = client_of(None)
    answer = browser.get(url) if name in READ else browser.post(url)
    assert answer.headers["Location"] == f"/konto/login/?next={url}"


@pytest.mark.parametrize("name", OWN)
def test_ones_own_pages_need_a_login(client_of: Browser, stranger: User, name: str) -> None:
    url = reverse(name)
    assert client_of(None).get(url).headers["Location"] == f"/konto/login/?next={url}"
    assert client_of(stranger).get(url).status_code == 200


def test_the_record_is_read_by_management_and_auditors_only(client_of: Browser, request: Any, db: None) -> None:
    parts = ["manager", "auditor", "officer", "editor", "stranger"]
    statuses = [client_of(request.getfixturevalue(part)).get("/protokoll/").status_code for part in parts]
    assert statuses == [200, 200, 403, 403, 403]
    assert client_of(None).get("/protokoll/").headers["Location"] == "/konto/login/?next=/protokoll/"


def test_the_record_is_filtered_by_its_address(client_of: Browser, auditor: User, now: datetime) -> None:
    record(by=System("import"), verb="thing.created", subject="thing:A", at=now, reason="Grund A")
    record(by=System("import"), verb="thing.created", subject="thing:B", at=now, reason="Grund B")
    day = now.date().isoformat()
    page = client_of(auditor).get("/protokoll/", {"subject": "thing:A", "since": day, "until": day}).content.decode()
    assert ("Grund A" in page, "Grund B" in page) == (True, False)


def test_an_unreadable_date_is_named_and_hides_nothing(client_of: Browser, auditor: User, now: datetime) -> None:
    record(by=System("import"), verb="thing.created", subject="thing:A", at=now, reason="Grund A")
    answer = client_of(auditor).get("/protokoll/", {"since": "gestern", "seite": "x"})
    assert answer.status_code == 200
    assert answer.context["filter"].errors["since"]
    assert "Grund A" in answer.content.decode()


def test_a_manager_invites_a_person(client_of: Browser, manager: User) -> None:
    data = {"email": "neu@schau.example", "name": "Nora Neu", "role": "editor"}
    answer = client_of(manager).post(reverse("accounts:invite"), data)
    user = User.objects.get(email="neu@schau.example")
    assert answer.headers["Location"] == reverse("accounts:person", args=[user.pk])
    assert has_role(user, Role.EDITOR)


def test_a_refused_invitation_keeps_what_was_typed(client_of: Browser, manager: User) -> None:
    data = {"email": manager.email, "name": "Nora Neu", "role": "editor"}
    answer = client_of(manager).post(reverse("accounts:invite"), data)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert ("gibt es schon ein Konto" in page, 'value="Nora Neu"' in page) == (True, True)


def test_an_empty_invitation_says_what_is_missing(client_of: Browser, manager: User) -> None:
    answer = client_of(manager).post(reverse("accounts:invite"))
    assert (answer.status_code, set(answer.context["form"].errors)) == (400, {"email", "name"})


def test_a_manager_gives_and_takes_a_role(client_of: Browser, manager: User, stranger: User) -> None:
    client = client_of(manager)
    client.post(reverse("accounts:grant", args=[stranger.pk]), {"role": "officer"})
    assert has_role(User.objects.get(pk=stranger.pk), Role.OFFICER)
    client.post(reverse("accounts:revoke", args=[stranger.pk]), {"role": "officer", "reason": "so"})
    assert not has_role(User.objects.get(pk=stranger.pk), Role.OFFICER)


def test_an_unknown_role_is_refused_with_a_sentence(client_of: Browser, manager: User, stranger: User) -> None:
    answer = client_of(manager).post(reverse("accounts:grant", args=[stranger.pk]), {"role": "king"}, follow=True)
    assert "Wählen Sie einen Eintrag aus der Liste." in answer.content.decode()


def test_the_last_manager_sees_why_buttons_are_blocked(client_of: Browser, manager: User) -> None:
    client = client_of(manager)
    page = client.get(reverse("accounts:person", args=[manager.pk])).content.decode()
    assert page.count('aria-disabled="true"') == 3
    answer = client.post(reverse("accounts:deactivate", args=[manager.pk]), follow=True)
    assert "letzte aktive Konto" in answer.content.decode()
    assert User.objects.get(pk=manager.pk).is_active


def test_a_manager_blocks_and_frees_an_account(client_of: Browser, manager: User, stranger: User) -> None:
    client = client_of(manager)
    client.post(reverse("accounts:deactivate", args=[stranger.pk]), {"reason": "so"})
    assert not User.objects.get(pk=stranger.pk).is_active
    client.post(reverse("accounts:reactivate", args=[stranger.pk]))
    assert User.objects.get(pk=stranger.pk).is_active


def test_erasing_asks_for_the_address(client_of: Browser, manager: User, stranger: User) -> None:
    url = reverse("accounts:erase", args=[stranger.pk])
    assert client_of(manager).post(url, {"email": manager.email}).status_code == 400
    assert User.objects.filter(pk=stranger.pk).exists()
    assert client_of(manager).post(url, {"email": stranger.email}).headers["Location"] == reverse("accounts:people")
    assert not User.objects.filter(pk=stranger.pk).exists()


def test_an_unknown_account_is_not_found(client_of: Browser, manager: User) -> None:
    assert client_of(manager).get(reverse("accounts:person", args=[999_999])).status_code == 404


def test_a_person_changes_the_own_name(client_of: Browser, stranger: User) -> None:
    client = client_of(stranger)
    assert client.post(reverse("accounts:rename"), {"name": "Frida Fremd"}).headers["Location"] == "/konto/"
    assert User.objects.get(pk=stranger.pk).name == "Frida Fremd"
    assert client.post(reverse("accounts:rename"), {"name": ""}).status_code == 400


def test_a_person_takes_the_own_data_home(client_of: Browser, stranger: User) -> None:
    answer = client_of(stranger).get(reverse("accounts:data_file"))
    assert answer.json()["Konto"]["E-Mail"] == stranger.email
    assert answer.headers["Content-Disposition"] == 'attachment; filename="meine-daten.json"'
    assert "no-store" in answer.headers["Cache-Control"]


def queries_of(client: Client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_the_list_of_accounts_asks_as_often_for_three_as_for_one(
    client_of: Browser, manager: User, now: datetime, today: date
) -> None:
    client = client_of(manager)
    queries_of(client, reverse("accounts:people"))  # the first reading of an hour is noted
    one = queries_of(client, reverse("accounts:people"))
    for number in range(3):
        user = actions.create_user(by=manager, email=f"p{number}@schau.example", name=f"Person {number}", at=now)
        actions.grant_role(by=manager, user=user, role=Role.EDITOR, on=today, at=now)
    assert queries_of(client, reverse("accounts:people")) == one


def test_the_record_asks_as_often_for_many_as_for_one(client_of: Browser, manager: User, now: datetime) -> None:
    client = client_of(manager)
    one = queries_of(client, reverse("accounts:record"))
    for number in range(3):
        actions.create_user(by=manager, email=f"p{number}@schau.example", name=f"Person {number}", at=now)
    assert queries_of(client, reverse("accounts:record")) == one


def test_every_page_shows_who_is_signed_in(client_of: Browser, manager: User, stranger: User) -> None:
    assert 'href="/konto/login/"' in client_of(None).get("/konto/password/reset/").content.decode()
    page = client_of(manager).get("/konto/").content.decode()
    assert f'<a href="/konto/">{manager.name}</a>' in page
    assert ("Arbeitsbereiche" in page, "Arbeitsbereiche" in client_of(stranger).get("/konto/").content.decode()) == (
        True,
        False,
    )
