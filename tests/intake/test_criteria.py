"""The region's rule of origin is data: criteria are written, changed and retired."""

import pytest

from produktschau.audit.models import Entry
from produktschau.intake.actions import NotAcceptable
from produktschau.intake.actions.criteria import load_criteria, retire_criterion, save_criterion
from produktschau.intake.models import Criterion
from produktschau.intake.queries.origin import criteria_for
from tests.cast import NOW, TODAY
from tests.factories.intake import OFFICE

pytestmark = pytest.mark.django_db


def test_a_criterion_is_added_last_with_a_slug_of_its_own() -> None:
    first = save_criterion(by=OFFICE, at=NOW, question="Hier gemacht")
    second = save_criterion(by=OFFICE, at=NOW, question="Hier gemacht", scope="food")
    assert [(one.slug, one.position) for one in (first, second)] == [("hier-gemacht", 1), ("hier-gemacht-2", 2)]
    assert [one.verb for one in Entry.objects.all()] == ["criterion.created"] * 2


def test_a_changed_criterion_keeps_its_slug_and_a_question_is_needed() -> None:
    made = save_criterion(by=OFFICE, at=NOW, question="Hier gemacht")
    changed = save_criterion(by=OFFICE, at=NOW, criterion=made, question="Im Landkreis gemacht")
    assert (changed.pk, changed.slug) == (made.pk, "hier-gemacht")
    with pytest.raises(NotAcceptable) as refused:
        save_criterion(by=OFFICE, at=NOW, criterion=made, question=" ", scope="alles")
    assert sorted(refused.value.problems) == ["question", "scope"]


def test_a_retired_criterion_is_asked_no_more() -> None:
    made = save_criterion(by=OFFICE, at=NOW, question="Hier gemacht")
    retire_criterion(by=OFFICE, at=NOW, criterion=made, on=TODAY)
    assert list(criteria_for(is_food=False)) == []
    retire_criterion(by=OFFICE, at=NOW, criterion=made, on=None)
    assert list(criteria_for(is_food=True)) == [made]


def test_a_table_is_loaded_twice_without_doubling() -> None:
    rows = [{"slug": "gemacht", "question": "Hier gemacht", "help": "", "scope": "other", "is_required": "ja"}]
    load_criteria(by=OFFICE, at=NOW, rows=rows)
    load_criteria(by=OFFICE, at=NOW, rows=rows)
    assert list(Criterion.objects.values_list("slug", "scope", "is_required")) == [("gemacht", "other", True)]
    assert Entry.objects.count() == 1
