"""Reads the values of a checked file with calamine, sheet by sheet, as lines of JSON."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import python_calamine as calamine

from produktschau.tabular.calculations.letters import MOJIBAKE, word_at
from produktschau.tabular.calculations.limits import LONGEST_CELL, MOST_MERGED, UnreadableTable
from produktschau.tabular.engine.sandbox.extent import column_letters
from produktschau.tabular.engine.sandbox.found import Found, SheetFound
from produktschau.tabular.engine.sandbox.packed import DAMAGED
from produktschau.tabular.engine.sandbox.xls import LOCKED


def lines(data: bytes, found: Found) -> Iterator[str]:
    """For each sheet ``["sheet", name, hidden, merged, rows]`` and its rows; days are ``{"d": "2026-11-22"}``, times ``{"t": …}``."""
    try:
        book = calamine.load_workbook(BytesIO(data))
        places = [n for n, one in enumerate(book.sheets_metadata) if one.typ == calamine.SheetTypeEnum.WorkSheet]
        if len(places) != len(found.sheets):
            raise UnreadableTable(DAMAGED)
        for place, known in zip(places, found.sheets, strict=True):
            is_hidden = book.sheets_metadata[place].visible != calamine.SheetVisibleEnum.Visible
            for number, line in enumerate(_sheet(book.get_sheet_by_index(place), known, is_hidden)):
                if found.broken is None and ("Ã" in line or "\ufffd" in line):
                    found.broken = _broken(known.extent.sheet, number, line)
                yield line
    except calamine.PasswordError as error:
        raise UnreadableTable(LOCKED) from error
    except calamine.CalamineError as error:
        raise UnreadableTable(DAMAGED) from error


def _broken(sheet: str, number: int, line: str) -> tuple[str, int, str] | None:
    hit = MOJIBAKE.search(line)
    return (sheet, number, word_at(line, hit)) if hit else None


def _sheet(sheet: calamine.CalamineSheet, found: SheetFound, is_hidden: bool) -> Iterator[str]:
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    for (row, column), error in found.errors.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = error
    shown = [_row(number, cells) for number, cells in enumerate(rows, start=1)]
    while shown and not shown[-1]:
        shown.pop()
    yield _line(["sheet", sheet.name, is_hidden, _merged(sheet, found), len(shown)])
    yield from (_line(cells) for cells in shown)


def _merged(sheet: calamine.CalamineSheet, found: SheetFound) -> list[tuple[int, int, int, int]]:
    ranges = sheet.merged_cell_ranges
    return [(*start, *end) for start, end in ranges[:MOST_MERGED]] if ranges is not None else found.merged


def _row(number: int, cells: list[Any]) -> list[Any]:
    end = len(cells)
    while end and (cells[end - 1] == "" or (isinstance(cells[end - 1], str) and not cells[end - 1].strip())):
        end -= 1
    for place in range(end):
        cell = cells[place]
        if isinstance(cell, str):
            if len(cell) > LONGEST_CELL:
                raise UnreadableTable(
                    f"In Zelle {column_letters(place)}{number} stehen mehr als {LONGEST_CELL} Zeichen. Kürzen Sie den Text."
                )
            if "\r" in cell:
                cells[place] = cell.replace("\r\n", "\n").replace("\r", "\n")
        elif not isinstance(cell, int | float):
            cells[place] = _moment(cell)
    return cells[:end]


def _moment(value: object) -> object:
    if isinstance(value, datetime | date):
        return {"d": value.isoformat()}
    if isinstance(value, time):
        return {"t": value.isoformat()}
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds()) // 60
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return str(value)


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
