"""The history of a firm: what was said, what the house sent, and what happened in the domains above, in one row of time."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.test import Client

from produktschau.accounts.models import User
from produktschau.outreach.actions.notes import note_contact
from produktschau.outreach.engine.history import HAPPENINGS, Happening, Happenings
from produktschau.outreach.queries.contacts import history_of, own_history, sorts_for
from produktschau.outreach.queries.history_export import HISTORY
from produktschau.outreach.rules import may_read_own_history
from produktschau.showcase.actions import appoint_steward
from produktschau.showcase.models import Company
from tests.cast import NOW, TODAY
from tests.factories.showcase import BY

Browser = Callable[[User | None], Client]
EARLIER, BETWEEN, LATER = (NOW + timedelta(days=days) for days in (-10, -5, 0))


def dances(company: Company, most: int) -> list[Happening]:
    return [
        Happening(EARLIER, "zum Tanz eingeladen", "/leitstand/tanz/1/", "Telefon", is_confirmed=False),
        Happening(LATER, "getanzt", "/leitstand/tanz/1/"),
        Happening(LATER, "einen Korb bekommen", "", is_own=False),
    ]


def secrets(company: Company, most: int) -> list[Happening]:
    return [Happening(BETWEEN, "geheim", "", is_own=False)]


@pytest.fixture
def told(firm: Company) -> Iterator[Company]:
    """A firm with a note, and what two domains above tell of it; of one of them nobody of the house may read."""
    note_contact(by=BY, at=NOW, company=firm, channel="call", subject="Anruf", happened_at=BETWEEN)
    sorts = {
        "tanz": (1, Happenings("Tänze", dances, lambda user: True)),
        "geheim": (2, Happenings("Geheimes", secrets, lambda user: False)),
    }
    with patch.dict(HAPPENINGS._things, sorts, clear=True):
        yield firm


def test_notes_and_what_happened_stand_in_one_row_of_time(told: Company, manager: User) -> None:
    sorts = sorts_for(manager)
    assert sorts == {"notizen": "Notizen", "mails": "Mails", "tanz": "Tänze"}
    found = history_of(told, most=10, sorts=sorts)
    assert [one.subject for one in found] == ["getanzt", "einen Korb bekommen", "Anruf", "zum Tanz eingeladen"]
    assert [one.state for one in found] == ["", "", "", "vom Betrieb noch nicht bestätigt"]


def test_one_sort_alone_is_shown(told: Company, manager: User, client_of: Browser) -> None:
    for sort, shown in (("notizen", [True, False]), ("tanz", [False, True]), ("mails", [False, False])):
        page = client_of(manager).get(f"/leitstand/kontakte/betrieb/{told.key}/?art={sort}").content.decode()
        assert [word in page for word in ("Anruf</p>", "getanzt</a>")] == shown


def test_nobody_reads_a_sort_they_may_not_see_not_even_by_asking_for_it(
    told: Company, manager: User, client_of: Browser
) -> None:
    page = client_of(manager).get(f"/leitstand/kontakte/betrieb/{told.key}/?art=geheim").content.decode()
    assert ("geheim</p>" in page, "getanzt" in page) == (False, True)
    rows = list(HISTORY.rows(manager, {"betrieb": told.key, "art": "geheim"}))
    assert rows == []


def test_the_record_of_the_firm_shows_the_latest(told: Company, manager: User, client_of: Browser) -> None:
    page = client_of(manager).get(f"/leitstand/betriebe/{told.key}/").content.decode()
    assert "Tänze: getanzt" in page


def test_the_firm_reads_what_happened_and_neither_notes_nor_what_another_one_has_not_said(
    told: Company, stranger: User, client_of: Browser
) -> None:
    appoint_steward(by=BY, at=NOW, on=TODAY, company=told, person=stranger)
    assert [(sort, one.text) for sort, one in own_history(told, most=9)] == [
        ("Tänze", "getanzt"),
        ("Tänze", "zum Tanz eingeladen"),
    ]
    page = client_of(stranger).get(f"/mein-betrieb/{told.key}/").content.decode()
    assert ("Was bisher geschah" in page, "getanzt" in page) == (True, True)
    assert [word in page for word in ("Anruf", "Korb", "geheim")] == [False, False, False]


def test_the_table_has_a_row_for_each_contact(told: Company, manager: User) -> None:
    rows = list(HISTORY.rows(manager, {"betrieb": told.key}))
    assert [(row[3], row[4], row[8]) for row in rows] == [
        ("Tänze", "getanzt", "ja"),
        ("Tänze", "einen Korb bekommen", "ja"),
        ("Anruf", "Anruf", "ja"),
        ("Tänze", "zum Tanz eingeladen", "nein"),
    ]
    assert HISTORY.has_people
    assert list(HISTORY.rows(manager, {"betrieb": "fehlt"})) == []


def test_a_manager_who_looks_at_the_firms_page_is_not_the_firm(told: Company, manager: User) -> None:
    assert not may_read_own_history(manager, told)
