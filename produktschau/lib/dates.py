"""The clock and the calendar. Only edges call ``now`` and ``today``; everything below gets its date passed in."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This moment, with time zone."""
    return timezone.now()


def today() -> date:
    """This day in the region's time zone."""
    return timezone.localdate()
