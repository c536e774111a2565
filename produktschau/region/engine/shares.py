"""Reads crosswalk shares from CSV: which part of an old territory lies in a new one."""

from collections.abc import Mapping
from dataclasses import dataclass

from produktschau.region.engine.rows import Row, read_rows
from produktschau.region.models.statistic import Basis


@dataclass(frozen=True)
class ShareRow:
    """One share from 0 to 1 of an old territory in a new one."""

    row: Row
    year: int
    old_ags: str
    new_ags: str
    basis: Basis
    share: float


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


def _year(row: Row) -> int:
    year = row.whole("year")
    if year is None or not 1800 <= year <= 2200:
        raise row.wrong("year", f"„{row.text('year')}“ ist kein Jahr. Bitte zum Beispiel 2017 eintragen.")
    return year
