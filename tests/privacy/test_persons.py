"""Who came in by a list is worked out from the records; who was entered by hand is not among them."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from produktschau.privacy.calculations.deadlines import month_later
from produktschau.privacy.models import InformationNotice, Way
from produktschau.privacy.queries.listed import Standing, standing
from produktschau.privacy.queries.persons import called, persons, with_ways
from produktschau.showcase.actions import change_company
from produktschau.showcase.models import Company
from tests import cast
from tests.factories import showcase
from tests.factories.privacy import ERIKA, LONG_AGO, imported_firm

pytestmark = pytest.mark.usefixtures("home")


def told(company: Company, contact: str = "") -> InformationNotice:
    row = company.contacts.get(name=contact) if contact else None
    return InformationNotice.objects.create(
        company=company, contact=row, way=Way.SPOKEN, told_on=cast.TODAY, by="user:1", at=cast.NOW
    )


def people(company: Company) -> list[Any]:
    fields = ("name", "role", "email", "phone")
    return [{field: getattr(one, field) for field in fields} for one in company.contacts.order_by("pk")]


def test_people_of_a_list_are_found_with_the_day_they_came() -> None:
    imported_firm("Backhaus", **ERIKA, further_contacts="Hans Muster | Lager")
    found = persons()
    assert [(one.name, one.since, one.due_on) for one in found] == [
        ("Frau Erika Muster", LONG_AGO, month_later(LONG_AGO.date())),
        ("Hans Muster", LONG_AGO, month_later(LONG_AGO.date())),
    ]


def test_firms_without_people_and_people_entered_by_hand_owe_nothing() -> None:
    imported_firm("Ohne Leute GmbH")
    showcase.company("Von Hand", published=False, contacts=[{"name": "Ida Hand"}])
    firm = imported_firm("Backhaus", **ERIKA)
    change_company(by=showcase.BY, at=cast.NOW, company=firm, contacts=[*people(firm), {"name": "Paul Neu"}])
    assert [one.name for one in persons()] == ["Frau Erika Muster"]


def test_a_number_mended_by_hand_changes_nothing_about_where_it_came_from() -> None:
    firm = imported_firm("Backhaus", **ERIKA)
    people_now: list[Any] = [{**one, "phone": "0371 2"} for one in people(firm)]
    change_company(by=showcase.BY, at=cast.NOW, company=firm, contacts=people_now)
    assert [(one.name, one.since) for one in persons()] == [("Frau Erika Muster", LONG_AGO)]


def test_who_a_later_list_names_counts_from_that_day() -> None:
    imported_firm("Backhaus", **ERIKA)
    later = LONG_AGO + timedelta(days=20)
    imported_firm("Backhaus", **ERIKA, further_contacts="Hans Muster | Lager", at=later)
    assert [(one.name, one.since) for one in persons()] == [("Frau Erika Muster", LONG_AGO), ("Hans Muster", later)]


def test_a_sole_trader_is_a_person_unless_named_among_the_people() -> None:
    imported_firm("Drechslerei Anna Beispiel", is_sole_trader="ja")
    imported_firm("Töpferei Otto Muster", is_sole_trader="ja", contact_name="Otto Muster")
    assert [(one.name, one.contact is None) for one in persons()] == [
        ("Drechslerei Anna Beispiel", True),
        ("Otto Muster", False),
    ]


def test_who_was_told_stays_told_when_the_entry_is_edited() -> None:
    firm = imported_firm("Backhaus", **ERIKA)
    told(firm, "Frau Erika Muster")
    people_now: list[Any] = [{**one, "phone": "0371 2"} for one in people(firm)]
    change_company(by=showcase.BY, at=cast.NOW, company=firm, contacts=people_now)
    (found,) = persons()
    assert found.notice is not None


def test_numbers_tell_open_overdue_and_told() -> None:
    imported_firm("Backhaus", **ERIKA)
    imported_firm("Mühle", contact_name="Max Müller", at=cast.NOW)
    told(imported_firm("Brauerei", contact_name="Ina Brau"), "Ina Brau")
    assert standing(cast.TODAY) == Standing(open=2, overdue=1, told=1)


def test_a_mail_goes_before_a_letter_and_a_letter_needs_a_place() -> None:
    imported_firm("Backhaus", **ERIKA)
    imported_firm("Mühle", contact_name="Max Müller")
    imported_firm("Hof", contact_name="Ida Hof", street="")
    ways = {one.name: one.way for one in with_ways(persons())}
    assert ways == {"Frau Erika Muster": Way.MAIL, "Max Müller": Way.LETTER, "Ida Hof": None}


def test_references_of_forms_name_people_and_nothing_else() -> None:
    firm = imported_firm("Backhaus", **ERIKA)
    (person,) = persons()
    refs = [
        person.ref,
        f"betrieb-{firm.key}",
        "person-999999",
        "person-x",
        f"person-{2**70}",
        f"person-{'9' * 5_000}",
        "betrieb-'; --",
        "",
    ]
    assert [one.ref for one in called(refs)] == [person.ref]


@pytest.mark.parametrize(
    ("since", "due"),
    [
        (date(2026, 11, 2), date(2026, 12, 2)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 1, 31)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(since: date, due: date) -> None:
    assert month_later(since) == due


def test_as_many_queries_for_many_people_as_for_one() -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            with_ways(persons())
        return len(queries)

    imported_firm("Backhaus", **ERIKA)
    one = asked()
    for number in range(3):
        imported_firm(f"Betrieb {number}", contact_name=f"Person {number}", contact_email=f"p{number}@b.example")
    assert asked() == one
