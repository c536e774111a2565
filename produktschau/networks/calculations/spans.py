"""When a membership may begin and end. Days count whole: who left on a day was a member on it."""

from collections.abc import Iterable
from datetime import date

Span = tuple[date, date | None]
"""First and last day, both counted; ``None``: still."""

NO_DAY = "Nennen Sie den Tag, seit dem der Betrieb Mitglied ist."
FUTURE = "Die Mitgliedschaft kann nicht erst in der Zukunft beginnen. Nennen Sie einen Tag bis heute."
END_IN_FUTURE = "Der letzte Tag kann nicht in der Zukunft liegen. Nennen Sie einen Tag bis heute."
TWISTED = "Der letzte Tag liegt vor dem ersten. Prüfen Sie beide Tage."


def against_begin(since: date | None, others: Iterable[Span], *, on: date, until: date | None = None) -> str:
    """Why a membership cannot begin on ``since``, beside ``others`` of the same firm in the same network; empty where it can."""
    if since is None:
        return NO_DAY
    if since > on:
        return FUTURE
    for begun, ended in sorted(others, key=lambda span: span[0]):
        if (until is None or begun <= until) and (ended is None or since <= ended):
            last = f"bis {_day(ended)}" if ended else "bis heute"
            return f"Der Betrieb war schon vom {_day(begun)} {last} Mitglied. Eine neue Mitgliedschaft beginnt nach diesem Tag."
    return ""


def against_end(since: date, until: date, *, on: date) -> str:
    """Why a membership that began on ``since`` cannot end with ``until``; empty where it can."""
    if until > on:
        return END_IN_FUTURE
    return TWISTED if until < since else ""


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
