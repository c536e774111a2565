"""Files that nobody meant well: every one is told in a sentence, or comes in right; none ends in a traceback or in wrong values."""

import gzip
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from produktschau.audit.record import System
from produktschau.region.actions import import_statistics
from produktschau.region.actions.figure_store import FiguresOutcome
from produktschau.region.calculations.figures import year_fault
from produktschau.region.calculations.signs import NoValue, german
from produktschau.region.engine.figure_table import Asked, Figures
from produktschau.region.engine.figures import read_figures
from produktschau.region.engine.rows import UnusableFile, read_rows
from produktschau.region.models import Dataset, Source, Statistic, Territory

ASKED = Asked({"14522", "DE"}, 2026)
TSV = "freq,nace_r2,geo\\TIME_PERIOD\t2017 \t2018 \n"
SDMX = "freq,nace_r2,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
FFCSV = (
    "statistics_code;statistics_label;time;1_variable_code;1_variable_attribute_code;"
    "2_variable_code;2_variable_attribute_code;value;value_unit;value_variable_code;value_q\n"
)


def read(content: str | bytes) -> Figures:
    return read_figures(content.encode() if isinstance(content, str) else content, "werte", ASKED)


def values(content: str | bytes) -> dict[tuple[str, int, str], object]:
    figures = read(content)
    assert figures.wrong == []
    return {cell.key: cell.published.value or cell.published.unknown_because for cell in figures.cells}


def workbook(*rows: list[Any]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


class TestNumbers:
    """Values and years no count can be."""

    @pytest.mark.parametrize("value", ["1e30", "1e999999999", "9" * 40, "1e15"])
    def test_eurostats_too_large_numbers_are_told(self, value: str) -> None:
        figures = read(f"{TSV}A,C,DE\t{value}\t5\n")
        assert figures.wrong[0].endswith("ist zu groß für eine Anzahl. Bitte den Wert prüfen.")
        assert [cell.year for cell in figures.cells] == [2018]

    def test_eurostats_smallest_numbers_are_nothing(self) -> None:
        assert read(f"{TSV}A,C,DE\t1e-999999999\t5\n").wrong == []

    def test_what_would_be_rounded_up_to_too_much_is_told(self) -> None:
        figures = read("ags;year;A\nDE;2017;999999999999999,9999\n")
        assert (len(figures.cells), len(figures.wrong)) == (0, 1)

    def test_a_year_of_ten_thousand_digits_is_none(self) -> None:
        assert year_fault("9" * 10_000, 2026).endswith("ist kein Jahr. Bitte zum Beispiel 2017 eintragen.")

    @pytest.mark.parametrize("year", ["2017-01-01", "01.01.2017", "2017,5", "²⁰¹⁷", "", "-2017"])
    def test_a_day_is_no_year(self, year: str) -> None:
        figures = read(f"ags;year;A\nDE;{year};5\n")
        assert (len(figures.cells), len(figures.wrong)) == (0, 1)

    def test_a_huge_cell_is_told_in_a_short_sentence(self) -> None:
        for content in (
            f"ags;year;A\nDE;2017;{'x' * 100_000}\n",
            f"ags;year;A\nDE;{'7' * 100_000};5\n",
            f"ags;year;A\n{'y' * 100_000};2017;5\n",
            f"ags;year;sector;value\nDE;2017;{'z' * 100_000};5\n",
            f"ags;year;{'w' * 100_000}\nDE;2017;5\n",
        ):
            figures = read(content)
            (sentence,) = figures.wrong + figures.strange
            assert len(sentence) < 500

    def test_a_formula_is_no_number(self) -> None:
        with pytest.raises(NoValue):
            german("=1+1")
        assert len(read("ags;year;A\nDE;2017;=HYPERLINK(1)\n").wrong) == 1


class TestHeads:
    """Headings that stand twice, are missing, or do not fit their rows."""

    @pytest.mark.parametrize(
        ("content", "twice"),
        [
            ("ags;year;C;C\nDE;2017;1;2\n", "C"),
            ("ags;year;sector;value;value\nDE;2017;C;1;2\n", "value"),
            ("Schlüssel;Gebiet;Jahr;C\nDE;Deutschland;2017;1\n", "Gebiet"),
        ],
    )
    def test_a_column_that_stands_twice_is_refused(self, content: str, twice: str) -> None:
        with pytest.raises(UnusableFile, match=f"„{twice}“"):
            read(content)

    def test_in_a_spreadsheet_too(self) -> None:
        with pytest.raises(UnusableFile, match="„C“"):
            read(workbook(["ags", "year", "C", "C"], ["DE", 2017, 1, 2]))

    def test_columns_without_a_heading_may_be_several(self) -> None:
        assert values("ags;year;C;;\nDE;2017;1;;\n") == {("DE", 2017, "C"): Decimal(1)}

    def test_a_short_first_row_does_not_lose_the_columns_of_the_others(self) -> None:
        wanted = {
            ("14522", 2017, "A"): Decimal(4),
            ("14522", 2017, "C"): "missing",
            ("DE", 2017, "A"): Decimal(5),
            ("DE", 2017, "C"): Decimal(9),
        }
        assert values("ags;year;A;C\n14522;2017;4\nDE;2017;5;9\n") == wanted
        assert values(workbook(["ags", "year", "A", "C"], ["14522", 2017, 4], ["DE", 2017, 5, 9])) == wanted

    def test_a_row_with_more_cells_than_headings_is_refused(self) -> None:
        with pytest.raises(UnusableFile, match=r"werte, Zeile 3: .*mehr Zellen"):
            read("ags,year,A,C\nDE,2017,5,9\n14522,2017,4,5,9\n")
        assert values("ags;year;A\nDE;2017;5;;\n") == {("DE", 2017, "A"): Decimal(5)}

    @pytest.mark.parametrize(
        "content",
        [
            "freq,nace_r2,geo,geo\\TIME_PERIOD\t2017\nA,C,DE,DE\t5\n",
            "freq,nace_r2,geo,geo,TIME_PERIOD,OBS_VALUE\nA,C,DE,DE,2017,5\n",
            "freq,nace_r2,geo,TIME_PERIOD_X,MY_OBS_VALUE\nA,C,DE,2017,5\n",
        ],
    )
    def test_a_strange_head_of_eurostat_is_refused(self, content: str) -> None:
        with pytest.raises(UnusableFile):
            read(content)

    def test_empty_lines_before_the_head_do_no_harm(self) -> None:
        assert values(f"\n\n{TSV}A,C,DE\t4\t5\n") == {("DE", 2017, "C"): 4, ("DE", 2018, "C"): 5}
        assert values(f"\r\n{SDMX}A,C,DE,2017,4,\n") == {("DE", 2017, "C"): 4}

    def test_headings_with_words_are_read_by_their_codes(self) -> None:
        head = (
            "freq: Jährlich,nace_r2: Wirtschaftszweig,geo: Gebiet,TIME_PERIOD: Zeit,OBS_VALUE: Wert,OBS_FLAG: Zeichen\n"
        )
        assert values(f"{head}A: Jährlich,C: Industrie,DE: Deutschland,2017: 2017,4,\n") == {("DE", 2017, "C"): 4}

    def test_a_head_of_a_hundred_thousand_letters_is_told_shortly(self) -> None:
        for head in ("Spalte;" * 15_000, "S" * 100_000):
            with pytest.raises(UnusableFile) as refused:
                read(f"{head}\nx\n")
            assert len(str(refused.value)) < 500


class TestBytes:
    """Wrong encodings, broken packing."""

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "utf-8"])
    def test_common_encodings_are_read(self, encoding: str) -> None:
        assert values("Schlüssel;Jahr;C\nDE;2017;5\n".encode(encoding)) == {("DE", 2017, "C"): 5}

    def test_a_broken_gzip_is_told(self) -> None:
        whole = gzip.compress(b"ags;year;C\nDE;2017;5\n" * 1000)
        for content in (whole[:-20], whole[:10] + b"\xff" * 50, whole[:12] + b"\x00" + whole[13:]):
            with pytest.raises(UnusableFile):
                read(content)

    def test_a_gzip_with_a_mark_is_read(self) -> None:
        assert values(gzip.compress("ags;year;C\nDE;2017;5\n".encode("utf-8-sig"))) == {("DE", 2017, "C"): 5}

    def test_a_bomb_is_told_before_it_is_unpacked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("produktschau.region.engine.figures.LARGEST", 1000)
        with pytest.raises(UnusableFile, match="entpackt größer"):
            read(gzip.compress(b" " * 10_000_000))

    @given(st.binary(max_size=300), st.sampled_from(["", TSV, SDMX, FFCSV, "ags;year;C\n", "ags;year;sector;value\n"]))
    @settings(max_examples=300, deadline=None)
    def test_whatever_comes_it_is_read_or_told(self, rest: bytes, head: str) -> None:
        with suppress(UnusableFile):
            figures = read(head.encode() + rest)
            assert len({cell.key for cell in figures.cells}) == len(figures.cells)

    @given(st.lists(st.lists(st.text(max_size=12), max_size=7), max_size=5), st.sampled_from([",", ";", "\t"]))
    @settings(max_examples=200, deadline=None)
    def test_rows_have_every_column(self, rows: list[list[str]], separator: str) -> None:
        text = f"a{separator}b{separator}c\n" + "\n".join(separator.join(row) for row in rows)
        with suppress(UnusableFile):
            found = read_rows(text.encode(), "werte", required=("a",))
            assert {tuple(row.values) for row in found} == {("a", "b", "c")}


class TestUnits:
    """What a flat file counts in."""

    @pytest.mark.parametrize(
        ("unit", "wanted", "value"),
        [
            ("Tsd.", "Personen", 5000),
            ("1000", "Personen", 5000),
            ("1000 Personen", "Personen", 5000),
            ("Tsd. EUR", "EUR", 5000),
            ("EUR", "EUR", 5),
            ("Anzahl", "Anzahl", 5),
        ],
    )
    def test_thousands_keep_what_they_are_of(self, unit: str, wanted: str, value: int) -> None:
        figures = read(f"{FFCSV}13312;Zahlen;2017;DINSG;DG;WZ08G2;WZ08-C;5;{unit};ERW032;e\n")
        assert [(figures.unit, cell.published.value) for cell in figures.cells] == [(wanted, Decimal(value))]


@pytest.mark.django_db
class TestStore:
    """What is kept of a file."""

    @pytest.fixture(autouse=True)
    def district(self, source: Source) -> Territory:
        return Territory.objects.create(kind="district", ags="14522", name="Mittelsachsen", slug="m", source=source)

    def taken_in(self, text: str, source: Source, now: datetime, **told: Any) -> FiguresOutcome:
        return import_statistics(
            by=System("test"), content=text.encode(), filename="werte", source=source, table="t", at=now, **told
        )

    @pytest.mark.parametrize(
        "text", ["ags;year;A\n99999;2017;1\n", f"{FFCSV}1;x;2017;KREISE;14522;GES;M;5;Anzahl;E;e\n"]
    )
    def test_where_nothing_is_left_nothing_is_written(self, text: str, source: Source, now: datetime) -> None:
        with pytest.raises(UnusableFile):
            self.taken_in(text, source, now)
        assert Dataset.objects.count() == 0

    def test_a_table_does_not_count_people_at_work_because_nobody_said_what_it_counts(
        self, source: Source, now: datetime
    ) -> None:
        self.taken_in("ags;year;A\n14522;2017;1\n", source, now)
        assert Dataset.objects.get().measure == "other"
        self.taken_in("ags;year;A\n14522;2017;1\n", source, now, measure="value_added")
        self.taken_in("ags;year;A\n14522;2018;1\n", source, now)
        assert Dataset.objects.get().measure == "value_added"

    @pytest.mark.parametrize("told", [{"title": "T" * 301}, {"unit": "U" * 41}, {"measure": "x"}])
    def test_words_too_long_for_a_table_are_told(self, told: dict[str, str], source: Source, now: datetime) -> None:
        with pytest.raises(UnusableFile):
            self.taken_in("ags;year;A\n14522;2017;1\n", source, now, **told)
        assert (Dataset.objects.count(), Statistic.objects.count()) == (0, 0)
