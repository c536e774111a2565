"""The list an office has: direct marketers of Saxony from OpenStreetMap. Expected figures are counted here anew."""

import csv
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from produktschau.audit.record import System
from produktschau.region.models import Source
from produktschau.showcase.models import Company
from produktschau.tabular.actions import apply_table
from produktschau.tabular.engine.reports import TableReport
from produktschau.tabular.models import Outcome
from tests.conftest import shared_data

FILE = "real/direct_marketers_saxony_osm.csv"


@pytest.fixture
def path() -> Path:
    return shared_data(FILE)


def imported(path: Path, now: datetime) -> TableReport:
    return apply_table(
        by=System("import"), kind="companies", data=path.read_bytes(), filename=path.name, at=now, ask_twins=False
    )


def test_every_row_of_the_real_list_is_accounted_for(home: None, path: Path, now: datetime) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    at_home = [row for row in rows if row["kreis"] == "14522"]
    named = [row for row in at_home if row["name"].strip()]
    assert (len(rows), len(at_home), len(named)) == (690, 100, 69)

    report = imported(path, now)
    assert [report.counts[outcome] for outcome in Outcome] == [69, 0, 0, 621, 0]
    assert Counter(one.group for one in report.skipped) == {"außerhalb des Landkreises": 590, "ohne Namen": 31}
    assert sorted(Company.objects.values_list("external_key", flat=True)) == sorted(row["osm_id"] for row in named)
    assert report.unknown == {}
    assert report.unused == ("organic", "kreis")


def test_a_second_run_of_the_real_list_changes_nothing(home: None, path: Path, now: datetime) -> None:
    imported(path, now)
    again = imported(path, now)
    assert [again.counts[outcome] for outcome in Outcome] == [0, 0, 69, 621, 0]
    assert again.previous_at == now


def test_persons_stay_drafts_and_beekeepers_can_be_found(home: None, path: Path, now: datetime) -> None:
    imported(path, now)
    states = Counter(Company.objects.values_list("state", "is_sole_trader"))
    assert states == {("published", False): 17, ("draft", True): 46, ("draft", False): 6}
    honey = Company.objects.filter(state="published", lead__contains="Honig")
    assert sorted(honey.values_list("name", flat=True)) == [
        "Bienenhaus",
        "Imkerei",
        "Theaterimkerei",
        "Unser Honig",
    ]


def test_the_source_and_its_attribution_come_with_the_list(home: None, path: Path, now: datetime) -> None:
    Source.objects.filter(slug="openstreetmap").delete()
    imported(path, now)
    source = Source.objects.get(slug="openstreetmap")
    assert "ODbL" in source.line
    assert Company.objects.exclude(source=source).count() == 0
