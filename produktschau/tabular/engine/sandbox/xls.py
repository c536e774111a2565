"""Looks through an .xls before it is read: sheets, how far they reach, formulas, errors, macros, password. After [MS-XLS]."""

import struct
from collections.abc import Iterator

from produktschau.tabular.calculations.foreign import SAVE_AS_XLSX
from produktschau.tabular.calculations.limits import UnreadableTable
from produktschau.tabular.engine.sandbox.compound import Compound
from produktschau.tabular.engine.sandbox.extent import Extent
from produktschau.tabular.engine.sandbox.found import Found, SheetFound
from produktschau.tabular.engine.sandbox.packed import DAMAGED

LOCKED = (
    "Die Datei ist mit einem Kennwort geschützt. "
    "Speichern Sie sie in Excel ohne Kennwort und laden Sie sie noch einmal hoch."
)
_FOREIGN = (
    ("EncryptedPackage", LOCKED),
    ("WordDocument", "Das ist ein Word-Dokument, keine Tabelle. Laden Sie eine Tabelle hoch."),
    ("PowerPoint Document", "Das ist eine PowerPoint-Datei, keine Tabelle. Laden Sie eine Tabelle hoch."),
    (
        "__properties_version1.0",
        "Das ist eine E-Mail aus Outlook. Speichern Sie die Tabelle daraus und laden Sie sie hoch.",
    ),
)
_BOF, _BOUND_SHEET, _FILE_PASS, _SUP_BOOK = 0x0809, 0x0085, 0x002F, 0x01AE
_FORMULA, _ERROR, _MANY_NUMBERS, _MANY_BLANKS = 0x0006, 0x0205, 0x00BD, 0x00BE
_ONE_CELL = frozenset({_FORMULA, _ERROR, 0x0203, 0x00FD, 0x027E, 0x0204, 0x00D6})
_ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
    43: "#GETTING_DATA",
}


def look_through(data: bytes) -> Found:
    """Checks every sheet. Raises ``UnreadableTable``."""
    compound = Compound(data)
    stream = next((name for name in ("Workbook", "Book", "WORKBOOK", "BOOK") if name in compound.entries), "")
    for name, sentence in _FOREIGN:
        if name in compound.entries and (not stream or name == "WordDocument"):
            raise UnreadableTable(sentence)
    if not stream:
        raise UnreadableTable(f"In der Datei steckt keine Excel-Tabelle. {SAVE_AS_XLSX}")
    book = compound.read(stream)
    found = Found("xls", has_macros="_VBA_PROJECT_CUR" in compound.entries or "VBA" in compound.entries)
    for name, start in _sheets(book, found):
        found.sheets.append(_sheet(book, name, start))
    return found


def _records(book: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    while start + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, start)
        yield kind, book[start + 4 : start + 4 + size]
        start += 4 + size


def _sheets(book: bytes, found: Found) -> list[tuple[str, int]]:
    sheets: list[tuple[str, int]] = []
    is_old = book[4:6] == b"\x00\x05"
    for kind, body in _records(book, 0):
        if kind == _FILE_PASS:
            raise UnreadableTable(LOCKED)
        if kind == _BOUND_SHEET and len(body) >= 8 and body[5] == 0:
            sheets.append((_name(body, is_old), int.from_bytes(body[:4], "little")))
        elif kind == _SUP_BOOK and len(body) > 4:
            found.has_links = found.has_links or body[2:4] not in {b"\x01\x04", b"\x01\x3a"}
        elif kind == 0x000A:
            break
    return sheets


def _name(body: bytes, is_old: bool) -> str:
    """The name of a sheet; before Excel 97 it had no mark of its width."""
    if is_old:
        return body[7 : 7 + body[6]].decode("cp1252", "replace")
    wide = body[7] & 1
    return body[8 : 8 + body[6] * (2 if wide else 1)].decode("utf-16-le" if wide else "latin-1", "replace")


def _sheet(book: bytes, name: str, start: int) -> SheetFound:
    sheet = SheetFound(Extent(name))
    try:
        depth = 0
        if book[start : start + 2] != _BOF.to_bytes(2, "little"):
            raise UnreadableTable(DAMAGED)
        for kind, body in _records(book, start):
            if kind == _BOF:
                depth += 1
            elif kind == 0x000A:
                depth -= 1
                if depth <= 0:
                    break
            elif kind in _ONE_CELL:
                _cell(sheet, kind, body)
            elif kind == _MANY_NUMBERS:
                row, column = struct.unpack_from("<HH", body)
                sheet.extent.add(row, column, columns=max((len(body) - 6) // 6, 1))
    except struct.error as error:
        raise UnreadableTable(DAMAGED) from error
    return sheet


def _cell(sheet: SheetFound, kind: int, body: bytes) -> None:
    row, column = struct.unpack_from("<HH", body)
    sheet.extent.add(row, column)
    if kind == _FORMULA:
        sheet.formulas += 1
        if body[6:7] == b"\x02" and body[12:14] == b"\xff\xff":
            sheet.errors[row, column] = _ERRORS.get(body[8], "#FEHLER!")
    elif kind == _ERROR and len(body) >= 8 and body[7] == 1:
        sheet.errors[row, column] = _ERRORS.get(body[6], "#FEHLER!")
