"""Reads the bytes of a table file into a table: opens it, chooses the sheet, understands it."""

from collections.abc import Sequence
from dataclasses import replace

from produktschau.lib.text import and_list
from produktschau.tabular.calculations.layout import understood
from produktschau.tabular.calculations.limits import UnreadableTable
from produktschau.tabular.calculations.sheets import Cell, Reading, Sheet, Table
from produktschau.tabular.engine.opening import open_workbook

_LEGENDS = {"spalten", "hinweise", "erläuterungen", "legende", "anleitung", "readme", "info"}
"""Names of sheets that explain a table; our own files have one called „Spalten“."""


def read_table(data: bytes, reading: Reading = Reading()) -> Table:  # noqa: B008  # frozen
    """The table of a file. Raises ``UnreadableTable`` with one sentence."""
    workbook = open_workbook(data, reading=reading)
    with_content = [sheet for sheet in workbook.sheets if _weight(sheet.rows)[2]]
    if not with_content:
        raise UnreadableTable("Die Datei ist leer. Wählen Sie eine Tabelle mit Kopfzeile und Zeilen.")
    sheet = _stated(with_content, reading.sheet) if reading.sheet else max(with_content, key=_promise)
    table = understood(sheet, header=reading.header, may_slip=workbook.format == "csv")
    return replace(
        table,
        format=workbook.format,
        sheets=tuple(one.name for one in with_content if one.name),
        encoding=workbook.encoding,
        separator=workbook.separator,
        notes=(*workbook.notes, *table.notes, *_others(with_content, sheet, reading)),
    )


def _stated(sheets: Sequence[Sheet], name: str) -> Sheet:
    found = next((sheet for sheet in sheets if sheet.name == name), None)
    if found is None:
        names = and_list([f"„{sheet.name}“" for sheet in sheets])
        raise UnreadableTable(f"Das Blatt „{name}“ gibt es in der Datei nicht oder es ist leer. Sie hat {names}.")
    return found


def _promise(sheet: Sheet) -> tuple[bool, bool, int, int, int]:
    """The larger, the more likely it is the table meant; of equals the first."""
    return not sheet.is_hidden, sheet.name.strip().casefold() not in _LEGENDS, *_weight(sheet.rows)


def _weight(rows: Sequence[Sequence[Cell]]) -> tuple[int, int, int]:
    """How many lines have at least three, two, one cell with content."""
    counts = [sum(1 for cell in row if cell != "" and not (type(cell) is str and cell.isspace())) for row in rows]
    return sum(n > 2 for n in counts), sum(n > 1 for n in counts), sum(n > 0 for n in counts)


def _others(sheets: Sequence[Sheet], read: Sheet, reading: Reading) -> tuple[str, ...]:
    others = [
        f"„{sheet.name}“" for sheet in sheets if sheet is not read and sheet.name.strip().casefold() not in _LEGENDS
    ]
    if reading.sheet or not others:
        return ()
    few = "ein weiteres Blatt" if len(others) == 1 else "weitere Blätter"
    return (f"Gelesen wird das Blatt „{read.name}“; die Datei hat {few} mit Inhalt: {and_list(others)}.",)
