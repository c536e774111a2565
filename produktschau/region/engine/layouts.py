"""Our own two layouts, as CSV or as a spreadsheet: wide (one column per sector) and long (one row per value)."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from produktschau.region.calculations.signs import german, quoted
from produktschau.region.engine.figure_table import Asked, Figures
from produktschau.region.engine.nuts import official_key
from produktschau.region.engine.rows import Row, UnusableFile, once, read_rows, row_of
from produktschau.tabular.calculations.limits import UnreadableTable
from produktschau.tabular.calculations.sheets import Cell
from produktschau.tabular.engine.opening import open_workbook

ALIASES: Mapping[str, str] = {
    "jahr": "year",
    "schlüssel": "ags",
    "gebiet": "ags",
    "wirtschaftsbereich": "sector",
    "bereich": "sector",
    "wert": "value",
    "kennzeichen": "flag",
}
_REQUIRED = ("ags", "year")
_NOT_GROUPS = {"geo", "name", "ags", "year"}
_HEAD = 30
"""Lines of a sheet among which the headings are looked for."""


def read_text(content: bytes, filename: str, asked: Asked) -> Figures:
    """A CSV of either layout. Raises ``UnusableFile``."""
    return _read(read_rows(content, filename, required=_REQUIRED, aliases=ALIASES), asked)


def read_workbook(content: bytes, filename: str, asked: Asked) -> Figures:
    """A spreadsheet of either layout: the first sheet that has the columns, below its headings. Raises ``UnusableFile``."""
    try:
        sheets = open_workbook(content).sheets
    except UnreadableTable as error:
        raise UnusableFile(f"{filename}: {error}") from error
    for sheet in sheets:
        if (found := _headings(sheet.rows, filename)) is not None:
            start, header = found
            rows = list(_rows(sheet.rows, start, header, filename))
            if rows:
                return _read(rows, asked)
    raise UnusableFile(f"{filename}: Kein Blatt hat die Spalten „ags“ und „year“ mit Zeilen darunter. Bitte ergänzen.")


def _headings(rows: Sequence[Sequence[Cell]], filename: str) -> tuple[int, list[str]] | None:
    for place, row in enumerate(rows[:_HEAD]):
        header = [ALIASES.get(str(cell).strip().casefold(), str(cell).strip()) for cell in row]
        if all(name in header for name in _REQUIRED):
            once(header, [str(cell).strip() for cell in row], f"{filename}, Zeile {place + 1}")
            return place, header
    return None


def _rows(rows: Sequence[Sequence[Cell]], start: int, header: list[str], filename: str) -> Iterator[Row]:
    for place, row in enumerate(rows[start + 1 :], start=start + 2):
        cells = [_text(cell) for cell in row]
        if any(cells):
            yield row_of(filename, place, header, cells)


def _text(cell: Cell) -> str:
    """A cell as somebody would type it; a number of a spreadsheet has no ambiguous point."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell).replace(".", ",")
    return str(cell).strip()


def _read(rows: Sequence[Row], asked: Asked) -> Figures:
    figures = Figures()
    is_long = {"sector", "value"} <= rows[0].values.keys()
    columns = [] if is_long else _columns(rows[0], figures, asked)
    for row in rows:
        ags = official_key(row.text("ags"))
        if ags not in asked.known:
            figures.strange.append(str(row.wrong("ags", f"Das Gebiet {quoted(row.text('ags'))} ist nicht bekannt.")))
            continue
        year = figures.year(_place(row, "year"), row.text("year"), asked)
        if year is None:
            continue
        if is_long:
            _long(row, ags, year, figures, asked)
            continue
        for column, group in columns:
            text = row.text(column)
            figures.take(_place(row, column), (ags, year, group), partial(german, text), text)
    return figures


def _columns(first: Row, figures: Figures, asked: Asked) -> list[tuple[str, str]]:
    """The columns that are sectors, with the sector; of the others it is told that they stay out."""
    found = []
    for column in first.values:
        if not column or column.casefold() in _NOT_GROUPS:
            continue
        group = asked.group(column)
        if group:
            found.append((column, group))
        else:
            place = f"{first.filename}, Zeile 1, Spalte {quoted(column)}"
            figures.wrong.append(f"{place}: {asked.unknown_group(column)} Die Spalte blieb draußen.")
    return found


def _long(row: Row, ags: str, year: int, figures: Figures, asked: Asked) -> None:
    group = asked.group(row.text("sector"))
    if not group:
        figures.wrong.append(f"{_place(row, 'sector')}: {asked.unknown_group(row.text('sector'))}")
        return
    text = row.text("value")
    figures.take(_place(row, "value"), (ags, year, group), partial(german, text, row.text("flag")), text)


def _place(row: Row, column: str) -> str:
    return f"{row.filename}, Zeile {row.line}, Spalte {quoted(column)}"
