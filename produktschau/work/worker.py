"""One worker: claims a job, runs it, notes the end; sweeps and keeps the schedule in between."""

import logging
import time
import traceback
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

from django.db import close_old_connections, transaction
from django.db.models import F
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max
from django_tasks_db.utils import exclusive_transaction

from produktschau.work import locks
from produktschau.work.models import Job
from produktschau.work.queue import UnknownJob, resolve
from produktschau.work.schedule import enqueue_due
from produktschau.work.sweep import sweep

ROUND_SECONDS = 2.0
IDLE_SECONDS = 0.5
LONGEST_WAIT = timedelta(hours=1)
Row: TypeAlias = DBTaskResult[..., Any]
_log = logging.getLogger(__name__)


def work(folder: Path, *, queues: Sequence[str] = (), until_empty: bool = False, stopped: Callable[[], bool]) -> int:
    """Work until ``stopped()`` or, with ``until_empty``, until nothing is ready; return the number of jobs run.

    ``folder`` holds the locks; no queues means all of them.
    """
    done, next_round = 0, 0.0
    with locks.life(folder) as worker_id:
        while not stopped():
            if time.monotonic() >= next_round:
                close_old_connections()
                sweep(folder, at=timezone.now())
                enqueue_due(at=timezone.now())
                next_round = time.monotonic() + ROUND_SECONDS
            result = claim(worker_id, queues)
            if result is not None:
                perform(result)
                done += 1
            elif until_empty:
                break
            else:
                time.sleep(IDLE_SECONDS)
    return done


def claim(worker_id: str, queues: Sequence[str] = ()) -> Row | None:
    """Mark the next ready job as running by this worker; nothing ready gives ``None``."""
    ready = DBTaskResult.objects.ready()
    if queues:
        ready = ready.filter(queue_name__in=queues)
    if not ready.exists():
        # Reading first spares SQLite's only write lock while there is nothing to do.
        return None
    with exclusive_transaction():
        result = ready.get_locked()
        if result is not None:
            result.claim(worker_id)
    return result


def perform(result: Row) -> None:
    """Run a claimed job and note its end; what it raises becomes a later attempt or, in the end, a failed job."""
    try:
        registered = resolve(result.task_path)
        if registered.atomic:
            with transaction.atomic():
                registered.task.func(**result.args_kwargs["kwargs"])
                _finish(result)
        else:
            registered.task.func(**result.args_kwargs["kwargs"])
            with transaction.atomic():
                _finish(result)
    except Exception as error:  # whatever a job raises must not end the worker
        _note(result, error, at=timezone.now())


def wait_before(failures: int) -> timedelta:
    """How long a job rests after so many failures: 30 seconds, then twice as long each time, at most an hour."""
    doublings: int = min(failures, 12) - 1
    return min(timedelta(seconds=30) * (1 << doublings), LONGEST_WAIT)


def _finish(result: Row) -> None:
    result.set_successful(None)
    Job.objects.filter(task=result).update(is_open=False, error="")


@transaction.atomic
def _note(result: Row, error: Exception, *, at: datetime) -> None:
    """Keep kind and place of an error, never its words: they may name a person."""
    what = error_place(error)
    _log.warning("job %s of %s raised: %s", result.pk, result.task_path, what)
    note, _ = Job.objects.get_or_create(task=result, defaults={"key": str(result.pk), "queued_at": result.enqueued_at})
    Job.objects.filter(pk=note.pk).update(failures=F("failures") + 1, error=what)
    note.refresh_from_db()
    attempts = 1 if isinstance(error, UnknownJob) else resolve(result.task_path).attempts
    final = note.failures >= attempts
    result.status = TaskResultStatus.FAILED if final else TaskResultStatus.READY
    result.finished_at = at if final else None
    result.run_after = get_date_max() if final else at + wait_before(note.failures)
    result.save(update_fields=["status", "finished_at", "run_after"])
    if final:
        Job.objects.filter(pk=note.pk).update(is_open=False)


def error_place(error: BaseException) -> str:
    """Kind and place of an error, for example „ValueError in tasks.py, Zeile 12“, at most 200 characters."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" in {Path(frames[-1].filename).name}, Zeile {frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"[:200]
