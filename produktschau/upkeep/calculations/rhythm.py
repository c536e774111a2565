"""When an entry is old enough to be asked about."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

MONTHS = 12
_BETWEEN, _END = "\x1f", "\x1e"
"""The signs ASCII has for it: no text that people type holds them."""


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last of that month where it has no such day: 31 May less 3 is 28 February."""
    years, month = divmod(day.year * MONTHS + day.month - 1 - months, MONTHS)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def digest_of(shown: Iterable[Iterable[str]]) -> str:
    """64 signs that stand for what was before somebody's eyes: groups of texts, in their order."""
    told = _END.join(_BETWEEN.join(group) for group in shown)
    return sha256(told.encode()).hexdigest()
