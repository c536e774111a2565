"""Days of the region's calendar."""

from datetime import date, datetime

from django.utils import timezone


def day_of(moment: datetime) -> date:
    """The day on which the moment lies where the region is."""
    return moment.astimezone(timezone.get_current_timezone()).date()
