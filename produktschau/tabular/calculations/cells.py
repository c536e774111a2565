"""Turns the value of a cell into the text a person would have typed."""

import re
from datetime import date, datetime, time
from decimal import Decimal

from produktschau.tabular.calculations.escaping import unescaped
from produktschau.tabular.calculations.sheets import Cell

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
"""Signs without width that come along when cells are copied from web pages."""

_AROUND = re.compile(rf"\A[\s{INVISIBLE}]+|[\s{INVISIBLE}]+\Z")


def cell_text(value: Cell) -> str:
    """The text of a value: „12“, „0.5“, „22.11.2026“, „22.11.2026 14:30“, „14:30“, „ja“, or a string without space around."""
    if isinstance(value, str):
        return unescaped(_AROUND.sub("", value)) if value else ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, int | float):
        return _number(value)
    return _moment(value)


_EXACT = 10**16


def _number(value: int | float) -> str:
    if value == value // 1 and abs(value) < _EXACT:
        return str(int(value))
    text = repr(value)
    return format(Decimal(text), "f") if "e" in text else text


def _moment(value: date | datetime | time) -> str:
    if isinstance(value, datetime):
        return _day(value) if _clock(value.time()) == "00:00" else f"{_day(value)} {_clock(value.time())}"
    return _clock(value) if isinstance(value, time) else _day(value)


def _day(value: date) -> str:
    return f"{value.day:02}.{value.month:02}.{value.year:04}"


def _clock(value: time) -> str:
    return f"{value.hour:02}:{value.minute:02}" + (f":{value.second:02}" if value.second else "")
