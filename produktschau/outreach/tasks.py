"""Jobs of speaking with firms."""

from datetime import timedelta

from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.outreach.actions.digest import forget_lines, send_digests
from produktschau.outreach.actions.links import forget_old_links
from produktschau.work.queue import job

LINKS_KEPT = timedelta(days=180)
"""So long after its end a link still says to whom it was given: as long as somebody may ask about it."""


@job
def forget_links() -> None:
    """Once a day: links that ended half a year ago lose name and address."""
    forget_old_links(by=System("worker"), at=now(), kept=LINKS_KEPT)


@job(atomic=False)
def write_daily_mails() -> None:
    """Every morning: who wants one mail a day gets it; running it twice writes each once."""
    send_digests(by=System("worker"), at=now())


@job
def forget_daily_lines() -> None:
    """Once a day: what daily mails said a month ago goes."""
    forget_lines(by=System("worker"), at=now())
