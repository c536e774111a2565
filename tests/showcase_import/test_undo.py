"""A whole import is taken back: new companies go, changed ones are as before, unless something was built on them."""

from datetime import date, datetime, timedelta

import pytest

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.search.models import IndexMark
from produktschau.showcase import actions
from produktschau.showcase.models import Company, Contact, Picture, Site, SlugRedirect
from produktschau.showcase.queries.import_stock import present_companies
from produktschau.tabular.actions import undo_import
from produktschau.tabular.actions.undoing import UndoBlocked
from produktschau.tabular.models import TableImport
from tests.factories import showcase
from tests.factories.networks import member, network
from tests.showcase_import.conftest import Import

BY = System("import")
HEADER = "Schlüssel;Name;Vorspann;Telefon;PLZ;Ort;Wirtschaftszweige;Handwerke;Ansprechperson;Geprüft am\n"
FIRST = "a1;Muster GmbH;Möbel.;03731 1;09599;Freiberg;16.23;Tischler;Erika Muster;1.2.2020\n"
SECOND = "a1;Neuer GmbH;Stühle.;03731 2;09648;Mittweida;31.09;A 1;Hans Muster;3.4.2021\n"


def state_of(company: Company) -> dict[str, object]:
    """Everything an import may change."""
    (present,) = present_companies([company.pk]).values()
    return vars(present)


def undone(at: datetime) -> TableImport:
    return undo_import(by=BY, table_import=TableImport.objects.latest("pk"), at=at)


def test_new_companies_go_with_all_their_parts(import_text: Import, now: datetime) -> None:
    import_text(HEADER + FIRST, publish=False)
    undone(now + timedelta(days=1))
    counts = [model.objects.count() for model in (Company, Site, Contact, SlugRedirect)]
    assert counts == [0, 0, 0, 0]
    entry = Entry.objects.get(verb="company.import_undone")
    assert (entry.before, entry.after) == ({"slug": "muster-gmbh"}, {"slug": None})
    import_text(HEADER + FIRST)
    assert Company.objects.get().slug == "muster-gmbh"


def test_what_was_public_once_leaves_an_address_that_says_it_is_gone(import_text: Import, now: datetime) -> None:
    import_text(HEADER + FIRST)
    key = Company.objects.get().key
    undone(now + timedelta(days=1))
    assert SlugRedirect.objects.values_list("slug", "key").get() == ("muster-gmbh", key)


def test_changed_companies_are_exactly_as_before(import_text: Import, now: datetime) -> None:
    import_text(HEADER + FIRST)
    company = Company.objects.get()
    before = state_of(company)
    import_text(HEADER + SECOND, at=now + timedelta(days=1))
    changed = state_of(company)
    assert {name for name in before if before[name] != changed[name]} == {
        "fields",
        "parts",
        "imported",
        "changed_at",
    }
    marks = IndexMark.objects.count()
    undone(now + timedelta(days=2))
    assert state_of(company) == before
    assert IndexMark.objects.count() == marks + 1
    assert Company.objects.get().sort_key == "muster gmbh"


def test_two_imports_are_taken_back_one_after_the_other(import_text: Import, now: datetime) -> None:
    import_text(HEADER + FIRST)
    first = TableImport.objects.get()
    import_text(HEADER + SECOND, at=now + timedelta(days=1))
    with pytest.raises(UndoBlocked) as refusal:
        undo_import(by=BY, table_import=first, at=now + timedelta(days=2))
    assert [one.sentence for one in refusal.value.obstacles] == ["„Neuer GmbH“ wurde inzwischen geändert."]
    undone(now + timedelta(days=2))
    undo_import(by=BY, table_import=first, at=now + timedelta(days=3))
    assert Company.objects.count() == 0


def test_what_was_built_on_an_import_stands_in_its_way(import_text: Import, now: datetime, steward: User) -> None:
    lines = "".join(f"a{n};Muster {n} GmbH;Möbel.;;09599;Freiberg;;;;\n" for n in range(7))
    import_text(HEADER + lines)
    made = {one.external_key: one for one in Company.objects.all()}
    later = now + timedelta(hours=1)
    actions.change_company(by=BY, at=later, company=made["a0"], phone="03731 9")
    actions.appoint_steward(by=BY, at=later, company=made["a1"], person=steward, on=later.date())
    showcase.product(made["a2"], "Stuhl", published=False)
    actions.withdraw_company(by=BY, at=later, company=made["a3"])
    Picture.objects.create(company=made["a4"], key="PCTURE", alt="x", credit="y", width=1, height=1, added_at=later)
    member(network(), made["a5"])
    with pytest.raises(UndoBlocked) as refusal:
        undone(now + timedelta(days=1))
    assert sorted(one.sentence for one in refusal.value.obstacles) == [
        "„Muster 0 GmbH“ wurde inzwischen geändert.",
        "„Muster 1 GmbH“ hat inzwischen eine verantwortliche Person.",
        "„Muster 2 GmbH“ ist Hersteller des Produkts „Stuhl“.",
        "„Muster 3 GmbH“ wurde inzwischen geändert.",
        "„Muster 4 GmbH“ hat inzwischen Bilder.",
        "„Muster 5 GmbH“ hat inzwischen: Mitgliedschaften 1.",
    ]
    assert Company.objects.count() == 7


def test_publishing_by_hand_stands_in_the_way(import_text: Import, now: datetime) -> None:
    import_text(HEADER + FIRST, publish=False)
    actions.publish_company(by=BY, at=now + timedelta(hours=1), company=Company.objects.get())
    with pytest.raises(UndoBlocked) as refusal:
        undone(now + timedelta(days=1))
    assert str(refusal.value) == "„Muster GmbH“ wurde inzwischen veröffentlicht."


def test_a_company_deleted_since_is_no_obstacle(import_text: Import, now: datetime) -> None:
    import_text(HEADER + FIRST)
    actions.delete_company(by=BY, at=now + timedelta(hours=1), company=Company.objects.get())
    assert undone(now + timedelta(days=1)).undone_at is not None


def test_the_record_of_an_undo_names_no_person(import_text: Import, now: datetime) -> None:
    import_text(HEADER + FIRST.replace("Muster GmbH", "Imkerei Muster"))
    import_text(HEADER + SECOND.replace("Neuer GmbH", "Imkerei Neumann"), at=now + timedelta(days=1))
    undone(now + timedelta(days=2))
    told = [str((entry.before, entry.after)) for entry in Entry.objects.filter(subject__startswith="company:")]
    assert [text for text in told if "Muster" in text or "Neumann" in text or "03731" in text] == []
    assert Company.objects.values_list("checked_on", flat=True).get() == date(2020, 2, 1)
