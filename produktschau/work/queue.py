"""The queue: jobs are rows, enqueued by dotted path inside the caller's transaction.

The row is the outbox: it exists exactly when the caller's change exists. What runs the rows is ``worker``.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ParamSpec, TypeVar, overload

from django.db import IntegrityError, transaction
from django.utils.module_loading import import_string
from django_tasks.base import Task, task
from django_tasks_db.models import DBTaskResult

from produktschau.work.models import Effect, Job

P = ParamSpec("P")
T = TypeVar("T")

ATTEMPTS = 5
"""So often a job may raise before it counts as failed."""


class UnknownJob(LookupError):
    """A dotted path leads to no function marked with ``@job``."""


@dataclass(frozen=True)
class Registered:
    """A function that may be enqueued: how it runs, and how often it may raise."""

    task: Task[..., Any]
    atomic: bool
    attempts: int


JOBS: dict[str, Registered] = {}


@overload
def job(function: Callable[P, T]) -> Task[P, T]: ...
@overload
def job(*, atomic: bool = True, attempts: int = ATTEMPTS) -> Callable[[Callable[P, T]], Task[P, T]]: ...


def job(
    function: Callable[P, T] | None = None, *, atomic: bool = True, attempts: int = ATTEMPTS
) -> Task[P, T] | Callable[[Callable[P, T]], Task[P, T]]:
    """Mark a function of ``<domain>/tasks.py`` as a job; it takes JSON values by keyword and returns nothing.

    ``atomic=True`` runs it and notes its end in one transaction: its writes happen exactly once. For what
    lasts longer than a second or reaches outside the database (a file, a mail) choose ``atomic=False``
    and make each step repeatable, its writes by ``once``. To run it at once in a test: ``its_name.func(…)``.
    """

    def mark(marked: Callable[P, T]) -> Task[P, T]:
        made = task(marked)
        JOBS[made.module_path] = Registered(made, atomic, attempts)
        return made

    return mark if function is None else mark(function)


def resolve(path: str) -> Registered:
    """The job at a dotted path; raises ``UnknownJob`` when there is none."""
    if path not in JOBS:
        try:
            import_string(path)
        except ImportError as error:
            raise UnknownJob(f"Den Auftrag „{path}“ gibt es nicht. Prüfen Sie den Pfad zur Funktion.") from error
    if path not in JOBS:
        raise UnknownJob(f"„{path}“ ist kein Auftrag. Schreiben Sie @job über die Funktion.")
    return JOBS[path]


def enqueue(
    path: str, *, key: str, at: datetime, queue: str = "default", run_after: datetime | None = None, **kwargs: Any
) -> Job:
    """Enqueue the job at ``path`` in the caller's transaction and return its row.

    While a job with this key is unfinished, a second call changes nothing and returns the first row: put into
    the key what must not be missed (``"renditions:<hash>"``). Raises ``UnknownJob``.
    """
    registered = resolve(path)
    unfinished = Job.objects.filter(key=key, is_open=True)
    if (there := unfinished.first()) is not None:
        return there
    try:
        with transaction.atomic():
            result = registered.task.using(queue_name=queue, run_after=run_after).enqueue(**kwargs)
            return Job.objects.create(key=key, task=DBTaskResult.objects.get(pk=result.id), queued_at=at)
    except IntegrityError:
        # Another process was faster; should it be done by now, ask again.
        return unfinished.first() or enqueue(path, key=key, at=at, queue=queue, run_after=run_after, **kwargs)


@contextmanager
def once(key: str, *, at: datetime) -> Iterator[bool]:
    """A transaction in which something happens once for all time: ``with once(key, at=at) as first: if first: …``.

    Gives whether this is the first time. The mark and the writes inside are committed together or not at all.
    """
    with transaction.atomic():
        _, first = Effect.objects.get_or_create(key=key, defaults={"at": at})
        yield first
