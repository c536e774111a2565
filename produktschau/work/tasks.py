"""Jobs of the house itself: send a mail, pick up forgotten ones, empty old ones, clear away old jobs."""

from django.utils import timezone

from produktschau.work import retention
from produktschau.work.delivery import PATIENCE, deliver
from produktschau.work.mail import send_forgotten
from produktschau.work.queue import job


@job(atomic=False, attempts=PATIENCE + 1)
def deliver_mail(mail: int) -> None:
    """Send one mail row; ``mail`` is its primary key."""
    deliver(mail_id=mail, at=timezone.now())


@job
def pick_up_mails() -> None:
    """Once an hour: mails whose job was given up get a new one."""
    send_forgotten(at=timezone.now())


@job
def empty_old_mails() -> None:
    """Once a day: old mails lose recipient, subject and text."""
    retention.empty_mails(at=timezone.now())


@job
def prune_old_jobs() -> None:
    """Once a day: what was finished long ago goes."""
    retention.prune(at=timezone.now())
