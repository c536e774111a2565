"""One's own account, erased by oneself: what is said before and after, who is asked again, who may not go."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from produktschau.accounts import actions, queries
from produktschau.accounts.engine.personal_data import PERSONAL_DATA
from produktschau.accounts.models import Role, User
from produktschau.audit.models import Entry
from produktschau.audit.queries import entries, rows
from produktschau.showcase.actions import appoint_steward
from produktschau.work.models import Kind, Mail
from produktschau.work.retention import empty_mails
from tests import cast
from tests.factories import showcase

LEAVE, LEFT = "/konto/loeschen/", "/konto/geloescht/"
SURE = {"is_sure": "on"}


@pytest.fixture
def steward(db: None) -> User:
    return cast.enter("steward")


def erased_by_oneself(person: User) -> Client:
    """The browser of a person who asked for it and typed the password again."""
    browser = cast.client_of(person)
    asked = browser.post(LEAVE, SURE)
    assert asked.status_code == 302
    assert asked.headers["Location"].startswith("/konto/reauthenticate/")
    answer = browser.post(asked.headers["Location"], {"password": cast.PASSWORD})
    assert (answer.status_code, answer.headers["Location"]) == (302, LEFT)
    return browser


def test_every_domain_says_what_goes_or_what_stays() -> None:
    silent = [name for name, share in PERSONAL_DATA.items() if not (share.erases or share.keeps)]
    assert silent == []


def test_the_page_says_what_goes_and_what_stays_of_every_domain(steward: User) -> None:
    page = cast.client_of(steward).get(LEAVE).content.decode()
    sentences = [part for one in queries.what_goes() for part in (one.goes, one.stays) if part]
    assert [one for one in sentences if one not in page] == []


def test_without_the_tick_nothing_happens(steward: User) -> None:
    answer = cast.client_of(steward).post(LEAVE)
    assert answer.status_code == 422
    assert "Setzen Sie den Haken" in answer.content.decode()
    assert User.objects.filter(pk=steward.pk).exists()


def test_a_session_alone_does_not_erase(steward: User) -> None:
    browser = cast.client_of(steward)
    browser.post(LEAVE, SURE)
    wrong = browser.post("/konto/reauthenticate/", {"password": "falsch"})
    assert wrong.status_code == 200
    assert User.objects.filter(pk=steward.pk).exists()


def test_a_form_from_elsewhere_does_not_erase(steward: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(steward)
    assert browser.post(LEAVE, SURE).status_code == 403
    assert User.objects.filter(pk=steward.pk).exists()


def test_after_the_password_the_person_is_gone_signed_out_and_told(steward: User) -> None:
    key, words = steward.actor_key, (steward.name, steward.email)
    browser = erased_by_oneself(steward)
    assert not User.objects.filter(email=words[1]).exists()
    assert browser.get("/konto/").status_code == 302
    page = browser.get(LEFT).content.decode()
    assert [one.stays for one in queries.what_stays() if one.stays not in page] == []
    told = json.dumps(list(Entry.objects.values("actor", "verb", "subject", "before", "after", "reason")))
    assert [word for word in words if word in told] == []
    erasure = Entry.objects.get(verb="user.erased")
    assert (erasure.actor, erasure.subject) == (key, key)


def test_a_last_mail_confirms_it_and_is_emptied_after_a_day(steward: User) -> None:
    Mail.objects.create(
        key="old", kind=Kind.NOTICE, sender="a@b.example", to=steward.email, message_id="<1@b>", queued_at=cast.NOW
    )
    actions.erase_user(by=steward, user=steward, at=cast.NOW)
    old, last = Mail.objects.order_by("pk")
    assert (old.to, last.to) == ("", "steward@schau.example")
    assert last.subject == "Ihr Konto bei der ProduktSCHAU ist gelöscht"
    assert "Prüfwert Ihrer Adresse" in " ".join(last.text.split())
    Mail.objects.filter(pk=last.pk).update(state="sent", sent_at=cast.NOW)
    empty_mails(at=cast.NOW + timedelta(days=1, minutes=1))
    last.refresh_from_db()
    assert (last.to, last.text) == ("", "")


def test_the_last_manager_stays_and_reads_why(manager: User) -> None:
    browser = cast.client_of(manager)
    assert "zuerst einer zweiten Person" in browser.get(LEAVE).content.decode()
    answer = browser.post(LEAVE, SURE)
    assert answer.status_code == 422
    assert "zuerst einer zweiten Person" in answer.content.decode()
    assert User.objects.filter(pk=manager.pk).exists()


def test_a_manager_goes_once_there_is_another(manager: User, editor: User) -> None:
    actions.grant_role(by=manager, user=editor, role=Role.MANAGER, on=cast.TODAY, at=cast.NOW)
    erased_by_oneself(manager)
    assert list(User.objects.values_list("pk", flat=True)) == [editor.pk]


def test_the_office_reads_the_same_list_before_it_erases(manager: User, editor: User) -> None:
    page = cast.client_of(manager).get(reverse("accounts:person", args=[editor.pk])).content.decode()
    assert [one.stays for one in queries.what_stays() if one.stays not in page] == []


def test_keys_of_who_is_gone_are_words_in_the_record_and_in_ones_data(manager: User, steward: User) -> None:
    firm = showcase.company("Eigene", published=False)
    appoint_steward(by=manager, company=firm, person=steward, on=cast.TODAY, at=cast.NOW)
    key = steward.actor_key
    actions.erase_user(by=manager, user=steward, at=cast.NOW)
    shown = rows(entries(verb="company.steward_appointed"))
    gone = f"gelöschtes Konto ({key[5:]})"
    assert [change.after for row in shown for change in row.changes if change.field == "Person"] == [gone]
    own = json.dumps(queries.personal_data(manager), default=str, ensure_ascii=False)
    assert (key in own, gone in own) == (False, True)


def test_ones_data_name_things_and_who_did_something_to_the_account(manager: User, steward: User) -> None:
    actions.deactivate_user(by=manager, user=steward, at=cast.NOW, reason="Pause")
    share = queries.personal_data(steward)["Konto"]
    assert next((one["was"], one["woran"], one["warum"]) for one in share["Protokoll über Sie"]) == (
        "Konto gesperrt",
        "Ihr Konto",
        "Pause",
    )
    assert share["zweiter Faktor"] == []


def test_the_file_of_ones_data_holds_every_domain(steward: User) -> None:
    answer = cast.client_of(steward).get("/konto/meine-daten.json")
    assert sorted(answer.json()) == sorted(["Stand", *(name for name, _ in PERSONAL_DATA.items())])
