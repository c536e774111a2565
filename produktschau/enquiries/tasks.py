"""Jobs of enquiries."""

from produktschau.audit.record import System
from produktschau.enquiries.actions.forgetting import forget_old_enquiries
from produktschau.lib.dates import now
from produktschau.work.queue import job


@job
def forget_enquiries() -> None:
    """Once a day: enquiries older than half a year lose name, address and words."""
    forget_old_enquiries(by=System("worker"), at=now())
