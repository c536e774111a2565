"""Sheets for tests, written as a person sees them."""

import csv
import io

from produktschau.tabular.calculations.layout import understood
from produktschau.tabular.calculations.sheets import Cell, Sheet, Table


def sheet(*lines: str, merged: tuple[tuple[int, int, int, int], ...] = ()) -> Sheet:
    """One sheet from lines with cells between strokes: „Name | Ort“."""
    rows: list[list[Cell]] = [[cell.strip() for cell in line.split("|")] if line else [] for line in lines]
    return Sheet("Blatt", rows, merged)


def table(*lines: str, merged: tuple[tuple[int, int, int, int], ...] = ()) -> Table:
    """The table understood from lines with cells between strokes."""
    return understood(sheet(*lines, merged=merged))


def csv_table(text: str, sign: str = ";") -> Table:
    """The table understood from CSV text."""
    return understood(Sheet("", list(csv.reader(io.StringIO(text), delimiter=sign))), may_slip=True)


def asides(of: Table) -> list[tuple[int, str, str]]:
    """Number, what and text of every line that is no row."""
    return [(aside.number, aside.what, aside.text) for aside in of.asides]


def numbers(of: Table) -> list[int]:
    """Numbers of the rows."""
    return [row.number for row in of.rows]
