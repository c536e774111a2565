"""How background work stands, for the Leitstand and for the command ``jobs``: numbers without personal data."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from produktschau.work.models import Job, Mail, MailState

LONG = timedelta(minutes=5)
"""A mail that waits longer has met something that is slow or broken."""


@dataclass(frozen=True)
class Health:
    """Numbers of jobs and mails; ``waiting_since`` is when the oldest waiting job was enqueued."""

    waiting: int
    running: int
    failed: int
    mails_waiting: int
    mails_failed: int
    mails_uncertain: int
    waiting_since: datetime | None

    @property
    def needs_attention(self) -> bool:
        """Whether somebody has to decide something."""
        return bool(self.failed or self.mails_failed or self.mails_uncertain)


def health() -> Health:
    """The numbers of this moment."""
    jobs = DBTaskResult.objects
    waiting = jobs.filter(status=TaskResultStatus.READY)
    mails = Mail.objects.filter(emptied_at=None)
    return Health(
        waiting=waiting.count(),
        running=jobs.running().count(),
        failed=jobs.failed().count(),
        mails_waiting=mails.filter(state__in=[MailState.QUEUED, MailState.SENDING]).count(),
        mails_failed=mails.filter(state=MailState.FAILED).count(),
        mails_uncertain=mails.filter(state=MailState.UNCERTAIN).count(),
        waiting_since=waiting.aggregate(oldest=Min("enqueued_at"))["oldest"],
    )


@dataclass(frozen=True)
class MailTrouble:
    """Mails that should be gone: how many, since when the first waits, and whether the mail server was tried in vain."""

    waiting: int
    since: datetime
    is_unreached: bool


def mail_trouble(*, at: datetime) -> MailTrouble | None:
    """What is wrong with the way to the mail server, told by mails that wait longer than ``LONG``; nothing where none does."""
    late = Mail.objects.filter(state__in=[MailState.QUEUED, MailState.SENDING], queued_at__lt=at - LONG)
    told = late.aggregate(count=Count("pk"), first=Min("queued_at"), failed=Count("pk", filter=Q(failures__gt=0)))
    if not told["count"]:
        return None
    return MailTrouble(told["count"], told["first"], bool(told["failed"]))


def failed_jobs() -> QuerySet[Job]:
    """Jobs that were given up, newest first."""
    return Job.objects.filter(task__status=TaskResultStatus.FAILED).select_related("task")


def unsent_mails() -> QuerySet[Mail]:
    """Mails that failed or may or may not have gone out, newest first; of an emptied one nothing is left to decide."""
    return Mail.objects.filter(state__in=[MailState.UNCERTAIN, MailState.FAILED], emptied_at=None)
