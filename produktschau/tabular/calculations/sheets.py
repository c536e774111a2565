"""What a table file holds once it is open: sheets of cells, as values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

Cell = str | int | float | bool | date | datetime | time
"""A cell's value; an empty cell is ``""``. Formulas are not here, only the values they had when the file was saved."""


@dataclass(frozen=True)
class Sheet:
    """One sheet. ``rows[0]`` is row 1 of the file; rows may differ in length.

    ``merged`` are ranges (first row, first column, last row, last column), counted from 0. Only the upper
    left cell of a merged range holds the value.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True)
class Workbook:
    """An opened file. ``format`` is „xlsx“, „xls“, „ods“ or „csv“; encoding and separator are told for CSV only.

    ``notes`` are sentences for people, for example that macros were left alone.
    """

    format: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    separator: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """How a person wants a file read, where the house did not see it right. Empty: as the house sees it.

    ``header`` is the first and last row of the column headings, as a spreadsheet program counts (from 1).
    """

    sheet: str = ""
    header: tuple[int, int] | None = None
    encoding: str = ""
    separator: str = ""


@dataclass(frozen=True)
class Row:
    """One row of data: ``number`` as a spreadsheet program shows it.

    ``cells`` has as many entries as the header, as text without white space around; ``surplus`` is true when
    the row had more filled cells than the header, so that no cell can be told for sure.
    """

    number: int
    cells: tuple[str, ...]
    surplus: bool = False


@dataclass(frozen=True)
class Aside:
    """A line with content that is no row of data. ``what`` is „title“, „group“, „total“ or „note“; ``text`` what it says."""

    number: int
    what: str
    text: str


@dataclass(frozen=True)
class Table:
    """A table as understood. Every line with content is in the header, in ``rows`` or in ``asides``; ``blank`` counts the rest.

    ``header`` has one heading per column, each once, none empty. ``header_rows`` are first and last row of it, from 1.
    ``sheet`` is the one read, ``sheets`` all names with content.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    blank: int
    asides: tuple[Aside, ...] = ()
    header_rows: tuple[int, int] = (1, 1)
    format: str = "csv"
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    separator: str = ""
    notes: tuple[str, ...] = field(default=())
