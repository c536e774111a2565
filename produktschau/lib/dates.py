"""The clock and the calendar here. Only edges call ``now`` and ``today``; everything below gets its moment passed in."""

from datetime import date, datetime, time

from django.utils import timezone


def now() -> datetime:
    """This moment, with time zone."""
    return timezone.now()


def today() -> date:
    """This day in the region's time zone."""
    return timezone.localdate()


def day_of(moment: datetime) -> date:
    """The day of the calendar here."""
    return timezone.localdate(moment)


def begin_of(day: date) -> datetime:
    """The moment a day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))
