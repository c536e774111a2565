"""Table files for tests, made with xlsxwriter and csv."""

import csv
import io
from collections.abc import Mapping, Sequence

import xlsxwriter

Lines = Sequence[Sequence[object]]
Merged = tuple[int, int, int, int]


def xlsx(
    sheets: Mapping[str, Lines], *, merged: Mapping[str, Sequence[Merged]] | None = None, hidden: Sequence[str] = ()
) -> bytes:
    """An .xlsx file; merged ranges keep the value of their upper left cell."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for place, line in enumerate(lines):
                for column, value in enumerate(line):
                    if value != "":
                        sheet.write(place, column, value)
            for top, left, bottom, right in (merged or {}).get(name, ()):
                value = lines[top][left] if left < len(lines[top]) else ""
                sheet.merge_range(top, left, bottom, right, value)
            if name in hidden:
                sheet.hide()
    return file.getvalue()


def csv_bytes(lines: Lines, *, sign: str = ";", codec: str = "utf-8") -> bytes:
    """A CSV file."""
    text = io.StringIO()
    csv.writer(text, delimiter=sign).writerows(lines)
    return text.getvalue().encode(codec)
