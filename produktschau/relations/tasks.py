"""Jobs of introductions and supply relations."""

from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.relations.actions.forgetting import empty_old
from produktschau.relations.actions.keeping_supplies import forget_dropped, remind_silent
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


@job(atomic=False)
def remind_of_supplies() -> None:
    """Once a day: remind firms once of what others said of them; running it twice writes to each once."""
    remind_silent(by=System("worker"), at=now())


@job
def forget_supplies() -> None:
    """Once a day: what was taken back long ago is deleted."""
    forget_dropped(by=System("worker"), at=now())
