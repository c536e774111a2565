"""Reads the bytes of a CSV file into a header and rows numbered as a person sees them."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from produktschau.tabular.calculations.decoding import decode
from produktschau.tabular.calculations.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, UnreadableTable
from produktschau.tabular.calculations.separating import separator


@dataclass(frozen=True)
class Row:
    """One row: ``number`` as a spreadsheet program shows it (the header is row 1 unless blank rows precede it).

    ``cells`` has as many entries as the header, without white space around; ``surplus`` is true when
    the row had more filled cells than the header, so that no cell can be told for sure.
    """

    number: int
    cells: tuple[str, ...]
    surplus: bool = False


@dataclass(frozen=True)
class Table:
    """A table as read. ``blank`` counts rows without any content; they are no rows of the table."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    blank: int
    encoding: str
    separator: str


def read_table(data: bytes) -> Table:
    """Read a CSV file. Raises ``UnreadableTable`` with one sentence."""
    decoded = decode(data)
    sign = separator(decoded.text)
    records = _records(decoded.text, sign)
    header: tuple[str, ...] = ()
    blank = 0
    rows: list[Row] = []
    for number, cells in records:
        if not any(cells):
            blank += 1
        elif not header:
            header = _header(cells)
        elif len(rows) == MOST_ROWS:
            raise UnreadableTable(
                f"Die Tabelle hat mehr als {MOST_ROWS:,} Zeilen.".replace(",", ".")
                + " Teilen Sie sie in mehrere Dateien."
            )
        else:
            rows.append(_row(number, cells, len(header)))
    if not rows:
        raise UnreadableTable(
            "Die Tabelle hat keine Zeile mit Inhalt. Unter der Kopfzeile muss mindestens eine stehen."
        )
    return Table(header, tuple(rows), blank, decoded.encoding, sign)


def _records(text: str, sign: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Records with their number. Only ``\\n`` ends a line: signs like U+2028 stand inside cells."""
    lines = (line + "\n" for line in text.removesuffix("\n").split("\n"))
    reader = csv.reader(lines, delimiter=sign, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if any(len(cell) > LONGEST_CELL for cell in cells):
                raise _misquoted(number)
            yield number, tuple(_plain(cell) for cell in cells)
    except csv.Error as error:
        raise _misquoted(number + 1) from error


def _plain(cell: str) -> str:
    """Without white space around, and without the apostrophe that keeps a spreadsheet from running a formula."""
    cell = cell.strip()
    return cell[1:] if cell.startswith(("'=", "'+", "'-", "'@")) else cell


def _misquoted(number: int) -> UnreadableTable:
    return UnreadableTable(
        f"In Zeile {number} ist ein Anführungszeichen nicht richtig gesetzt oder eine Zelle länger als "
        f"{LONGEST_CELL} Zeichen. Prüfen Sie die Zeile in der Datei."
    )


def _header(cells: tuple[str, ...]) -> tuple[str, ...]:
    names = list(cells)
    while not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise UnreadableTable(
            f"Die Tabelle hat mehr als {MOST_COLUMNS} Spalten. Löschen Sie, was nicht gebraucht wird."
        )
    twice = [name for name, count in Counter(name for name in names if name).items() if count > 1]
    if twice:
        raise UnreadableTable(f"Die Spalte „{twice[0]}“ kommt zweimal vor. Benennen Sie eine davon um.")
    return tuple(names)


def _row(number: int, cells: tuple[str, ...], width: int) -> Row:
    kept = cells[:width] + ("",) * (width - len(cells))
    return Row(number, kept, surplus=any(cells[width:]))
