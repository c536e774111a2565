"""Sessions that have ended are forgotten, with what was typed in them; a person ends the own ones in other browsers."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from produktschau.accounts.actions import end_other_sessions
from produktschau.accounts.actions.sessions import forget_sessions
from produktschau.accounts.models import User
from produktschau.accounts.queries import other_sessions
from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.design.again import HOLDS, KEPT
from produktschau.lib.dates import now
from produktschau.work.schedule import SCHEDULE
from tests.cast import client_of

pytestmark = pytest.mark.django_db

PAGE, ELSEWHERE = "/konto/", "/konto/abmelden-sonst/"
VERB = "user.signed_out_elsewhere"


def _key(browser: Client) -> str:
    return str(browser.session.session_key)


def _is_signed_in(browser: Client) -> bool:
    return browser.get(PAGE).status_code == 200


def _page(browser: Client) -> str:
    return " ".join(browser.get(PAGE).content.decode().split())


def _elsewhere(browser: Client) -> str:
    """The page after the button was pressed."""
    return browser.post(ELSEWHERE, follow=True).content.decode()


def _session(seconds: int) -> str:
    session = SessionStore()
    session[KEPT] = {"path": "/konto/", "sent": [["name", "Mara"]], "at": now().isoformat()}
    session.set_expiry(seconds)
    session.save()
    return str(session.session_key)


def test_only_sessions_that_have_ended_go() -> None:
    typed, open_still = _session(int(HOLDS.total_seconds())), _session(7200)

    assert forget_sessions(by=System("worker"), at=now() + HOLDS + timedelta(minutes=1)) == 1
    assert list(Session.objects.values_list("session_key", flat=True)) == [open_still]
    assert typed != open_still


def test_they_are_forgotten_before_half_an_hour_has_doubled() -> None:
    (due,) = [one for one in SCHEDULE if one.name == "accounts.sessions"]

    assert due.every <= HOLDS


def test_the_button_signs_out_the_other_browsers_and_neither_this_one_nor_another_person(
    stranger: User, editor: User
) -> None:
    here, phone, library, colleague = (client_of(person) for person in (stranger, stranger, stranger, editor))

    assert "Sie sind in 2 anderen Browsern abgemeldet." in _elsewhere(here)
    assert [_is_signed_in(browser) for browser in (here, phone, library, colleague)] == [True, False, False, True]


def test_one_other_browser_is_told_as_one_and_none_as_none(stranger: User) -> None:
    here, _ = client_of(stranger), client_of(stranger)

    assert "Sie sind in einem anderen Browser abgemeldet." in _elsewhere(here)
    assert "Sie waren sonst nirgends angemeldet." in _elsewhere(here)


def test_the_page_says_in_how_many_other_browsers_and_has_a_button_only_where_it_does_something(
    stranger: User,
) -> None:
    here = client_of(stranger)
    assert ("Sie sind nur in diesem Browser angemeldet." in _page(here), ELSEWHERE in _page(here)) == (True, False)
    client_of(stranger)
    assert "Außer hier sind Sie noch in einem anderen Browser angemeldet." in _page(here)
    client_of(stranger)
    assert "Außer hier sind Sie noch in 2 anderen Browsern angemeldet." in _page(here)
    assert f'action="{ELSEWHERE}"' in _page(here)


def test_closed_browsers_count_for_the_two_weeks_the_page_names() -> None:
    assert timedelta(seconds=settings.SESSION_COOKIE_AGE) == timedelta(weeks=2)


def test_a_session_that_has_ended_does_not_count(stranger: User) -> None:
    here, phone = client_of(stranger), client_of(stranger)
    at = now()
    assert other_sessions(stranger, but=_key(here), at=at) == [_key(phone)]

    Session.objects.filter(session_key=_key(phone)).update(expire_date=at)
    assert other_sessions(stranger, but=_key(here), at=at) == []
    assert end_other_sessions(by=stranger, user=stranger, but=_key(here), at=at) == 0


def test_what_a_new_password_has_ended_does_not_count(stranger: User) -> None:
    phone = client_of(stranger)
    stranger.set_password("Wiesenknopf-am-Mulderand")
    stranger.save()
    here = client_of(stranger)

    assert other_sessions(stranger, but=_key(here), at=now()) == []
    assert (_is_signed_in(here), _is_signed_in(phone)) == (True, False)


def test_a_row_nobody_can_read_stays_and_stops_nobody(stranger: User) -> None:
    here, phone = client_of(stranger), client_of(stranger)
    Session.objects.create(session_key="g" * 32, session_data="kein:Siegel", expire_date=now() + timedelta(days=1))

    assert other_sessions(stranger, but=_key(here), at=now()) == [_key(phone)]
    assert "Sie sind in einem anderen Browser abgemeldet." in _elsewhere(here)
    assert set(Session.objects.values_list("session_key", flat=True)) == {_key(here), "g" * 32}


def test_the_record_says_how_many_and_nothing_about_device_or_address(stranger: User) -> None:
    here, _ = client_of(stranger), client_of(stranger)
    _elsewhere(here)
    _elsewhere(here)

    told = Entry.objects.get(verb=VERB)
    assert (told.actor, told.subject) == (stranger.actor_key, stranger.actor_key)
    assert (told.before, told.after, told.reason) == ({}, {"sessions": 1}, "")


def test_the_record_is_read_in_words(stranger: User, manager: User) -> None:
    client_of(stranger)
    end_other_sessions(by=stranger, user=stranger, but="", at=now())

    page = client_of(manager).get("/protokoll/").content.decode()
    assert ("andere Sitzungen beendet" in page, "Sitzungen: 1" in page) == (True, True)


def test_nobody_signs_others_out_without_being_signed_in_or_by_a_link(stranger: User) -> None:
    here, phone = client_of(stranger), client_of(stranger)

    assert Client().post(ELSEWHERE)["Location"] == f"/konto/login/?next={ELSEWHERE}"
    assert (Client().get(ELSEWHERE).status_code, here.get(ELSEWHERE).status_code) == (405, 405)
    assert _is_signed_in(phone)
    assert reverse("accounts:end_sessions") == ELSEWHERE
