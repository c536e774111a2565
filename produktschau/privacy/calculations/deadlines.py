"""Until when a person must be told (Art. 14 (3) (a) GDPR: at the latest within one month)."""

from calendar import monthrange
from datetime import date


def month_later(day: date) -> date:
    """The same day of the next month, or its last day where there is no such day (§ 188 (2), (3) BGB)."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
