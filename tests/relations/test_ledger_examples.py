"""The demo tells of introductions, with answers and outcomes, and writes to nobody."""

import csv
from datetime import datetime, timedelta
from pathlib import Path

import produktschau
from produktschau.exchange.models import Notice
from produktschau.region.models import Source
from produktschau.relations.actions.examples import load_example_introductions
from produktschau.relations.models import Introduction, OutcomeReport
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.factories import showcase
from tests.factories.showcase import BY

ROWS = Path(produktschau.__file__).parent / "demo" / "relations" / "introductions.csv"


def test_the_demo_introduces_answers_and_reports(district: None, now: datetime) -> None:
    with ROWS.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    source = Source.objects.create(slug="beispiel", name="Beispiel")
    for number, key in enumerate(sorted({row[side] for row in rows for side in ("first", "second")})):
        made = showcase.company(f"Beispiel {number}")
        Company.objects.filter(pk=made.pk).update(external_key=key, source=source, is_invented=True)
    notices: dict[str, Notice] = {}
    found = load_example_introductions(by=BY, at=now, rows=rows, networks={}, meetings={}, notices=notices)
    assert {one["id"]: one["stage"] for one in rows} == {key: one.stage for key, one in found.items()}
    outcomes = {one["id"]: one["outcome180"] or one["outcome30"] for one in rows}
    assert outcomes == {key: Introduction.objects.get(pk=one.pk).outcome for key, one in found.items()}
    assert {one.is_invented for one in found.values()} == {True}
    assert Mail.objects.count() == 0
    assert not Introduction.objects.filter(changed_at__gt=now).exists()
    assert not OutcomeReport.objects.filter(reported_at__gt=now + timedelta(0)).exists()
