"""A short text that tells one state of some values from another, so that two people who edit at once notice each other."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

_DIGITS = 16


def stamp(values: Mapping[str, Any]) -> str:
    """Sixteen hexadecimal digits that change with any of the values; dates and other objects count by their text."""
    written = json.dumps(dict(values), sort_keys=True, default=str, ensure_ascii=False)
    return sha256(written.encode()).hexdigest()[:_DIGITS]
