"""An import takes all rows or none, and says of each what became of it."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.tabular.actions import RowsUnaccounted, apply_table, forget_raw_rows
from produktschau.tabular.actions.forgetting import KEPT_FOR
from produktschau.tabular.engine.reports import TableReport, mend_rows, summary
from produktschau.tabular.engine.tables import read_table
from produktschau.tabular.models import Outcome, TableImport, TableImportRow
from tests.cast import NOW
from tests.tabular.toys import toys_registered

BY = System("import")
SURPLUS_SENTENCE = "Die Zeile hat mehr Zellen als die Kopfzeile Spalten. Prüfen Sie Trennzeichen und Anführungszeichen in dieser Zeile."
MIXED = b"Name;Schicksal\nA;imported\nB;updated\nC;unchanged\n=D;skipped\n;\nE;imported;zuviel\n;imported\n"


@pytest.fixture(autouse=True)
def toys() -> Iterator[None]:
    with toys_registered():
        yield


def imported(data: bytes, at: datetime = NOW, *, dry_run: bool = False) -> TableReport:
    return apply_table(by=BY, kind="toys", data=data, filename="toys.csv", at=at, dry_run=dry_run)


def test_every_row_is_accounted_for_and_written_down(database: str, now: datetime) -> None:
    report = imported(MIXED)
    counts = {"imported": 1, "updated": 1, "unchanged": 1, "skipped": 3, "aside": 0}
    assert {outcome.value: count for outcome, count in report.counts.items()} == counts
    kept = TableImport.objects.get()
    assert (kept.rows, kept.imported, kept.updated, kept.unchanged, kept.skipped) == (6, 1, 1, 1, 3)
    assert (kept.applied_at, kept.actor, kept.file_name) == (now, "system:import", "toys.csv")
    assert list(kept.outcomes.values_list("number", "outcome", "subject")) == [
        (2, "imported", "toy:2"),
        (3, "updated", "toy:3"),
        (4, "unchanged", "toy:4"),
        (5, "skipped", ""),
        (7, "skipped", ""),
        (8, "skipped", ""),
    ]
    assert Entry.objects.filter(verb="table.imported", subject=f"table_import:{kept.pk}").count() == 1


def test_only_skipped_rows_keep_their_cells_and_only_for_a_time(database: str) -> None:
    imported(MIXED)
    kept = TableImportRow.objects.exclude(raw=None)
    assert list(TableImport.objects.values_list("header", flat=True)) == [["Name", "Schicksal"]]
    assert list(kept.values_list("number", "raw")) == [
        (5, ["=D", "skipped"]),
        (7, ["E", "imported | zuviel"]),
        (8, ["", "imported"]),
    ]
    assert forget_raw_rows(by=BY, at=NOW + KEPT_FOR) == 0
    assert forget_raw_rows(by=BY, at=NOW + KEPT_FOR + timedelta(days=1)) == 5
    assert (kept.count(), TableImportRow.objects.count()) == (0, 6)
    assert TableImportRow.objects.exclude(before=None).count() == 0


def test_a_dry_run_tells_the_same_and_keeps_nothing(database: str) -> None:
    tried = imported(MIXED, dry_run=True)
    assert (TableImport.objects.count(), TableImportRow.objects.count(), Entry.objects.count()) == (0, 0, 0)
    assert tried.counts == imported(MIXED).counts


def test_a_dry_run_takes_no_lock(database: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        imported(MIXED, dry_run=True)
    assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []


def test_a_second_run_says_when_the_first_was(database: str) -> None:
    assert imported(MIXED).previous_at is None
    assert imported(MIXED, NOW + timedelta(hours=1)).previous_at == NOW


def test_a_break_in_the_middle_leaves_nothing(database: str) -> None:
    with pytest.raises(ZeroDivisionError):
        imported(b"Name;Schicksal\nA;imported\nB;broken\n")
    assert (TableImport.objects.count(), TableImportRow.objects.count()) == (0, 0)


def test_a_kind_that_loses_a_row_is_caught_and_nothing_is_written(database: str) -> None:
    with pytest.raises(RowsUnaccounted) as fault:
        imported(b"Name;Schicksal\nA;imported\nB;lost\n")
    assert str(fault.value) == "Für Zeile 3 gibt es 0 Ergebnisse statt einem."
    assert TableImport.objects.count() == 0


def test_the_summary_shows_counts_groups_and_examples(database: str) -> None:
    lines = list(summary(imported(MIXED)))
    assert "  neu aufgenommen        1" in lines
    assert "  übersprungen           3" in lines
    assert "\nÜbersprungen, ohne Namen: 1" in lines
    assert "  Zeile 8: Der Name fehlt." in lines


def test_the_mend_file_has_the_columns_of_the_file_and_the_reason(database: str) -> None:
    rows = list(mend_rows(imported(MIXED)))
    assert rows == [
        ("Name", "Schicksal", "Grund"),
        ("=D", "skipped", "So gewollt."),
        ("E", "imported | zuviel", SURPLUS_SENTENCE),
        ("", "imported", "Der Name fehlt."),
    ]


FATES = st.sampled_from(["imported", "updated", "unchanged", "skipped", ""])
NAMES = st.text(st.characters(categories=("L", "N"), exclude_characters="Ã"), max_size=5)


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(NAMES, FATES, st.booleans()), min_size=1, max_size=12),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    sign=st.sampled_from([";", ",", "\t"]),
)
def test_rows_in_are_rows_told(rows: list[tuple[str, str, bool]], codec: str, sign: str) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=sign)
    writer.writerow(["Name", "Schicksal"])
    writer.writerows([name, fate, *(["zuviel"] if surplus else [])] for name, fate, surplus in rows)
    data = text.getvalue().encode(codec)
    full = [row for row in rows if row[0] or row[1] or row[2]]
    if not full:
        return
    report = imported(data)
    assert sum(report.counts.values()) == len(report.outcomes) == len(full)
    mended = list(mend_rows(report))
    assert len(mended) - 1 == report.counts[Outcome.SKIPPED]
    if report.skipped and any(any(row[:-1]) for row in mended[1:]):
        again = io.StringIO()
        csv.writer(again, delimiter=";").writerows(mended)
        assert len(read_table(again.getvalue().encode()).rows) == len(mended) - 1
