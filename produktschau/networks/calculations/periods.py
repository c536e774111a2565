"""Periods of the calendar: quarters, years, own days, each with the one it is compared with."""

from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)
MONTHS = 12
QUARTER = 3


class Period(NamedTuple):
    """From the first day to the last, both counted; ``label`` in German."""

    first: date
    last: date
    label: str

    def until(self, on: date) -> "Period":
        """The same, cut off at a day that is not past its end: what lies ahead is not counted."""
        return self if self.last <= on else Period(self.first, max(self.first, on), self.label)


def quarter_of(on: date) -> Period:
    """The quarter a day lies in."""
    number = (on.month - 1) // QUARTER
    first = date(on.year, number * QUARTER + 1, 1)
    return Period(first, _next_month(first, QUARTER) - DAY, f"{number + 1}. Quartal {on.year}")


def year_of(on: date) -> Period:
    """The year a day lies in."""
    return Period(date(on.year, 1, 1), date(on.year, MONTHS, 31), f"Jahr {on.year}")


def quarters_until(on: date, number: int) -> list[Period]:
    """The quarter of a day and those before it, in time order."""
    found = [quarter_of(on)]
    while len(found) < number:
        found.append(quarter_of(found[-1].first - DAY))
    return found[::-1]


def years_until(on: date, number: int) -> list[Period]:
    """The year of a day and those before it, in time order."""
    return [year_of(date(year, 1, 1)) for year in range(on.year - number + 1, on.year + 1)]


def before(period: Period, on: date) -> Period:
    """The period just before that can be compared with it: as much of the last quarter or year as has passed of this one on ``on``.

    Own days are compared with as many days before them.
    """
    for whole in (quarter_of(period.first), year_of(period.first)):
        if (period.first, period.last) == (whole.first, whole.last):
            earlier = (quarter_of if whole.label == quarter_of(period.first).label else year_of)(whole.first - DAY)
            if whole.last <= on or on < whole.first:
                return earlier
            passed = (on - whole.first).days
            last = min(earlier.first + passed * DAY, earlier.last)
            return Period(earlier.first, last, f"{earlier.label}, bis {last:%d.%m.}")
    length = period.last - period.first + DAY
    return Period(period.first - length, period.first - DAY, "ebenso viele Tage davor")


def chosen(first: str, last: str, on: date) -> Period | None:
    """The period an address names by two days (ISO 8601); ``None`` where they are no days, or twisted. Whole quarters and years have a name."""
    try:
        days = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    if days[1] < days[0] or days[0].year < 1990 or days[1].year > on.year + 1:
        return None
    wholes = (quarter_of(days[0]), year_of(days[0]))
    known = next((one for one in wholes if (one.first, one.last) == days), None)
    return known or Period(*days, f"{days[0]:%d.%m.%Y} bis {days[1]:%d.%m.%Y}")


def _next_month(first: date, months: int) -> date:
    index = first.year * MONTHS + first.month - 1 + months
    return date(index // MONTHS, index % MONTHS + 1, 1)
