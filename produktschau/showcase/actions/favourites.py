"""Counts what visitors keep: numbers per record and day.

No ``by=`` and no entry in the record of changes: whoever kept something is not known, and shall not be (0078).
"""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import F

from produktschau.showcase.models import FavouriteCount


@transaction.atomic
def count_favourites(*, kept: Collection[str] = (), dropped: Collection[str] = (), on: date) -> None:
    """Add one to the day's number of every record that was kept, and of every one that was taken off a list again.

    ``kept`` and ``dropped`` are lasting keys of records. Nothing is lost where several count at once: the database adds. Rows
    are locked in the order of their keys, so that two long lists never wait for each other.
    """
    keys = sorted({*kept, *dropped})
    FavouriteCount.objects.bulk_create([FavouriteCount(key=key, day=on) for key in keys], ignore_conflicts=True)
    of_today = FavouriteCount.objects.filter(day=on)
    list(of_today.filter(key__in=keys).select_for_update().order_by("key").values_list("pk"))
    if kept:
        of_today.filter(key__in=kept).update(kept=F("kept") + 1)
    if dropped:
        of_today.filter(key__in=dropped).update(dropped=F("dropped") + 1)
