"""Official figures: every layout comes in, faults stay out with their place, and what changed is told."""

import gzip
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.region.actions import import_statistics
from produktschau.region.actions.figure_store import FiguresOutcome
from produktschau.region.calculations.figures import Cell, within_totals, without_contradictions
from produktschau.region.calculations.signs import Published
from produktschau.region.engine.rows import UnusableFile
from produktschau.region.models import Dataset, Source, Statistic, Territory
from tests.conftest import shared_data
from tests.region.test_commands import ran

TSV = (
    "freq,unit,wstatus,nace_r2,geo\\TIME_PERIOD\t2016 \t2017 \n"
    "A,THS,EMP,TOTAL,DED43\t139.59 p\t140.1 b\n"
    "A,THS,EMP,C,DED43\t39.5 \t: c\n"
    "A,THS,EMP,M_N,DED43\t: \t: z\n"
    "A,THS,EMP,TOTAL,FR101\t1 \t1 \n"
    "A,THS,SAL,TOTAL,DED43\t7 \t7 \n"
)
SDMX = (
    "DATAFLOW,LAST UPDATE,freq,unit,wstatus,nace_r2,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n"
    "ESTAT:X(1.0),01/02/26 23:00:00,A,THS,EMP,TOTAL,DED43,2016,139.59,p,\n"
    "ESTAT:X(1.0),01/02/26 23:00:00,A,THS,EMP,TOTAL,DED43,2017,140.1,b,\n"
    "ESTAT:X(1.0),01/02/26 23:00:00,A,THS,EMP,C,DED43,2016,39.5,,\n"
    "ESTAT:X(1.0),01/02/26 23:00:00,A,THS,EMP,C,DED43,2017,,,C\n"
    "ESTAT:X(1.0),01/02/26 23:00:00,A,THS,EMP,M_N,DED43,2016,:,,\n"
    "ESTAT:X(1.0),01/02/26 23:00:00,A,THS,EMP,M_N,DED43,2017,:,m,\n"
)
READ = {
    ("TOTAL", 2016): (Decimal(139590), "", True),
    ("TOTAL", 2017): (Decimal(140100), "", False),
    ("C", 2016): (Decimal(39500), "", False),
    ("C", 2017): (None, "secret", False),
    ("M-N", 2016): (None, "missing", False),
    ("M-N", 2017): (None, "senseless", False),
}


@pytest.fixture(autouse=True)
def district(request: pytest.FixtureRequest) -> Territory | None:
    """The district the figures speak of."""
    if "source" not in request.fixturenames:
        return None
    source = request.getfixturevalue("source")
    return Territory.objects.create(kind="district", ags="14522", name="Mittelsachsen", slug="m", source=source)


def taken(content: str | bytes, source: Source, now: datetime, name: str = "w.csv", **more: Any) -> FiguresOutcome:
    plain = content.encode() if isinstance(content, str) else content
    told: dict[str, Any] = {"table": "t", "unit": "Personen"} | more
    return import_statistics(by=System("test"), content=plain, filename=name, source=source, at=now, **told)


def values() -> Mapping[tuple[str, int], tuple[Decimal | None, str, bool]]:
    found = Statistic.objects.all()
    return {(one.sector_group, one.year): (one.value, one.unknown_because, one.is_provisional) for one in found}


@pytest.mark.parametrize("content", [TSV, SDMX], ids=["TSV", "SDMX-CSV"])
def test_both_downloads_of_eurostat_say_the_same(content: str, source: Source, now: datetime) -> None:
    outcome = taken(content, source, now, unit="")
    assert (outcome.new, outcome.skipped) == (6, [])
    assert values() == READ
    assert Dataset.objects.get().unit == "Personen"


def test_a_packed_download_is_opened(source: Source, now: datetime) -> None:
    taken(gzip.compress(TSV.encode()), source, now)
    assert values() == READ


def test_another_status_may_be_asked_for(source: Source, now: datetime) -> None:
    taken(TSV, source, now, only={"wstatus": "SAL"})
    assert values() == {("TOTAL", year): (Decimal(7000), "", False) for year in (2016, 2017)}


def test_a_status_that_is_not_there_and_a_share_are_refused(source: Source, now: datetime) -> None:
    with pytest.raises(UnusableFile) as refused:
        taken(TSV, source, now, only={"wstatus": "SELF"})
    assert str(refused.value) == "w.csv: Unter „wstatus“ gibt es „SELF“ nicht. Vorhanden sind: EMP, SAL."
    with pytest.raises(UnusableFile, match="Die Einheit „PC“ ist keine Anzahl"):
        taken(TSV.replace("THS", "PC"), source, now)


def test_the_long_layout_comes_in_with_its_flags(source: Source, now: datetime) -> None:
    text = "ags;jahr;sector;wert;flag\n14522;2017;TOTAL;4.190.000;p\n14522;2017;C;;.\n14522;2017;M_N;(12);\n"
    outcome = taken(text, source, now)
    assert values() == {
        ("TOTAL", 2017): (Decimal(4190000), "", True),
        ("C", 2017): (None, "secret", False),
        ("M-N", 2017): (Decimal(12), "", False),
    }
    assert outcome.notes == ["Eingeschränkt aussagekräftig nennt die Quelle 1 Werte; sie kamen herein."]


def test_a_spreadsheet_comes_in_below_its_title(source: Source, now: datetime) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Erwerbstätige"],
        [],
        ["ags", "Jahr", "TOTAL", "C"],
        ["14522", 2017, 140100, 39500.5],
        ["14522", 2016, "x", "."],
    ):
        sheet.append(row)
    file = BytesIO()
    book.save(file)
    taken(file.getvalue(), source, now, "w.xlsx")
    assert values() == {
        ("TOTAL", 2017): (Decimal(140100), "", False),
        ("C", 2017): (Decimal("39500.5"), "", False),
        ("TOTAL", 2016): (None, "senseless", False),
        ("C", 2016): (None, "secret", False),
    }


def test_what_changed_is_told_value_by_value_and_kept(source: Source, now: datetime) -> None:
    taken("ags;year;A;B;C;D\n14522;2017;4190;.;5p;7\n", source, now)
    outcome = taken("ags;year;A;B;C\n14522;2017;4200;12;5\n14522;2018;1;2;3\n", source, now)
    assert (outcome.new, outcome.changed, outcome.unchanged, outcome.kept) == (3, 3, 0, 1)
    assert outcome.changes == [
        "Mittelsachsen · A · 2017: 4.190 → 4.200",
        "Mittelsachsen · B · 2017: geheim → 12",
        "Mittelsachsen · C · 2017: 5 vorläufig → 5",
    ]
    entry = Entry.objects.filter(verb="statistics.imported").latest("pk")
    assert entry.subject == f"dataset:{Dataset.objects.get().pk}"
    assert entry.after == {"new": 3, "changed": 3, "unchanged": 0, "skipped": 0, "values": outcome.changes}


def test_a_second_run_with_the_same_file_changes_and_records_nothing(source: Source, now: datetime) -> None:
    taken(TSV, source, now)
    entries = Entry.objects.count()
    again = taken(TSV, source, now)
    assert (again.new, again.changed, again.unchanged, Entry.objects.count()) == (0, 0, 6, entries)


def test_the_table_keeps_what_is_said_of_it(source: Source, now: datetime) -> None:
    taken(TSV, source, now, title="Erwerbstätige", measure="employed", retrieved_on=now.date())
    taken(TSV, source, now, unit="", title="Erwerbstätige, berichtigt")
    table = Dataset.objects.get()
    assert (table.title, table.unit, table.measure, table.retrieved_on) == (
        "Erwerbstätige, berichtigt",
        "Personen",
        "employed",
        now.date(),
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "ags;year;A;B\n14522;2017;1;-2\n",
            "w.csv, Zeile 2, Spalte „B“: „-2“ ist negativ. Erwartet wird eine Anzahl ab 0.",
        ),
        (
            "ags;year;A\n14522;2017;1\n14522;2200;2\n",
            "w.csv, Zeile 3, Spalte „year“: Das Jahr 2200 hat noch nicht begonnen. Bitte das Jahr prüfen.",
        ),
        (
            "ags;year;A;Notiz\n14522;2017;1;7\n",
            "w.csv, Zeile 1, Spalte „Notiz“: „Notiz“ ist kein Wirtschaftsbereich der WZ 2008. "
            "Bitte zum Beispiel C, B-E, 10 oder TOTAL schreiben. Die Spalte blieb draußen.",
        ),
        (
            "ags;year;A;B\n14522;2017;1;5\n14522;2017;1;6\n",
            "w.csv, Zeile 3, Spalte „B“: 14522, B, 2017 steht zweimal da, mit 5 und mit 6 "
            "(w.csv, Zeile 2, Spalte „B“). Beides blieb draußen.",
        ),
        (
            "ags;year;A;TOTAL\n14522;2016;1;2\n14522;2017;9;8\n",
            "w.csv, Zeile 3, Spalte „A“: 9 in A ist mehr als 8 insgesamt. "
            "Alle Werte von 14522 im Jahr 2017 blieben draußen.",
        ),
    ],
)
def test_faults_stay_out_with_their_place_and_the_rest_comes_in(
    text: str, sentence: str, source: Source, now: datetime
) -> None:
    outcome = taken(text, source, now)
    assert outcome.skipped == outcome.wrong == [sentence]
    assert outcome.new == Statistic.objects.count() > 0


def test_a_group_is_held_against_the_stored_total_too(source: Source, now: datetime) -> None:
    taken("ags;year;TOTAL\n14522;2017;8\n", source, now)
    with pytest.raises(UnusableFile, match="9 in A ist mehr als 8 insgesamt"):
        taken("ags;year;A\n14522;2017;9\n", source, now)


def test_overlapping_groups_are_no_fault(source: Source, now: datetime) -> None:
    assert taken("ags;year;B-E;C;TOTAL\n14522;2017;8;7;10\n", source, now).skipped == []


def test_the_command_prints_twenty_changes_and_counts_the_rest(source: Source, now: datetime, tmp_path: Path) -> None:
    file = tmp_path / "werte.csv"
    file.write_text("ags;year;A\n" + "".join(f"14522;{year};1\n" for year in range(1990, 2015)))
    ran("import_statistics", str(file), "--source", "probe")
    file.write_text("ags;year;A\n" + "".join(f"14522;{year};2\n" for year in range(1990, 2015)) + "99999;2017;1\n")
    code, text = ran("import_statistics", str(file), "--source", "probe", "--dry-run")
    lines = text.splitlines()
    assert (code, len(lines)) == (1, 23)
    assert lines[:2] == [
        "Probelauf, nichts geschrieben: 0 neu, 25 geändert, 0 unverändert, 1 ausgelassen.",
        "Geändert: Mittelsachsen · A · 1990: 1 → 2",
    ]
    assert lines[21] == "Geändert: und 5 weitere."
    assert set(Statistic.objects.values_list("value", flat=True)) == {Decimal(1)}


def test_the_shared_series_and_a_download_of_it_are_the_same(source: Source, now: datetime) -> None:
    content = shared_data("reference/employment_eurostat_nama_10r_3empers.csv").read_bytes()
    outcome = taken(content, source, now)
    assert not outcome.wrong
    assert Statistic.objects.get(sector_group="TOTAL", year=2017).value is not None


CELLS = st.builds(
    Cell,
    st.just("hier"),
    st.sampled_from(["1", "2"]),
    st.sampled_from([2016, 2017]),
    st.sampled_from(["A", "TOTAL"]),
    st.builds(Published, st.integers(0, 9).map(Decimal)),
)


@given(st.lists(CELLS))
def test_what_comes_in_never_contradicts_itself(cells: list[Cell]) -> None:
    kept, faults = without_contradictions(cells)
    assert len({cell.key for cell in kept}) == len(kept)
    spoilt = {cell.key for cell in cells} - {cell.key for cell in kept}
    assert len(faults) == len(spoilt)
    inside, _ = within_totals(kept, {})
    totals = {(cell.ags, cell.year): cell.published.value for cell in inside if cell.group == "TOTAL"}
    for cell in inside:
        whole = totals.get((cell.ags, cell.year))
        assert whole is None or cell.published.value is None or cell.published.value <= whole


def test_a_new_total_is_held_against_the_stored_groups(source: Source, now: datetime) -> None:
    taken("ags;year;A;TOTAL\n14522;2017;9;10\n", source, now)
    with pytest.raises(UnusableFile, match="9 in A ist mehr als 8 insgesamt"):
        taken("ags;year;TOTAL\n14522;2017;8\n", source, now)
    assert values()["TOTAL", 2017] == (Decimal(10), "", False)
