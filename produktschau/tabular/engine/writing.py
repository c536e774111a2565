"""Writes tables that our own reader takes back unchanged: CSV in pieces, XLSX row by row, both in bounded memory.

A text that a spreadsheet program would run gets an apostrophe (``calculations.escaping``); numbers and days are real
numbers and days. The same rows give the same bytes, so that two exports can be compared.
"""

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

import xlsxwriter
from django.utils.timezone import is_aware, localtime

from produktschau.tabular.calculations.writing import as_text, why_no_cell
from produktschau.tabular.engine.kinds import Column, Content, Value

FORMATS = ("xlsx", "csv")
"""How a table can be written; the endings of the files."""
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MOST_ROWS = 1_048_575
"""Rows of data on one sheet (ECMA-376: 1,048,576 with the header)."""
SHEET_OF_COLUMNS = "Spalten"
"""The second sheet, which says what every column holds."""
_FLUSH = 1000
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 – a fixed day in the file's properties, so that bytes agree
_FIRST_DAY = date(1900, 3, 1)
"""Before it the programs count days wrongly (a leap day in 1900 that never was)."""
_WIDTHS = {
    Content.URL: 34,
    Content.EMAIL: 30,
    Content.PHONE: 20,
    Content.DATE: 14,
    Content.YES_NO: 12,
    Content.TEXT: 24,
}
_NUMBERS = frozenset({Content.DATE, Content.DEGREE, Content.MONEY, Content.NUMBER, Content.YEAR})
_DESCRIPTION = (("Überschrift", 30), ("Was darin steht", 80), ("Pflicht", 10), ("Mehrere", 10), ("Beispiel", 40))


class NotForSpreadsheet(ValueError):
    """The rows do not fit a spreadsheet. One German sentence naming the row."""


def plain_columns(headings: Iterable[str]) -> tuple[Column, ...]:
    """Columns that are only headings: for lists that are no table kind, and for mend files."""
    return tuple(Column(heading, heading) for heading in headings)


def rows_of(columns: Sequence[Column], records: Iterable[Mapping[str, Value]]) -> Iterator[tuple[Value, ...]]:
    """The values of the records in the order of the columns."""
    names = [column.name for column in columns]
    return (tuple(record[name] for name in names) for record in records)


def write_csv(columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """UTF-8 with BOM, semicolons, decimal comma, CRLF: what a German Excel opens by a double click."""
    text = io.StringIO(newline="")
    text.write("\ufeff")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([as_text(column.label) for column in columns])
    for number, row in enumerate(rows, 1):
        writer.writerow([as_text(_here(value)) for value in row])
        if number % _FLUSH == 0:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def write_xlsx(
    columns: Sequence[Column], rows: Iterable[Sequence[Value]], file: Path | IO[bytes], *, title: str
) -> None:
    """One sheet of data named ``title`` and one that says what the columns hold. Raises ``NotForSpreadsheet``."""
    with tempfile.TemporaryDirectory() as folder:
        target = str(file) if isinstance(file, Path) else file
        book = xlsxwriter.Workbook(target, {"constant_memory": True, "tmpdir": folder})
        book.set_properties({"title": title, "created": _MADE})
        try:
            _Sheet(book, columns, title).write(rows)
            if any(column.help for column in columns):
                _describe(book, columns)
        except BaseException:
            # Without close() no workbook comes into being; its rows so far lie in files of their own.
            for sheet in book.worksheets():
                sheet.row_data_fh.close()
            raise
        book.close()


def write_table(
    columns: Sequence[Column], rows: Iterable[Sequence[Value]], file: IO[bytes], *, extension: str, title: str
) -> None:
    """Write into an open file, as its extension says. Raises ``NotForSpreadsheet``."""
    if extension == "xlsx":
        write_xlsx(columns, rows, file, title=title)
    else:
        file.writelines(write_csv(columns, rows))


def table_file(columns: Sequence[Column], rows: Iterable[Sequence[Value]], *, extension: str, title: str) -> IO[bytes]:
    """A temporary file with the table, rewound; it is gone once it is closed. Raises ``NotForSpreadsheet``."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 – whoever asked closes it
    try:
        write_table(columns, rows, file, extension=extension, title=title)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


class _Sheet:
    """The sheet of data."""

    def __init__(self, book: Any, columns: Sequence[Column], title: str) -> None:
        self.columns = columns
        self.sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", title)[:31])
        self.text, self.plain = book.add_format({"num_format": "@"}), book.add_format()
        self.day = book.add_format({"num_format": "dd.mm.yyyy", "align": "left"})
        self.moment = book.add_format({"num_format": "dd.mm.yyyy hh:mm", "align": "left"})
        for place, column in enumerate(columns):
            width = max(_WIDTHS.get(column.content, 14), min(len(column.label) + 4, 40))
            shape = self.day if column.content is Content.DATE else self.plain
            # Text columns are text even where they are empty, so that a postcode typed there keeps its zero.
            self.sheet.set_column(place, place, width, shape if column.content in _NUMBERS else self.text)
        self.sheet.freeze_panes(1, 0)
        _head(book, self.sheet, [column.label for column in columns])

    def write(self, rows: Iterable[Sequence[Value]]) -> None:
        """Every row; empty cells are left out."""
        number = 0
        for number, row in enumerate(rows, 1):
            if number > MOST_ROWS:
                raise NotForSpreadsheet(
                    "Die Tabelle hat mehr als 1.048.575 Zeilen, mehr fasst XLSX nicht. Nehmen Sie CSV."
                )
            for place, value in enumerate(row):
                if value is not None and value != "":
                    self._cell(number, place, _here(value), row)
        self.sheet.autofilter(0, 0, number, len(self.columns) - 1)

    def _cell(self, number: int, place: int, value: Value, row: Sequence[Value]) -> None:
        if isinstance(value, int | float) and not isinstance(value, bool):
            self.sheet.write_number(number, place, value, self.plain)
        elif isinstance(value, datetime):
            self.sheet.write_datetime(number, place, value, self.moment)
        elif isinstance(value, date) and value >= _FIRST_DAY:
            self.sheet.write_datetime(number, place, value, self.day)
        else:
            text = as_text(value)
            if why := why_no_cell(text):
                which = f"Zeile {number + 1} („{self._name(row)}“)"
                raise NotForSpreadsheet(f"{which}: „{self.columns[place].label}“ {why}. Nehmen Sie CSV.")
            self.sheet.write_string(number, place, text, self.text)

    def _name(self, row: Sequence[Value]) -> str:
        place = next((place for place, column in enumerate(self.columns) if column.name == "name"), 0)
        return str(row[place])[:60]


def _describe(book: Any, columns: Sequence[Column]) -> None:
    sheet = book.add_worksheet(SHEET_OF_COLUMNS)
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for place, (_, width) in enumerate(_DESCRIPTION):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)
    _head(book, sheet, [heading for heading, _ in _DESCRIPTION])
    for number, column in enumerate(columns, 1):
        said: tuple[Value, ...] = (column.label, column.help, column.required, column.several, column.example)
        for place, value in enumerate(said):
            sheet.write_string(number, place, as_text(value), wrapped)


def _head(book: Any, sheet: Any, headings: Sequence[str]) -> None:
    bold = book.add_format({"bold": True, "bottom": 1, "num_format": "@"})
    for place, heading in enumerate(headings):
        sheet.write_string(0, place, as_text(heading), bold)


def _here(value: Value) -> Value:
    """A moment in the region's time, without its zone, as a cell holds it; everything else as it is."""
    return localtime(value).replace(tzinfo=None) if isinstance(value, datetime) and is_aware(value) else value
