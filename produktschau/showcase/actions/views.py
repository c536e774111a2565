"""Counts how often public pages are opened: numbers per record and day.

No ``by=`` and no entry in the record of changes: whoever opened a page is not known, and shall not be (0098). A page counts in the
memory of its process; a thread writes all of it down every few seconds in one statement, so that no reader waits for the database.
What was counted since then is lost when the process ends.
"""

import logging
import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from threading import Thread

from django.db import DatabaseError, connection, connections, transaction

from produktschau.showcase.engine.views_seen import VIEWS, Times
from produktschau.showcase.models import ViewCount

EVERY = 20
"""Seconds between two times of writing down."""
AT_ONCE = 200
"""Rows of one statement; three values each, and SQLite once took no more than 999."""

logger = logging.getLogger(__name__)


@transaction.atomic
def count_views(*, times: Times) -> None:
    """Add these numbers to those of the records' days.

    Nothing is lost where several count at once: the database adds. Rows are written in the order of their keys, so that two
    processes never wait for each other.
    """
    ordered = iter(sorted((key, day, number) for (key, day), number in times.items()))
    with connection.cursor() as cursor:
        while rows := list(islice(ordered, AT_ONCE)):
            cursor.execute(_adding(len(rows)), list(_values(rows)))


def flush() -> None:
    """Write down what this process counted. What cannot be written now is kept for the next time."""
    times = VIEWS.take()
    if not times:
        return
    try:
        count_views(times=times)
    except DatabaseError as error:
        VIEWS.give_back(times)
        logger.warning("Views could not be written down (%s); they are tried again.", type(error).__name__)


def keep_flushing() -> Thread:
    """Write down what the process counts as long as it runs; for the web server, not for commands."""
    thread = Thread(target=_for_ever, name="views", daemon=True)
    thread.start()
    return thread


def _for_ever() -> None:
    while True:
        time.sleep(EVERY)
        try:
            flush()
        except Exception as error:
            # Pages are more than their numbers: whatever it is, the next time may go well.
            logger.warning("Views could not be written down (%s).", type(error).__name__)
        finally:
            connections.close_all()


def _adding(rows: int) -> str:
    table = ViewCount._meta.db_table
    names = [connection.ops.quote_name(name) for name in ("key", "day", "times")]
    values = ", ".join(["(%s, %s, %s)"] * rows)
    return (
        f"INSERT INTO {table} ({', '.join(names)}) VALUES {values} "  # noqa: S608  # names of our own table
        f"ON CONFLICT ({names[0]}, {names[1]}) DO UPDATE SET {names[2]} = {table}.{names[2]} + excluded.{names[2]}"
    )


def _values(rows: Sequence[tuple[str, date, int]]) -> Iterator[str | int]:
    for key, day, number in rows:
        yield from (key, day.isoformat(), number)
