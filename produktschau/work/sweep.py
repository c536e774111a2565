"""What a killed worker left behind goes back into the queue."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from produktschau.work import locks
from produktschau.work.models import Job

MOST_KILLS = 20
"""A job that was cut off so often kills its worker; it counts as failed and is shown."""


def sweep(folder: Path, *, at: datetime) -> int:
    """Put the running jobs of dead workers back and return their number.

    ``folder`` is where the workers' locks lie. Ids are never used twice, so a free lock stays free.
    """
    swept = 0
    for pk, workers in DBTaskResult.objects.running().values_list("pk", "worker_ids"):
        if workers and locks.is_dead(folder, workers[-1]):
            swept += _put_back(pk, workers[-1], at)
    locks.tidy(folder)
    return swept


@transaction.atomic
def _put_back(pk: UUID, worker_id: str, at: datetime) -> bool:
    """Put one job back, unless another sweep was faster."""
    result = DBTaskResult.objects.select_for_update().filter(pk=pk, status=TaskResultStatus.RUNNING).first()
    if result is None or result.worker_ids[-1] != worker_id:
        return False
    Job.objects.filter(task=result).update(kills=F("kills") + 1, error="Der Worker wurde beendet")
    deadly = Job.objects.filter(task=result, kills__gte=MOST_KILLS).update(is_open=False) > 0
    result.status = TaskResultStatus.FAILED if deadly else TaskResultStatus.READY
    result.finished_at = at if deadly else None
    result.save(update_fields=["status", "finished_at"])
    return True
