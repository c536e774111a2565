"""Reads figures and crosswalk shares from CSV: one column per sector group, one row per territory and year."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from produktschau.region.engine.rows import Row, read_rows
from produktschau.region.models.statistic import Basis, Unknown

UNKNOWN = ("", ":", "…", "...", "/")
"""Marks for „not available“ (Eurostat, German statistical offices)."""
SECRET = (".", "x", "X", "c", "C", "•")
"""Marks for „kept secret“; the value is unknown, not zero."""
NOTHING = ("-", "–")
"""German offices write a dash for „exactly zero“."""
_NOT_GROUPS = {"geo", "name", "ags", "year"}


@dataclass(frozen=True)
class StatisticRow:
    """One published cell. ``value`` is ``None`` exactly when ``unknown_because`` says why."""

    row: Row
    ags: str
    year: int
    sector_group: str
    value: Decimal | None
    unknown_because: str


@dataclass(frozen=True)
class ShareRow:
    """One share from 0 to 1 of an old territory in a new one."""

    row: Row
    year: int
    old_ags: str
    new_ags: str
    basis: Basis
    share: float


def read_statistics(content: bytes, filename: str) -> list[StatisticRow]:
    """All cells of a table with the columns ``ags``, ``year`` and one per sector group."""
    rows = read_rows(content, filename, required=("ags", "year"), aliases={"jahr": "year", "schlüssel": "ags"})
    return [
        _cell(row, column) for row in rows for column in row.values if column and column.casefold() not in _NOT_GROUPS
    ]


def read_shares(content: bytes, filename: str) -> list[ShareRow]:
    """All shares of a crosswalk with ``year``, ``old_ags``, ``new_ags`` and one column per basis."""
    columns: Mapping[str, Basis] = {f"share_{basis.value}": basis for basis in Basis}
    rows = read_rows(content, filename, required=("year", "old_ags", "new_ags"))
    shares = []
    for row in rows:
        for column, basis in columns.items():
            share = row.decimal(column)
            if share is None:
                continue
            if not 0 <= share <= 1:
                raise row.wrong(column, f"„{share}“ ist kein Anteil. Bitte eine Zahl von 0 bis 1 eintragen.")
            shares.append(ShareRow(row, _year(row), row.text("old_ags"), row.text("new_ags"), basis, float(share)))
    return shares


def _cell(row: Row, column: str) -> StatisticRow:
    text = row.text(column)
    value: Decimal | None = None
    if text in NOTHING:
        value = Decimal(0)
    elif text not in UNKNOWN and text not in SECRET:
        value = row.decimal(column)
    if value is not None and value < 0:
        raise row.wrong(column, f"„{text}“ ist negativ. Erwartet wird eine Anzahl ab 0.")
    because = "" if value is not None else Unknown.SECRET if text in SECRET else Unknown.MISSING
    return StatisticRow(row, row.text("ags"), _year(row), column, value, because)


def _year(row: Row) -> int:
    year = row.whole("year")
    if year is None or not 1800 <= year <= 2200:
        raise row.wrong("year", f"„{row.text('year')}“ ist kein Jahr. Bitte zum Beispiel 2017 eintragen.")
    return year
