"""People in the showcase: the record of changes holds nothing of them, and they can be shown and forgotten."""

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.accounts import actions as accounts
from produktschau.accounts.models import User
from produktschau.accounts.queries import personal_data
from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.showcase import actions
from produktschau.showcase.calculations.withholding import ALWAYS, IMPERSONAL, WITHHELD, without_person
from produktschau.showcase.models import Company, Contact, SlugRedirect

BY = System("test")


def everything_recorded() -> str:
    """All values of the record of changes as one text."""
    return json.dumps(list(Entry.objects.values("verb", "subject", "before", "after", "reason")), ensure_ascii=False)


@pytest.fixture
def beekeeper(db: None, now: datetime) -> Company:
    return actions.create_company(
        by=BY,
        at=now,
        name="Berta Bienenfreund",
        lead="Imkerin in Sayda",
        is_sole_trader=True,
        email="berta@example.org",
    )


def test_the_record_says_what_changed_of_a_person_and_never_how(beekeeper: Company, now: datetime) -> None:
    actions.change_company(by=BY, at=now, company=beekeeper, name="Berta Blume", phone="0171 39200 00")
    actions.rename_company(by=BY, at=now, company=beekeeper, name="Berta Baum")
    told = everything_recorded()
    assert [word for word in ("Berta", "Sayda", "berta@example.org", "39200") if word in told] == []
    assert Entry.objects.get(verb="company.changed").after == {"name": WITHHELD, "phone": WITHHELD}


def test_a_deleted_person_leaves_only_a_key(beekeeper: Company, now: datetime) -> None:
    actions.rename_company(by=BY, at=now, company=beekeeper, name="Berta Baum")
    actions.delete_company(by=BY, at=now, company=beekeeper, reason="auf Wunsch")
    assert list(SlugRedirect.objects.values_list("slug", "key")) == [(beekeeper.key.lower(), beekeeper.key)]
    assert "berta" not in everything_recorded().lower()


def test_a_company_that_turns_out_to_be_a_person_is_not_named_from_then_on(db: None, now: datetime) -> None:
    company = actions.create_company(by=BY, at=now, name="Imkerei am Hang")
    actions.change_company(by=BY, at=now, company=company, name="Berta Blume", is_sole_trader=True)
    assert "Berta" not in everything_recorded()
    assert Entry.objects.get(verb="company.changed").before == {"name": WITHHELD, "is_sole_trader": False}


def test_of_a_business_the_record_keeps_name_and_text(db: None, now: datetime) -> None:
    company = actions.create_company(by=BY, at=now, name="Seilerei Nord GmbH", lead="Seile")
    actions.change_company(by=BY, at=now, company=company, lead="Seile und Netze", email="anna@example.org")
    entry = Entry.objects.get(verb="company.changed")
    assert (entry.before["lead"], entry.after["lead"]) == ("Seile", "Seile und Netze")
    assert entry.after["email"] == WITHHELD


names = st.sampled_from(sorted(ALWAYS | IMPERSONAL | {"name", "lead", "story", "sites", "anything_new"}))


@given(st.dictionaries(names, st.text(min_size=1)))
def test_an_unknown_field_of_a_person_is_withheld(fields: dict[str, str]) -> None:
    kept = without_person(fields, is_person=True)
    assert kept.keys() == fields.keys()
    assert {name for name, value in kept.items() if value != WITHHELD} <= IMPERSONAL | {
        name for name, value in fields.items() if value == WITHHELD
    }


@pytest.fixture
def contact(editor: User, now: datetime) -> Contact:
    company = actions.create_company(by=BY, at=now, name="Seilerei Nord GmbH")
    actions.appoint_steward(by=BY, company=company, person=editor, on=now.date(), at=now)
    return Contact.objects.create(company=company, name=editor.name, email=editor.email.upper())


def test_a_person_is_told_what_the_showcase_knows(editor: User, contact: Contact, now: datetime) -> None:
    share = personal_data(editor)["Betriebe"]
    assert share["zuständig für"] == [{"Betrieb": "Seilerei Nord GmbH", "seit": now.date()}]
    assert [entry["Betrieb"] for entry in share["Ansprechperson"]] == ["Seilerei Nord GmbH"]


def test_an_erased_person_is_no_contact_any_more(manager: User, editor: User, contact: Contact, now: datetime) -> None:
    name = editor.name
    accounts.erase_user(by=manager, user=editor, at=now)
    assert Contact.objects.count() == 0
    assert Company.objects.count() == 1
    assert name not in everything_recorded()
