"""Accounts and roles change only as allowed, and each change stands in the record without personal data."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from produktschau.accounts import actions
from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
from produktschau.accounts.models import Role, User
from produktschau.accounts.queries import personal_data
from produktschau.accounts.roles import has_role, roles_of
from produktschau.audit.models import Entry
from produktschau.audit.record import System

BY = System("test")
PASSWORD = "Schafgarbe-an-der-Zschopau"


def create(now: datetime, **values: Any) -> User:
    return actions.create_user(**{"by": BY, "email": "neu@schau.example", "name": "Nora Neu", "at": now, **values})


def verbs(user: User) -> list[str]:
    return list(Entry.objects.filter(subject=user.actor_key).order_by("pk").values_list("verb", flat=True))


def test_a_new_account_has_a_verified_address(db: None, now: datetime) -> None:
    user = create(now, email=" Neu@Schau.Example ", name=" Nora  Neu ", password=PASSWORD)
    assert (user.email, user.name, user.joined_at, user.check_password(PASSWORD)) == (
        "neu@schau.example",
        "Nora Neu",
        now,
        True,
    )
    assert EmailAddress.objects.filter(user=user, email=user.email, verified=True, primary=True).count() == 1
    assert verbs(user) == ["user.created"]


def test_an_account_without_password_has_none_that_works(db: None, now: datetime) -> None:
    assert not create(now).has_usable_password()


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"email": "neu"}, actions.InvalidEmail),
        ({"email": ""}, actions.InvalidEmail),
        ({"name": "  "}, actions.InvalidName),
        ({"name": "n" * 151}, actions.InvalidName),
        ({"password": "kurz"}, actions.PasswordRefused),
        ({"password": "neu@schau.example"}, actions.PasswordRefused),
    ],
)
def test_bad_values_make_no_account(db: None, now: datetime, values: dict[str, str], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        create(now, **values)
    assert (User.objects.count(), Entry.objects.count()) == (0, 0)


def test_an_address_has_one_account_however_it_is_written(db: None, now: datetime) -> None:
    create(now)
    with pytest.raises(actions.EmailTaken):
        create(now, email="NEU@schau.example")


def test_an_address_that_someone_added_to_their_account_is_taken(stranger: User, now: datetime) -> None:
    EmailAddress.objects.create(user=stranger, email="neu@schau.example", verified=True)
    with pytest.raises(actions.EmailTaken):
        create(now)


def test_two_who_take_an_address_at_once_get_one_account(
    db: None, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(now)
    nothing = User.objects.none()
    monkeypatch.setattr(User.objects, "filter", lambda **conditions: nothing)
    monkeypatch.setattr(EmailAddress.objects, "filter", lambda **conditions: nothing)
    with pytest.raises(actions.EmailTaken) as refusal:
        create(now)
    assert (refusal.value.__cause__, User.objects.count()) == (None, 1)


def test_a_role_is_given_and_taken(stranger: User, now: datetime, today: date) -> None:
    grant = actions.grant_role(by=BY, user=stranger, role=Role.EDITOR, on=today, at=now)
    assert (grant.since_on, grant.granted_by, roles_of(stranger)) == (today, "system:test", frozenset({Role.EDITOR}))
    actions.revoke_role(by=BY, user=stranger, role=Role.EDITOR, at=now, reason="Stelle endet")
    assert roles_of(stranger) == frozenset()
    assert verbs(stranger) == ["user.created", "user.role_granted", "user.role_revoked"]


def test_a_role_is_not_given_twice_nor_taken_from_who_lacks_it(editor: User, now: datetime, today: date) -> None:
    with pytest.raises(actions.RoleAlreadyHeld):
        actions.grant_role(by=BY, user=editor, role=Role.EDITOR, on=today, at=now)
    with pytest.raises(actions.RoleNotHeld):
        actions.revoke_role(by=BY, user=editor, role=Role.OFFICER, at=now)


def test_the_last_manager_keeps_role_and_account(manager: User, now: datetime) -> None:
    with pytest.raises(actions.LastManager):
        actions.revoke_role(by=manager, user=manager, role=Role.MANAGER, at=now)
    with pytest.raises(actions.LastManager):
        actions.deactivate_user(by=manager, user=manager, at=now)
    with pytest.raises(actions.LastManager):
        actions.erase_user(by=manager, user=manager, at=now)
    assert has_role(User.objects.get(pk=manager.pk), Role.MANAGER)


def test_a_blocked_manager_does_not_count_as_the_second(
    manager: User, editor: User, now: datetime, today: date
) -> None:
    actions.grant_role(by=manager, user=editor, role=Role.MANAGER, on=today, at=now)
    actions.deactivate_user(by=manager, user=editor, at=now)
    with pytest.raises(actions.LastManager):
        actions.revoke_role(by=manager, user=manager, role=Role.MANAGER, at=now)


def test_a_second_manager_frees_the_first(manager: User, editor: User, now: datetime, today: date) -> None:
    actions.grant_role(by=manager, user=editor, role=Role.MANAGER, on=today, at=now)
    actions.revoke_role(by=editor, user=manager, role=Role.MANAGER, at=now)
    assert not has_role(manager, Role.MANAGER)


def test_a_blocked_account_holds_no_roles_until_it_is_freed(manager: User, editor: User, now: datetime) -> None:
    actions.deactivate_user(by=manager, user=editor, at=now, reason="Auszeit")
    assert not has_role(User.objects.get(pk=editor.pk), Role.EDITOR)
    actions.reactivate_user(by=manager, user=editor, at=now)
    assert has_role(User.objects.get(pk=editor.pk), Role.EDITOR)
    assert verbs(editor)[-2:] == ["user.deactivated", "user.reactivated"]


def test_blocking_twice_is_recorded_once(manager: User, editor: User, now: datetime) -> None:
    actions.deactivate_user(by=manager, user=editor, at=now)
    actions.deactivate_user(by=manager, user=editor, at=now)
    assert verbs(editor).count("user.deactivated") == 1


def test_a_superuser_holds_no_role_by_that_alone(stranger: User, now: datetime) -> None:
    actions.set_administration(by=BY, user=stranger, allowed=True, at=now)
    assert (stranger.is_superuser, stranger.is_staff, has_role(stranger, *Role)) == (True, True, False)
    actions.set_administration(by=BY, user=stranger, allowed=False, at=now)
    assert (stranger.is_superuser, stranger.is_staff) == (False, False)


def test_a_name_changes_and_the_record_does_not_repeat_it(stranger: User, now: datetime) -> None:
    actions.change_name(by=stranger, user=stranger, name="Frida Fremd", at=now)
    actions.change_name(by=stranger, user=stranger, name="Frida Fremd", at=now)
    stranger.refresh_from_db()
    assert stranger.name == "Frida Fremd"
    assert verbs(stranger) == ["user.created", "user.renamed"]
    with pytest.raises(actions.InvalidName):
        actions.change_name(by=stranger, user=stranger, name="\n", at=now)


def test_an_invitation_sends_one_link_to_the_person(manager: User, now: datetime, today: date) -> None:
    user = actions.invite_user(
        by=manager, email="neu@schau.example", name="Nora Neu", role=Role.OFFICER, on=today, at=now
    )
    assert (has_role(user, Role.OFFICER), user.has_usable_password()) == (True, False)
    (message,) = mail.outbox
    assert message.to == ["neu@schau.example"]
    assert "/konto/password/reset/key/" in message.body
    assert user.role_grants.get().since_on == today


def test_a_refused_invitation_leaves_nothing(manager: User, now: datetime, today: date) -> None:
    with pytest.raises(actions.EmailTaken):
        actions.invite_user(by=manager, email=manager.email, name="Nora Neu", role=Role.OFFICER, on=today, at=now)
    assert (User.objects.count(), len(mail.outbox)) == (1, 0)


def test_an_erased_person_leaves_only_a_key(manager: User, editor: User, now: datetime) -> None:
    words = [editor.name, editor.email]
    key = actions.erase_user(by=manager, user=editor, at=now, reason="auf Wunsch")
    assert not User.objects.filter(email=words[1]).exists()
    assert not EmailAddress.objects.filter(email=words[1]).exists()
    entries = json.dumps(list(Entry.objects.values("actor", "verb", "subject", "before", "after", "reason")))
    assert [word for word in words if word in entries] == []
    assert Entry.objects.filter(subject=key, verb="user.erased").count() == 1


@pytest.fixture
def shares() -> Any:
    """Lets a test register a domain's share and removes it afterwards."""
    names: list[str] = []

    def register(name: str, export: Callable[[User], Any], erase: Callable[[User, datetime], None]) -> None:
        PERSONAL_DATA.register(name, PersonalData(export, erase))
        names.append(name)

    yield register
    for name in names:
        del PERSONAL_DATA._things[name]


def test_every_domain_exports_and_erases_its_share(manager: User, editor: User, now: datetime, shares: Any) -> None:
    erased: list[tuple[str, datetime]] = []
    shares("Test", lambda user: {"hat": user.name}, lambda user, at: erased.append((user.actor_key, at)))
    assert personal_data(editor)["Test"] == {"hat": editor.name}
    key = actions.erase_user(by=manager, user=editor, at=now)
    assert erased == [(key, now)]


def test_own_actions_are_part_of_ones_data(manager: User, stranger: User, now: datetime) -> None:
    actions.deactivate_user(by=manager, user=stranger, at=now)
    share = personal_data(manager)["Konto"]
    assert (share["E-Mail"], share["Rollen"][0]["Rolle"]) == (manager.email, "Regionalmanagement")
    assert [entry["was"] for entry in share["Protokoll"]] == ["Konto gesperrt"]
