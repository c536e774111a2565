"""What staff writes down for a firm says how the house knows, and since when."""

from dataclasses import dataclass
from datetime import date, datetime

from produktschau.lib.dates import day_of
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.calculations.values import Unfit, line

LONGEST_SOURCE = 120


@dataclass(frozen=True)
class Told:
    """How staff knows what it writes down for a firm („Telefon“), and on which day it heard it."""

    source: str
    on: date | None


def checked_source(source: str, told_on: date | None, at: datetime) -> tuple[str, date]:
    """The source and the day, fit to be stored. Raises ``NotAcceptable`` (keys „source“ and „told_on“)."""
    problems: dict[str, str] = {}
    try:
        source = line(source, "Die Quelle", LONGEST_SOURCE)
    except Unfit as unfit:
        problems["source"] = str(unfit)
    if not source:
        problems["source"] = "Schreiben Sie, woher Sie es wissen, zum Beispiel „Telefon“ oder „Gespräch beim Treffen“."
    if told_on is None:
        problems["told_on"] = "Nennen Sie den Tag, an dem Sie es erfahren haben."
    elif told_on > day_of(at):
        problems["told_on"] = "Dieser Tag liegt in der Zukunft. Nennen Sie den Tag, an dem Sie es erfahren haben."
    if problems or told_on is None:
        raise NotAcceptable(problems)
    return source, told_on
