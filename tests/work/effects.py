"""Jobs that only tests enqueue: each leaves one line in a table without any constraint, so that twice would show."""

import time

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from produktschau.work.queue import job, once

TABLE = "CREATE TABLE test_effect (number integer NOT NULL)"


class Nonsense(Exception):
    """What a test job raises; its words name a person."""


def leave(number: int) -> None:
    """Write the line, slowly, so that a kill can come before, between and after; a beat in a file tells of the start."""
    with (settings.DATA / "beats").open("ab") as beats:
        beats.write(b".")
    time.sleep(0.008)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO test_effect (number) VALUES (%s)", [number])
    time.sleep(0.008)


@job
def leave_in_one_transaction(number: int) -> None:
    """The effect and the end of the job are committed together."""
    leave(number)


@job(atomic=False)
def leave_once(number: int) -> None:
    """The effect has its own transaction, guarded by its key."""
    time.sleep(0.008)
    with once(f"effect:{number}", at=timezone.now()) as first:
        if first:
            leave(number)
    time.sleep(0.008)


@job(attempts=2)
def raise_after_writing(number: int) -> None:
    """Writes and then fails: nothing of it may stay."""
    leave(number)
    raise Nonsense("Erika Mustermann, erika@example.org")


@job
def enqueue_another(number: int) -> None:
    """Enqueues a second job in its own transaction."""
    from produktschau.work.queue import enqueue

    with transaction.atomic():
        enqueue(f"{__name__}.leave_in_one_transaction", key=f"second:{number}", at=timezone.now(), number=number)


def no_job() -> None:
    """A function that nobody marked as a job."""
