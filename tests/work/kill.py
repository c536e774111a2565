"""Run as a process inside a test's own house: ``python -m tests.work.kill fill 60`` and ``… report``."""

import json
import sys

import django


def fill(number: int) -> None:
    """Make the table of effects and enqueue that many jobs, half of either sort."""
    from django.db import connection, transaction
    from django.utils import timezone

    from produktschau.work.queue import enqueue
    from tests.work.effects import TABLE

    sorts = ("leave_in_one_transaction", "leave_once")
    with transaction.atomic():
        connection.cursor().execute(TABLE)
        for one in range(number):
            path = f"tests.work.effects.{sorts[one % 2]}"
            enqueue(path, key=f"kill:{one}", at=timezone.now(), number=one)


def report() -> None:
    """Print the effects and the numbers of jobs as JSON."""
    from django.db import connection

    from produktschau.work.health import health
    from produktschau.work.models import Job

    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM test_effect ORDER BY number")
        effects = [row[0] for row in cursor.fetchall()]
    state = health()
    swept = sum(Job.objects.values_list("kills", flat=True))
    json.dump(
        {
            "effects": effects,
            "waiting": state.waiting,
            "running": state.running,
            "failed": state.failed,
            "swept": swept,
        },
        sys.stdout,
    )


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]))
    else:
        report()
