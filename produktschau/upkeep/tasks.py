"""Jobs of upkeep."""

from dataclasses import dataclass

from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.upkeep.actions import forgetting, rounds
from produktschau.upkeep.actions.asking import ask_all
from produktschau.work.queue import job


@dataclass(frozen=True)
class Known:
    """Whoever ordered a job, by the key the record of changes has."""

    actor_key: str


@job(atomic=False)
def keep_up() -> None:
    """Once a day: close what was answered otherwise or never, remind, ask; running it twice writes to each firm once."""
    rounds.keep_up(by=System("worker"), at=now())


@job(atomic=False)
def ask(companies: list[int], by: str, even_fresh: bool = False) -> None:
    """Ask the firms somebody chose (primary keys); running it twice asks each once."""
    ask_all(by=Known(by), at=now(), companies=companies, even_fresh=even_fresh)


@job(atomic=False)
def remind_late(by: str) -> None:
    """Remind who had the time to answer; running it twice reminds each once."""
    rounds.remind_all(by=Known(by), at=now())


@job
def forget_answers() -> None:
    """Once a day: words of old answers are emptied."""
    forgetting.empty_old(by=System("worker"), at=now())
