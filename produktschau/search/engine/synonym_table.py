"""The groups of words every house starts with: German trades, food, building, technology. A table, so that it can be read and mended."""

import csv
from pathlib import Path

import produktschau.search

_TABLE = Path(produktschau.search.__file__).parent / "defaults" / "synonyms.csv"


def default_synonyms() -> list[dict[str, str]]:
    """The rows of the table: „words“, parted by commas, and „note“, the field of life they belong to."""
    with _TABLE.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter=";"))
