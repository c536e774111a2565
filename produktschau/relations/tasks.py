"""Jobs of introductions."""

from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.relations.actions.forgetting import empty_old
from produktschau.relations.actions.outcomes import ask_outcomes
from produktschau.relations.actions.withdrawing import chase
from produktschau.work.queue import job


@job(atomic=False)
def chase_introductions() -> None:
    """Once a day: remind of introductions that wait for an answer, end those that waited too long."""
    chase(by=System("worker"), at=now())


@job(atomic=False)
def ask_for_outcomes() -> None:
    """Once a day: ask firms what came of introductions, 30 and 180 days after both agreed."""
    ask_outcomes(by=System("worker"), at=now())


@job
def forget_introductions() -> None:
    """Once a day: contact data and words of old introductions are deleted."""
    empty_old(by=System("worker"), at=now())
