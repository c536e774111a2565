"""A person who stays at a company keeps the row, so that what hangs on it stays too."""

from typing import Any

from produktschau.audit.models import Entry
from produktschau.showcase.actions import change_company
from produktschau.showcase.models import Company
from tests import cast
from tests.factories import showcase

ERIKA = {"name": "Erika Muster", "phone": "0171 1"}
HANS = {"name": "Hans Muster", "email": "hans@backhaus.example"}


def changed(company: Company, *people: Any) -> list[int]:
    change_company(by=showcase.BY, at=cast.NOW, company=company, contacts=list(people))
    return list(company.contacts.order_by("pk").values_list("pk", flat=True))


def names(company: Company) -> list[str]:
    return list(company.contacts.order_by("pk").values_list("name", flat=True))


def test_a_new_number_keeps_the_row(db: None) -> None:
    company = showcase.company("Backhaus", published=False, contacts=[ERIKA, HANS])
    before = list(company.contacts.order_by("pk").values_list("pk", flat=True))
    assert changed(company, {**ERIKA, "phone": "0171 2"}, HANS) == before
    assert company.contacts.get(name="Erika Muster").phone == "0171 2"


def test_a_new_name_under_the_same_address_keeps_the_row(db: None) -> None:
    company = showcase.company("Backhaus", published=False, contacts=[ERIKA, HANS])
    before = list(company.contacts.order_by("pk").values_list("pk", flat=True))
    assert changed(company, ERIKA, {**HANS, "name": "Hans Meister"}) == before


def test_who_leaves_is_gone_and_who_comes_stands_last(db: None) -> None:
    company = showcase.company("Backhaus", published=False, contacts=[ERIKA, HANS])
    kept = company.contacts.get(name="Hans Muster").pk
    assert changed(company, HANS, {"name": "Ida Neu"})[0] == kept
    assert names(company) == ["Hans Muster", "Ida Neu"]


def test_the_order_said_is_the_order_kept(db: None) -> None:
    company = showcase.company("Backhaus", published=False, contacts=[ERIKA, HANS])
    changed(company, {"name": "Ida Neu"}, ERIKA, HANS)
    assert names(company) == ["Ida Neu", "Erika Muster", "Hans Muster"]


def test_the_record_is_told_that_something_of_a_person_changed_but_not_what(db: None) -> None:
    company = showcase.company("Backhaus", published=False, contacts=[ERIKA])
    (number,) = changed(company, {**ERIKA, "phone": "0171 2"})
    entry = Entry.objects.get(verb="company.changed")
    told = [*entry.before["contacts"], *entry.after["contacts"]]
    assert [one.partition(":")[0] for one in told] == [str(number)] * 2
    assert told[0] != told[1]
    assert "Erika" not in str(told)
