"""Jobs of claims."""

from produktschau.audit.record import System
from produktschau.claims.actions.forgetting import tidy
from produktschau.lib.dates import now
from produktschau.work.queue import job


@job
def tidy_claims() -> None:
    """Once a day: proofs that came too late expire, and what ended half a year ago is emptied."""
    tidy(by=System("worker"), at=now())
