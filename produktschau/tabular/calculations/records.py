"""Parts the text of a CSV file into records of cells, within the limits."""

import csv
from collections.abc import Iterator, Sequence

from produktschau.tabular.calculations.limits import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_LINES,
    MOST_ROWS,
    UnreadableTable,
)

_RECORD = tuple[str, ...]


def records(text: str, sign: str) -> tuple[_RECORD, ...]:
    """All records from the first on, blank ones too (as empty), without empty cells and records at the end.

    Raises ``UnreadableTable``.
    """
    found: list[_RECORD] = []
    filled = cells = 0
    for number, record in enumerate(_quoted(text, sign), start=1):
        kept = _without_empty_end(record, number)
        found.append(kept)
        filled += bool(kept)
        cells += len(kept)
        if filled > MOST_LINES:
            limit = f"{MOST_ROWS:,}".replace(",", ".")
            raise UnreadableTable(f"Die Tabelle hat mehr als {limit} Zeilen. Teilen Sie sie in mehrere Dateien.")
        if cells > MOST_CELLS:
            raise UnreadableTable(
                f"Die Tabelle hat mehr als {MOST_CELLS // 1_000_000} Millionen Zellen. Teilen Sie sie in mehrere Dateien."
            )
    while found and not found[-1]:
        found.pop()
    if not found:
        raise UnreadableTable("Die Datei hat keine Zeile mit Inhalt. Wählen Sie eine Tabelle mit Kopfzeile und Zeilen.")
    return tuple(found)


def _quoted(text: str, sign: str) -> Iterator[Sequence[str]]:
    """Records by the rules of quotation marks. Only ``\\n`` ends a line: signs like U+2028 stand inside cells."""
    lines = (line + "\n" for line in text.removesuffix("\n").split("\n"))
    number = 0
    try:
        for number, cells in enumerate(csv.reader(lines, delimiter=sign, strict=True), start=1):
            if any(len(cell) > LONGEST_CELL for cell in cells):
                raise _misquoted(number)
            yield cells
    except csv.Error as error:
        raise _misquoted(number + 1) from error


def _without_empty_end(cells: Sequence[str], number: int) -> _RECORD:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    if end > MOST_COLUMNS:
        raise UnreadableTable(
            f"Die Tabelle hat mehr als {MOST_COLUMNS} Spalten, zuerst in Zeile {number}. "
            "Löschen Sie, was nicht gebraucht wird."
        )
    return tuple(cells[:end])


def _misquoted(number: int) -> UnreadableTable:
    return UnreadableTable(
        f"In Zeile {number} ist ein Anführungszeichen nicht richtig gesetzt oder eine Zelle länger als "
        f"{LONGEST_CELL} Zeichen. Prüfen Sie die Zeile in der Datei."
    )
