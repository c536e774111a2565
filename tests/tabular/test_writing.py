"""Tables that are written: byte for byte, cell for cell, and back through our own reader."""

import csv
import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from produktschau.tabular.calculations.cells import cell_text
from produktschau.tabular.calculations.escaping import escaped, unescaped
from produktschau.tabular.calculations.sheets import Reading
from produktschau.tabular.calculations.writing import as_text, why_no_cell
from produktschau.tabular.engine.kinds import Column, Content
from produktschau.tabular.engine.opening import open_workbook
from produktschau.tabular.engine.writing import (
    NotForSpreadsheet,
    plain_columns,
    rows_of,
    table_file,
    write_csv,
    write_xlsx,
)

COLUMNS = (
    Column("name", "Name", "wie er gedruckt wird", required=True, example="Imkerei Muster"),
    Column("postcode", "Postleitzahl", content=Content.POSTCODE),
    Column("founded", "Gegründet", content=Content.YEAR),
    Column("lon", "Länge", content=Content.DEGREE),
    Column("checked", "Geprüft am", content=Content.DATE),
    Column("invented", "Erfunden", content=Content.YES_NO),
)
ROW = ("Müller; „Söhne“", "09599", 1931, 13.1563, date(2026, 11, 22), True)
NASTY = (
    "=1+1",
    "+49 3731 123",
    "-5",
    "@SUM(A1)",
    "'=schon",
    "''@zwei",
    "'nur ein Apostroph",
    "a;b",
    'sagt "ja"',
    "Zeile\nZeile",
    "a | b \\ c",
    "🍯 Honig",
    "Ä ö ü ß",
    "007",
    "_x0041_",
    "1E5",
)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t", exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=40,
).filter(lambda text: text == text.strip() == cell_text(f"x{text}x")[1:-1] and cell_text(escaped(text)) == text)


def csv_bytes(rows: list[tuple[object, ...]]) -> bytes:
    return b"".join(write_csv(COLUMNS[: len(rows[0])], rows))  # type: ignore[arg-type]  # values of any kind


def xlsx_bytes(rows: list[tuple[object, ...]], columns: tuple[Column, ...] = COLUMNS) -> bytes:
    file = io.BytesIO()
    write_xlsx(columns, rows, file, title="Betriebe")  # type: ignore[arg-type]  # values of any kind
    return file.getvalue()


def test_csv_is_what_a_german_excel_opens() -> None:
    assert (
        csv_bytes([ROW, (None, "", None, None, None, False)])
        == (
            "\ufeffName;Postleitzahl;Gegründet;Länge;Geprüft am;Erfunden\r\n"
            '"Müller; „Söhne“";09599;1931;13,1563;22.11.2026;ja\r\n'
            ";;;;;nein\r\n"
        ).encode()
    )


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_text_starts_no_formula_and_comes_back(text: str) -> None:
    written = as_text(text)
    assert (written[0] in "=+-@\t\r", unescaped(written)) == (False, text)


@given(st.text())
@example("'=")
def test_the_escape_is_a_bijection(text: str) -> None:
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(-5, "-5"), (-0.5, "-0,5"), (1e-05, "0,00001"), (12.9183746501, "12,9183746501"), ("-5", "'-5"), (None, "")],
)
def test_numbers_are_numbers_and_texts_are_texts(value: float | str | None, text: str) -> None:
    assert as_text(value) == text


def test_xlsx_has_typed_cells_and_a_header_that_stays() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([ROW])))
    sheet = book["Betriebe"]
    cells = [(cell.value, cell.data_type, cell.number_format) for cell in sheet[2]]
    assert [(str(value), kind, shape) for value, kind, shape in cells] == [
        ("Müller; „Söhne“", "s", "@"),
        ("09599", "s", "@"),
        ("1931", "n", "General"),
        ("13.1563", "n", "General"),
        ("2026-11-22 00:00:00", "d", "dd.mm.yyyy"),
        ("ja", "s", "@"),
    ]
    assert (sheet.freeze_panes, sheet["A1"].font.bold, sheet.auto_filter.ref) == ("A2", True, "A1:F2")


def test_the_second_sheet_says_what_the_columns_hold() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([ROW])))
    assert book.sheetnames == ["Betriebe", "Spalten"]
    assert [cell.value for cell in book["Spalten"][2]] == [
        "Name",
        "wie er gedruckt wird",
        "ja",
        "nein",
        "Imkerei Muster",
    ]


def test_a_list_without_explained_columns_has_one_sheet() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([("a",)], plain_columns(["Wort"]))))
    assert book.sheetnames == ["Betriebe"]


def test_the_same_rows_give_the_same_bytes() -> None:
    assert (csv_bytes([ROW]), xlsx_bytes([ROW])) == (csv_bytes([ROW]), xlsx_bytes([ROW]))


def test_no_cell_is_a_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([(text,) for text in NASTY], COLUMNS[:1])))["Betriebe"]
    assert {cell.data_type for (cell,) in sheet.iter_rows()} == {"s"}


def test_days_no_program_counts_rightly_stay_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([(date(1848, 3, 18),)], plain_columns(["Tag"]))))
    assert book["Betriebe"]["A2"].value == "18.03.1848"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "ä" * 32_768,
            "Zeile 2 („Hof“): „Text“ hat 32.768 Zeichen, und eine Zelle in XLSX fasst 32.767. Nehmen Sie CSV.",
        ),
        ("a\ufffeb", "Zeile 2 („Hof“): „Text“ enthält das Zeichen U+FFFE, das XLSX nicht kennt. Nehmen Sie CSV."),
    ],
)
def test_what_no_cell_holds_is_refused_instead_of_cut(text: str, sentence: str, tmp_path: Path) -> None:
    columns = plain_columns(["Name", "Text"])
    with pytest.raises(NotForSpreadsheet) as refused:
        write_xlsx(columns, [("Hof", text)], tmp_path / "a.xlsx", title="A")
    assert (str(refused.value), list(tmp_path.iterdir())) == (sentence, [])
    assert text in b"".join(write_csv(columns, [("Hof", text)])).decode()


def test_an_emoji_counts_two() -> None:
    assert (why_no_cell("🍯" * 16_383), why_no_cell("🍯" * 16_384)[:18]) == ("", "hat 32.768 Zeichen")


def test_rows_come_in_the_order_of_the_columns() -> None:
    assert list(rows_of(COLUMNS[:2], [{"postcode": "1", "name": "A", "more": 3}])) == [("A", "1")]


def test_many_rows_are_written_in_pieces() -> None:
    pieces = list(write_csv(COLUMNS[:1], ((f"Hof {number}",) for number in range(2500))))
    assert (len(pieces), len(b"".join(pieces).splitlines())) == (3, 2501)


@given(st.lists(TEXTS, min_size=1, max_size=30))
@example(list(NASTY))
@settings(max_examples=60, deadline=None)
def test_every_text_comes_back_through_csv(texts: list[str]) -> None:
    data = b"".join(write_csv(plain_columns(["Nr", "Text"]), list(enumerate(texts))))
    rows = open_workbook(data, reading=Reading(separator=";")).sheets[0].rows
    assert [cell_text(row[1]) for row in rows[1:]] == texts
    with io.StringIO(data.decode("utf-8-sig"), newline="") as file:
        assert [unescaped(row[1]) for row in list(csv.reader(file, delimiter=";"))[1:]] == texts


@given(st.lists(TEXTS, min_size=1, max_size=60))
@example(list(NASTY))
@settings(max_examples=8, deadline=None)
def test_every_text_comes_back_through_xlsx(texts: list[str]) -> None:
    with table_file(plain_columns(["Nr", "Text"]), list(enumerate(texts)), extension="xlsx", title="A") as file:
        rows = open_workbook(file.read()).sheets[0].rows
    assert [cell_text(row[1]) for row in rows[1:]] == texts
