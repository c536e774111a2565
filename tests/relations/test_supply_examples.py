"""The invented relations of the demo."""

import csv
from pathlib import Path

import pytest
from django.utils import timezone

import produktschau
from produktschau.region.models import Source
from produktschau.relations.actions.example_supplies import load_example_joint_works, load_example_supplies
from produktschau.relations.models import JointWork, SupplyRelation
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.factories import showcase
from tests.factories.showcase import BY

FOLDER = Path(produktschau.__file__).parent / "demo" / "relations"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.mark.usefixtures("district")
def test_come_in_as_the_table_says_and_write_to_nobody() -> None:
    told = rows("supplies.csv")
    source = Source.objects.create(slug="beispiel", name="Beispiel")
    for key in dict.fromkeys(row[side] for row in told for side in ("supplier", "customer")):
        made = showcase.company(key)
        Company.objects.filter(pk=made.pk).update(source=source, external_key=key, is_invented=True)
    done = load_example_supplies(by=BY, at=timezone.now(), rows=told, introductions={})
    assert (done, Mail.objects.count()) == (len(told), 0)
    found = list(SupplyRelation.objects.order_by("pk"))
    assert [one.confidence for one in found] == [row["confidence"] for row in told]
    assert [bool(one.until) for one in found] == [bool(row["until_days"]) for row in told]
    assert {one.is_invented for one in found} == {True}


@pytest.mark.usefixtures("district")
def test_of_products_that_are_not_there_are_left_out() -> None:
    told = rows("joint.csv")
    done = load_example_joint_works(by=BY, at=timezone.now(), rows=told, introductions={}, meetings={}, networks={})
    assert (done, JointWork.objects.count()) == (0, 0)
