"""The demo's own tables go in without a row left out."""

import csv
from datetime import datetime
from pathlib import Path

import produktschau
from produktschau.audit.record import System
from produktschau.showcase.actions import load_vocabulary
from produktschau.showcase.models import Company, Product
from produktschau.tabular.actions import apply_table

DEMO = Path(produktschau.__path__[0]) / "demo" / "showcase"
BY = System("demo")


def words(name: str) -> list[dict[str, str]]:
    with (DEMO / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_the_demo_loads_whole_and_every_company_is_marked_as_invented(home: None, now: datetime) -> None:
    load_vocabulary(
        by=BY,
        at=now,
        areas=words("areas_of_life.csv"),
        worlds=words("colour_worlds.csv"),
        materials=words("materials.csv"),
    )
    for kind in ("companies", "products"):
        file = DEMO / f"{kind}.csv"
        report = apply_table(
            by=BY,
            kind=kind,
            data=file.read_bytes(),
            filename=file.name,
            source="demo",
            options={"publish": True},
            at=now,
        )
        assert [(one.number, one.reason) for one in report.outcomes if one.reason] == []
        assert report.unused == ()
    for model in (Company, Product):
        assert set(model.objects.values_list("state", "is_invented")) == {("published", True)}
    assert not Company.objects.exclude(website__endswith=".example.org").exists()
    assert not Company.objects.exclude(phone__startswith="0171 39200 ").exists()
    districts = Company.objects.values_list("sites__municipality__former_district__name", flat=True)
    assert set(districts) == {"Döbeln", "Freiberg", "Mittweida"}
