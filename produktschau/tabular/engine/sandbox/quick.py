"""A quick upper bound of how far an .xlsx sheet reaches, for the many sheets that are plain: a tenth of the time of parsing.

Whatever is not plain – formulas, errors, cells without address, other spellings, a bound beyond the limits – is left to
the exact look in ``xlsx``.
"""

import re

from produktschau.tabular.calculations.limits import MOST_CELLS, MOST_COLUMNS, MOST_LINES
from produktschau.tabular.engine.sandbox.extent import Extent, column_number
from produktschau.tabular.engine.sandbox.packed import Packed

_LETTERS = re.compile(rb'<c r="([A-Z]{1,3})\d{1,7}"[ />]')
_DIGITS = re.compile(rb'<c r="[A-Z]{1,3}(\d{1,7})"')
_NOT_PLAIN = (b"<f", b't="e"', b"t='", b":c", b":f")
"""Formulas, errors, other quotation marks, elements with a prefix."""
_LONGEST_TAIL = 1024 * 1024


def quick_extent(packed: Packed, part: str, sheet: str) -> Extent | None:
    """The extent with formatted cells counted as content, or nothing when the sheet is not plain."""
    letters: set[bytes] = set()
    rows: set[bytes] = set()
    tail = b""
    for piece in packed.pieces(part):
        text = tail + piece
        cut = text.rfind(b"<")
        whole, tail = text[:cut], text[max(cut, 0) :]
        found = _LETTERS.findall(whole)
        letters.update(found)
        rows.update(_DIGITS.findall(whole))
        if len(tail) > _LONGEST_TAIL or len(rows) > MOST_LINES or not _is_plain(whole, len(found)):
            return None
    return _bounded(letters, rows, sheet) if _is_plain(tail, 0) else None


def _is_plain(text: bytes, cells: int) -> bool:
    """Whether ``cells`` are all cells there are: what else begins with c are „col“, „conditionalFormatting“, „cfRule“."""
    others = text.count(b"<co") + text.count(b"<cf")
    return text.count(b"<c") - others == cells and not any(mark in text for mark in _NOT_PLAIN)


def _bounded(letters: set[bytes], rows: set[bytes], sheet: str) -> Extent | None:
    columns = {column_number(one.decode("ascii")) for one in letters}
    last_column = max(columns, default=-1)
    last_row = max(map(int, rows), default=0) - 1
    extent = Extent(sheet, last_row, last_column, len(rows), columns)
    fits = last_column < MOST_COLUMNS and last_row < MOST_LINES and extent.cells <= MOST_CELLS
    return extent if fits else None
