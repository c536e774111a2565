"""Which area of the European classification (NUTS 2021) is which of ours: a table beside this file, to be continued."""

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from produktschau.region.engine.rows import read_rows

_FILE = Path(__file__).with_name("nuts.csv")
_LOST_ZERO = (1, 4, 7)
"""Digits of a key whose leading zero a spreadsheet program dropped."""


@lru_cache(maxsize=1)
def nuts_keys() -> Mapping[str, str]:
    """NUTS code → official key (AGS; two letters for a country)."""
    with _FILE.open(encoding="utf-8") as file:
        return {row["geo"]: row["ags"] for row in csv.DictReader(file)}


def read_keys(content: bytes, filename: str) -> dict[str, str]:
    """A table of the same kind that somebody brings along, columns ``geo`` and ``ags``. Raises ``UnusableFile``."""
    return {row.text("geo"): row.text("ags") for row in read_rows(content, filename, required=("geo", "ags"))}


def official_key(text: str) -> str:
    """A key in our spelling: „DG“ is Germany in GENESIS, „1001“ is „01001“ without its zero."""
    plain = text.strip()
    if plain in ("DG", "0"):
        return "DE"
    return f"0{plain}" if plain.isdigit() and len(plain) in _LOST_ZERO else plain
