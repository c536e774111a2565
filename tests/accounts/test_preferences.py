"""How a person wants to be written to and to work: one's own choice, heeded by every workspace page."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from produktschau.accounts import actions
from produktschau.accounts.models import Density, News, Preference, User
from produktschau.accounts.queries import personal_data, preference_of
from produktschau.audit.models import Entry
from produktschau.design.navigation import DESK
from tests.cast import NOW, client_of

PAGE = "/konto/einstellungen/"
CHOSEN: dict[str, Any] = {"news": "daily", "density": "dense", "has_shortcuts": False}


def choose(person: User, **other: Any) -> Preference:
    return actions.change_preference(by=person, user=person, at=NOW, **{**CHOSEN, **other})


def test_who_never_chose_has_the_defaults_and_no_row(stranger: User) -> None:
    found = preference_of(stranger)
    assert (found.news, found.density, found.has_shortcuts) == (News.AT_ONCE, Density.ROOMY, True)
    assert Preference.objects.count() == 0


def test_choices_are_kept_and_recorded_once(stranger: User) -> None:
    choose(stranger)
    choose(stranger)
    found = preference_of(stranger)
    assert (found.news, found.density, found.has_shortcuts) == (News.DAILY, Density.DENSE, False)
    told = Entry.objects.get(verb="user.preferences_changed")
    assert told.subject == stranger.actor_key
    assert told.after == CHOSEN


@pytest.mark.parametrize("wrong", [{"news": "never"}, {"density": "kompakt"}])
def test_a_choice_the_house_does_not_offer_is_refused(stranger: User, wrong: dict[str, str]) -> None:
    with pytest.raises(actions.UnknownChoice):
        choose(stranger, **wrong)
    assert Preference.objects.count() == 0


def test_the_choices_are_read_once_per_person(stranger: User) -> None:
    with CaptureQueriesContext(connection) as seen:
        preference_of(stranger)
        preference_of(stranger)
    assert len(seen) == 1


def test_the_page_keeps_what_was_chosen_for_oneself_only(stranger: User, editor: User) -> None:
    browser = client_of(stranger)
    answer = browser.post(PAGE, {"news": "daily", "density": "dense"}, follow=True)
    assert "Ihre Einstellungen sind gespeichert." in answer.content.decode()
    assert list(Preference.objects.values_list("user", "news", "density", "has_shortcuts")) == [
        (stranger.pk, "daily", "dense", False)
    ]
    assert preference_of(editor).news == News.AT_ONCE


def test_a_spoilt_form_changes_nothing_and_says_where(stranger: User) -> None:
    answer = client_of(stranger).post(PAGE, {"news": "nie", "density": "dense"})
    assert answer.status_code == 400
    assert "Bitte prüfen Sie diese Angaben" in answer.content.decode()
    assert Preference.objects.count() == 0


def test_the_account_leads_to_the_choices_and_the_own_data_tell_them(stranger: User) -> None:
    choose(stranger)
    assert f'href="{PAGE}"' in client_of(stranger).get("/konto/").content.decode()
    assert personal_data(stranger)["Konto"]["Einstellungen"] == {
        "Mails": "gesammelt, einmal am Tag",
        "Listen": "dicht",
        "Tastenkürzel": "aus",
    }


def test_workspace_pages_load_what_their_reader_chose(editor: User) -> None:
    before = client_of(editor).get("/leitstand/").content.decode()
    assert ("design/dense" in before, "design/shortcuts" in before) == (False, True)
    choose(editor)
    after = client_of(editor).get("/leitstand/").content.decode()
    assert ("design/dense" in after, "design/shortcuts" in after) == (True, False)


def test_the_list_of_keys_names_only_what_its_reader_may_open(editor: User, manager: User, stranger: User) -> None:
    page = reverse("accounts:shortcuts")
    seen, all_of_it = (client_of(person).get(page).content.decode() for person in (editor, manager))
    assert "<kbd>n</kbd>" not in seen
    assert "<kbd>n</kbd>" in all_of_it
    assert client_of(stranger).get(page).status_code == 403


def test_no_letter_leads_to_two_places() -> None:
    letters = [entry.letter for entry in DESK if entry.letter]
    assert sorted(letters) == sorted(set(letters))


def test_the_choices_go_with_the_account(stranger: User, manager: User) -> None:
    choose(stranger)
    actions.erase_user(by=manager, user=stranger, at=NOW)
    assert Preference.objects.count() == 0


def test_every_area_of_the_desk_is_reached_by_a_letter() -> None:
    assert [str(entry.label) for entry in DESK if not entry.letter] == []
