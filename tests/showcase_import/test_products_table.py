"""Rows of a table of products: makers by key, words of the region, joint products."""

from datetime import datetime, timedelta

import pytest

from produktschau.audit.record import System
from produktschau.showcase.actions import change_product, load_vocabulary
from produktschau.showcase.models import Product
from produktschau.tabular.actions import apply_table
from produktschau.tabular.engine.reports import TableReport
from produktschau.tabular.models import Outcome
from tests.showcase_import.conftest import HEADER, Import

BY = System("import")
COLUMNS = "Schlüssel;Name;Hersteller;Vorspann;Lebensbereiche;Farbwelt;Materialien\n"
PLAID = 'p1;Plaid;"a1;a2";Eine Decke.;Wohnen;himmel;wolle\n'


@pytest.fixture(autouse=True)
def stock(import_text: Import, now: datetime) -> None:
    """Two published makers and one word of each list."""
    import_text(HEADER + "a1;Weberei;Weberei;Tuch;;;;13.343;50.914\na2;Spinnerei;Weberei;Garn;;;;13.343;50.914\n")
    load_vocabulary(
        by=BY,
        at=now,
        areas=[{"slug": "wohnen", "name": "Wohnen"}],
        worlds=[{"slug": "himmel", "name": "Himmel"}],
        materials=[{"slug": "wolle", "name": "Wolle", "motif": "textile"}],
    )


def imported(rows: str, at: datetime) -> TableReport:
    return apply_table(
        by=BY,
        kind="products",
        data=(COLUMNS + rows).encode(),
        filename="p.csv",
        source="demo",
        options={"publish": True},
        at=at,
    )


def test_a_joint_product_is_published_with_its_makers_in_order(now: datetime) -> None:
    report = imported(PLAID, now)
    product = Product.objects.get()
    assert (report.outcomes[0].outcome, report.outcomes[0].subject) == (Outcome.IMPORTED, f"product:{product.key}")
    assert (product.state, product.world and product.world.slug) == ("published", "himmel")
    assert list(product.maker_rows.values_list("company__external_key", flat=True)) == ["a1", "a2"]
    assert list(product.areas.values_list("slug", flat=True)) == ["wohnen"]
    assert list(product.materials.values_list("slug", flat=True)) == ["wolle"]


def test_a_second_run_changes_nothing_and_keeps_what_people_changed(now: datetime) -> None:
    imported(PLAID, now)
    assert imported(PLAID, now + timedelta(days=1)).counts[Outcome.UNCHANGED] == 1
    change_product(by=BY, at=now, product=Product.objects.get(), lead="Von Hand.")
    report = imported(PLAID.replace("Eine Decke.", "Eine andere."), now + timedelta(days=2))
    assert report.counts[Outcome.UNCHANGED] == 1
    assert report.outcomes[0].reason == "Behalten, weil von Hand geändert: lead."
    assert Product.objects.values_list("lead", flat=True).get() == "Von Hand."


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("p1;;a1;;;;", "Zeile 2: ohne Namen. Tragen Sie in der Tabelle einen Namen ein."),
        ("p1;Plaid;;;;;", "Zeile 2: „Plaid“ ist ohne Hersteller. Tragen Sie den Schlüssel eines Betriebs ein."),
        ("p1;Plaid;a9;;;;", "Zeile 2: Den Hersteller „a9“ gibt es nicht. Prüfen Sie die Schreibweise."),
        ("p1;Plaid;a1;;;blau;", "Zeile 2: Die Farbwelt „blau“ gibt es nicht. Prüfen Sie die Schreibweise."),
        ("p1;Plaid;a1;;Garten;;", "Zeile 2: Den Lebensbereich „garten“ gibt es nicht. Prüfen Sie die Schreibweise."),
    ],
)
def test_a_row_that_cannot_come_in_says_why(now: datetime, row: str, sentence: str) -> None:
    report = imported(row + "\n", now)
    assert [one.reason for one in report.skipped] == [sentence]
    assert Product.objects.count() == 0


def test_what_a_page_lacks_is_said_and_the_product_stays_a_draft(now: datetime) -> None:
    report = imported("p1;Plaid;a1;;;;\n", now)
    assert "Bleibt Entwurf: Der Vorspann fehlt" in report.outcomes[0].reason
    assert Product.objects.values_list("state", flat=True).get() == "draft"
