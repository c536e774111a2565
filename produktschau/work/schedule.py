"""The schedule: jobs that recur. A row per due time lets two workers enqueue each once."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from produktschau.lib.points import Point
from produktschau.work.models import Tick
from produktschau.work.queue import enqueue

_START = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Scheduled:
    """A recurring job: the dotted path of a ``@job`` without arguments, and how often it is due.

    Due times are multiples of ``every`` since the start of 2000 (UTC), moved by ``shift``. With ``hour`` it is due each day at this
    hour of the house's own clock instead, in summer as in winter.
    """

    name: str
    path: str
    every: timedelta = timedelta(days=1)
    shift: timedelta = timedelta(0)
    hour: int | None = None


SCHEDULE: Point[Scheduled] = Point("work.schedule.SCHEDULE", "Aufträge, die regelmäßig wiederkehren")


def due_time(scheduled: Scheduled, at: datetime) -> datetime:
    """The last due time not after ``at``."""
    if scheduled.hour is not None:
        here = at.astimezone(timezone.get_current_timezone())
        today = here.replace(hour=scheduled.hour, minute=0, second=0, microsecond=0, fold=0)
        return (today if today <= here else today - timedelta(days=1)).astimezone(UTC)
    since = at - _START - scheduled.shift
    return _START + scheduled.shift + (since // scheduled.every) * scheduled.every


def enqueue_due(*, at: datetime) -> int:
    """Enqueue what is due and not yet enqueued; return the number. What was missed while nothing ran comes once."""
    return sum(_enqueue_one(scheduled, at) for scheduled in SCHEDULE)


def _enqueue_one(scheduled: Scheduled, at: datetime) -> bool:
    due_at = due_time(scheduled, at)
    if Tick.objects.filter(name=scheduled.name, due_at__gte=due_at).exists():
        return False
    try:
        with transaction.atomic():
            Tick.objects.create(name=scheduled.name, due_at=due_at)
            Tick.objects.filter(name=scheduled.name, due_at__lt=due_at).delete()
            enqueue(scheduled.path, key=f"{scheduled.name} {due_at.isoformat()}", at=at)
    except IntegrityError:
        return False
    return True
