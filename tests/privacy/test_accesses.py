"""The log of accesses: who sees it, filters, the table, and what a person is told of it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.audit.access import KEPT, note_access
from produktschau.audit.models import Access
from produktschau.privacy.queries.accesses import accesses, data_of
from produktschau.privacy.tasks import forget_old_accesses
from produktschau.showcase.actions import appoint_steward
from tests import cast
from tests.factories import showcase

COMPANY = "showcase_house:desk_company"


@pytest.fixture
def browser(manager: User) -> Client:
    return cast.client_of(manager)


def read(by: User, subject: str, kind: str = "contacts", **options: int) -> None:
    note_access(by=by, kind=kind, subject=subject, at=cast.NOW, **options)


def test_opening_a_record_with_people_is_noted_without_people_not(browser: Client, manager: User) -> None:
    empty = showcase.company("Ohne Leute", published=False)
    full = showcase.company("Mit Leuten", published=False, contacts=[{"name": "Ida"}, {"name": "Otto"}])
    for company in (empty, full):
        assert browser.get(reverse(COMPANY, args=[company.key])).status_code == 200
    assert list(Access.objects.values_list("actor", "kind", "subject", "rows")) == [
        (manager.actor_key, "contacts", f"company:{full.key}", 2)
    ]


def test_auditors_do_not_see_people_and_leave_no_trace(db: None) -> None:
    company = showcase.company("Mit Leuten", published=False, contacts=[{"name": "Ida"}])
    assert cast.client_of(cast.enter("auditor")).get(reverse(COMPANY, args=[company.key])).status_code == 200
    assert Access.objects.count() == 0


def test_ones_own_account_is_not_noted_anothers_is(browser: Client, manager: User) -> None:
    other = cast.enter("editor")
    for person in (manager, other):
        browser.get(reverse("accounts:person", args=[person.pk]))
    assert list(Access.objects.values_list("kind", "subject")) == [("account", other.actor_key)]


def test_tables_with_people_are_noted_with_their_rows(browser: Client) -> None:
    cast.enter("editor")
    b"".join(browser.get("/leitstand/tabellen/konten.csv"))
    row = Access.objects.filter(kind="export").values_list("subject", "rows")
    assert list(row) == [("table:konten", 2)]


def test_the_page_names_people_and_things_and_filters(browser: Client, manager: User) -> None:
    company = showcase.company("Mit Leuten", published=False)
    read(manager, f"company:{company.key}", rows=2)
    read(manager, "desk:accounts", "accounts", rows=7)
    page = browser.get(reverse("privacy:accesses")).content.decode()
    assert [word for word in ("Martha Fiedler", "Mit Leuten", "Liste der Konten") if word not in page] == []
    only = browser.get(reverse("privacy:accesses"), {"kind": "accounts", "since": "2026-11-02"}).content.decode()
    assert ("Mit Leuten" in only, "Liste der Konten" in only) == (False, True)
    assert browser.get(reverse("privacy:accesses"), {"since": "gestern", "kind": "x"}).status_code == 200


@pytest.mark.parametrize("page", ["privacy:accesses", "accounts:record"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_outside_every_calendar_is_refused_in_words(browser: Client, page: str, day: str) -> None:
    answer = browser.get(reverse(page), {"since": day, "until": day})
    assert answer.status_code == 200
    assert "Dieser Tag liegt zu weit" in answer.content.decode()


def test_conditions_narrow(manager: User) -> None:
    read(manager, "company:A")
    assert accesses(subject="company:A").count() == 1
    assert accesses(subject="company:B").count() == 0
    assert accesses(since=cast.NOW + timedelta(hours=1)).count() == 0
    assert accesses(until=cast.NOW.replace(minute=0)).count() == 0


def test_a_person_learns_who_read_about_the_account_and_the_own_firm(manager: User) -> None:
    steward, firm = cast.enter("steward"), showcase.company("Eigene", published=False)
    appoint_steward(by=showcase.BY, company=firm, person=steward, on=cast.TODAY, at=cast.NOW)
    read(manager, f"company:{firm.key}")
    read(manager, steward.actor_key, "account")
    read(steward, f"company:{firm.key}")
    read(manager, "company:ANDERE")
    told = data_of(steward)
    assert sorted((row["was"], row["woran"], row["wer"]) for row in told) == [
        ("Ansprechpersonen", "Eigene", "Regionalmanagement"),
        ("Konto", "Ihr Konto", "Regionalmanagement"),
    ]


def test_after_a_year_the_worker_forgets(manager: User) -> None:
    for age in (KEPT + timedelta(hours=2), timedelta(days=3)):
        note_access(by=manager, kind="contacts", subject="company:A", at=timezone.now() - age)
    forget_old_accesses.call()
    assert Access.objects.count() == 1
