"""Jobs of data protection."""

from produktschau.audit.access import forget_accesses
from produktschau.lib.dates import now
from produktschau.work.queue import job


@job
def forget_old_accesses() -> None:
    """Once a day: who read what more than a year ago is forgotten."""
    forget_accesses(at=now())
