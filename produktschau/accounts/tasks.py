"""Jobs of the accounts."""

from produktschau.accounts.actions.sessions import forget_sessions
from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.work.queue import job


@job
def forget_old_sessions() -> None:
    """Delete sessions that have ended; due every quarter of an hour, because what was typed is kept for half an hour only."""
    forget_sessions(by=System("worker"), at=now())
