"""The table of permissions as it is written: no database, no Django."""

import csv
from collections.abc import Mapping
from pathlib import Path

TABLE = Path(__file__).with_name("permissions.csv")
ROLES = ("visitor", "stranger", "steward", "coordinator", "editor", "officer", "auditor", "manager")
METHODS = ("GET", "POST")

Row = Mapping[str, str]
"""address, method, thing, and what each role gets."""


def rows() -> list[Row]:
    """The lines of the table."""
    return list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
