"""What a value becomes in a written table: as text for CSV, and whether a spreadsheet cell can hold it."""

import re
from datetime import date, datetime
from decimal import Decimal

from produktschau.tabular.calculations.escaping import escaped
from produktschau.tabular.calculations.limits import LONGEST_CELL

_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 has no way to hold, not even escaped as Office Open XML does it (ECMA-376, ST_Xstring)."""


def as_text(value: str | int | float | bool | date | None) -> str:
    """The value as a German reader writes it: ja/nein, decimal comma, 22.11.2026; a text is kept from being a formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float):
        # Every digit, and never „1e-05“, which a spreadsheet program would show otherwise than it came.
        return format(Decimal(repr(value)), "f").replace(".", ",")
    return str(value)


def why_no_cell(text: str) -> str:
    """Why a spreadsheet cell cannot hold the text, as the end of a German sentence; ``""`` where it can.

    Spreadsheet programs count UTF-16 units, so that an emoji counts two.
    """
    length = len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
    if length > LONGEST_CELL:
        return f"hat {_grouped(length)} Zeichen, und eine Zelle in XLSX fasst {_grouped(LONGEST_CELL)}"
    strange = _NOT_XML.search(text)
    return f"enthält das Zeichen U+{ord(strange.group()):04X}, das XLSX nicht kennt" if strange else ""


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
