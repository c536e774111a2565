"""Jobs of the tables."""

from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.tabular.actions import forget_raw_rows
from produktschau.work.queue import job


@job
def forget_old_cells() -> None:
    """Empty the cells of rows nobody will mend any more; due daily."""
    forget_raw_rows(by=System("worker"), at=now())
