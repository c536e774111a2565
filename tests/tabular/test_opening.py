"""Spreadsheet files are opened: values with their types, at their places, sheet by sheet, with notes for people."""

from datetime import date, datetime, time
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter

from produktschau.tabular.calculations.sheets import Sheet, Workbook
from produktschau.tabular.engine.opening import open_workbook
from tests.conftest import shared_data
from tests.tabular import hostile, old_excel

FORMULAS = "Übernommen wurde der zuletzt gespeicherte Wert."
ERRORS = "1 Zelle enthält einen Fehler wie #NV oder #BEZUG!. Er steht so in der Zelle."
ROWS: hostile.Rows = [["Name", "Zahl", "Ja"], ["Bäcker", 1.5, True], [], ["Müller & Söhne", 12, False]]


def rows(sheet: Sheet) -> list[tuple[object, ...]]:
    return [tuple(row) for row in sheet.rows]


def only_sheet(book: Workbook) -> Sheet:
    (sheet,) = book.sheets
    return sheet


@pytest.mark.parametrize(
    ("called", "data"),
    [
        ("xlsx", hostile.xlsx({"Größe": ROWS})),
        ("xls", old_excel.workbook({"Größe": ROWS})),
        ("ods", hostile.ods({"Größe": hostile.ods_rows(ROWS)})),
    ],
)
def test_every_format_gives_the_same_values_at_the_same_places(called: str, data: bytes) -> None:
    book = open_workbook(data)
    sheet = only_sheet(book)
    assert (book.format, sheet.name, sheet.is_hidden, book.notes) == (called, "Größe", False, ())
    assert rows(sheet) == [tuple(cells) for cells in ROWS]


def test_line_breaks_stay_in_their_cells() -> None:
    for data in (hostile.xlsx({"A": [["zwei\nZeilen"]]}), old_excel.workbook({"A": [["zwei\r\nZeilen"]]})):
        assert rows(only_sheet(open_workbook(data))) == [("zwei\nZeilen",)]


def test_types_places_merged_ranges_and_errors_of_an_xlsx_are_kept() -> None:
    file = BytesIO()
    written = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = written.add_worksheet("Liste")
    day, clock, both, long = (
        written.add_format({"num_format": text}) for text in ("dd.mm.yyyy", "hh:mm", "dd.mm.yyyy hh:mm", "[h]:mm")
    )
    sheet.merge_range("B3:D3", "Titel")
    sheet.write_datetime("B5", datetime(2026, 11, 22), day)  # noqa: DTZ001  # cells know no time zone
    sheet.write_datetime("C5", datetime(2026, 11, 22, 14, 30), both)  # noqa: DTZ001  # cells know no time zone
    sheet.write_datetime("D5", time(14, 30), clock)
    sheet.write_number("E5", 30 / 24, long)
    sheet.write_formula("B6", "=1/0", None, "#DIV/0!")
    sheet.write_formula("C6", "=B5", None, 7)
    sheet.write_formula("D6", "=B7", None, "")
    sheet.write_string("E6", "  ")
    sheet.write_blank("AZ900", None, day)
    written.close()
    book = open_workbook(file.getvalue())
    assert rows(only_sheet(book)) == [
        (),
        (),
        ("", "Titel"),
        (),
        ("", date(2026, 11, 22), datetime(2026, 11, 22, 14, 30), time(14, 30), "30:00"),  # noqa: DTZ001  # as above
        ("", "#DIV/0!", 7.0),
    ]
    assert only_sheet(book).merged == ((2, 1, 2, 3),)
    assert book.notes == (
        f"2 Zellen enthalten eine Formel. {FORMULAS}",
        "1 Zelle enthält eine Formel ohne gespeicherten Wert und gilt als leer. "
        "Öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie sie, dann sind die Werte darin.",
        ERRORS,
    )


def test_a_formula_that_was_never_calculated_is_empty_and_told() -> None:
    file = BytesIO()
    written = openpyxl.Workbook()
    written.worksheets[0].append(["Name", "=1+1"])
    written.save(file)
    book = open_workbook(file.getvalue())
    assert (rows(only_sheet(book)), len(book.notes)) == ([("Name",)], 1)


def test_several_sheets_come_in_order_and_hidden_ones_are_marked() -> None:
    book = open_workbook(hostile.xlsx({"A": [["a"]], "leer": [], "B": [["b"]]}, hidden=["B"]))
    assert [(sheet.name, sheet.is_hidden, len(sheet.rows)) for sheet in book.sheets] == [
        ("A", False, 1),
        ("leer", False, 0),
        ("B", True, 1),
    ]


def test_an_error_in_an_old_workbook_stays_in_its_cell() -> None:
    book = open_workbook(old_excel.workbook({"A": [["Name"], ["#REF!"]]}))
    assert (rows(only_sheet(book)), book.notes) == ([("Name",), ("#REF!",)], (ERRORS,))


def test_merged_repeated_and_wrong_cells_of_an_ods_are_kept() -> None:
    text = (
        '<table:table-cell office:value-type="string" table:number-columns-{}="2"><text:p>x</text:p></table:table-cell>'
    )
    wrong = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    day = '<table:table-cell office:value-type="date" office:date-value="2026-11-22"><text:p>22.11.26</text:p></table:table-cell>'
    merged = f"{text.format('spanned')}<table:covered-table-cell/>{day}"
    lines = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        f"<table:table-row>{merged}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="2">{text.format("repeated")}{wrong}</table:table-row>'
    )
    book = open_workbook(hostile.ods({"A": lines}))
    assert rows(only_sheet(book)) == [
        (),
        (),
        ("x", "", date(2026, 11, 22)),
        ("x", "x", "#DIV/0!"),
        ("x", "x", "#DIV/0!"),
    ]
    assert only_sheet(book).merged == ((2, 0, 2, 1),)
    assert book.notes == (
        f"2 Zellen enthalten eine Formel. {FORMULAS}",
        "2 Zellen enthalten einen Fehler wie #NV oder #BEZUG!. Er steht so in der Zelle.",
    )


@pytest.mark.parametrize(
    "data",
    [
        hostile.repacked(hostile.xlsx({"A": [["a"]]}), {"xl/vbaProject.bin": b"x"}),
        hostile.ods({"A": hostile.ods_rows([["a"]])}, extra={"Basic/Standard/script-lb.xml": b"<x/>"}),
        old_excel.workbook({"A": [["a"]]}, extra={"_VBA_PROJECT_CUR": b""}),
    ],
    ids=["xlsm", "ods", "xls"],
)
def test_macros_are_left_alone_and_told(data: bytes) -> None:
    book = open_workbook(data)
    assert rows(only_sheet(book)) == [("a",)]
    assert book.notes == ("Die Datei enthält Makros. Sie wurden nicht ausgeführt; gelesen wurden nur die Werte.",)


def test_links_to_other_files_are_not_followed_and_told() -> None:
    data = hostile.repacked(hostile.xlsx({"A": [["a"]]}), {"xl/externalLinks/externalLink1.xml": b"<x/>"})
    assert open_workbook(data).notes == (
        "Die Datei verweist auf andere Dateien. Übernommen wurden die Werte, die beim letzten Speichern galten.",
    )


def test_umlauts_broken_before_are_told_with_sheet_and_row() -> None:
    (note,) = open_workbook(hostile.xlsx({"A": [["Name"], [], ["Bäcker MÃ¼ller"]]})).notes
    assert note.startswith("Umlaute sind zerstört, im Blatt „A“ zuerst in Zeile 3 („MÃ¼ller“).")


def test_the_real_list_with_a_bilingual_header_is_read() -> None:
    book = open_workbook(shared_data("real/messy_blank_rows_bilingual_header.xlsx").read_bytes())
    sheet = only_sheet(book)
    assert (sheet.name, len(sheet.rows), book.notes) == ("Liste der Vorhaben", 632, ())
    assert sheet.rows[5][1] == "Name des Begünstigten\n\nBeneficiary name"
    assert sheet.rows[6][4:7] == (date(2015, 12, 17), date(2017, 6, 16), 4156.0)
    assert (603, 1, 603, 9) in sheet.merged
