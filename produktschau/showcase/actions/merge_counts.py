"""Numbers of two records that become one, or two again."""

from collections.abc import Mapping
from datetime import date

from django.db.models import F
from django.db.models.functions import Greatest

from produktschau.showcase.actions.views import count_views
from produktschau.showcase.models import ViewCount


def add_views(kept: str, gone: str) -> dict[str, int]:
    """Views counted for one are counted for the other; gives what was counted for ``gone``, by ISO day."""
    of_gone = ViewCount.objects.filter(key=gone)
    told = dict(of_gone.values_list("day", "times"))
    of_gone.delete()
    count_views(times={(kept, day): times for day, times in told.items()})
    return {day.isoformat(): times for day, times in told.items()}


def take_back_views(kept: str, gone: str, told: Mapping[str, int]) -> None:
    """Count them for ``gone`` again."""
    for day, times in told.items():
        row = ViewCount.objects.filter(key=kept, day=day)
        row.update(times=Greatest(F("times") - times, 0))
        row.filter(times=0).delete()
    count_views(times={(gone, date.fromisoformat(day)): times for day, times in told.items()})
