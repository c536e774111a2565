"""What is done is not kept for ever: contents of mails, finished jobs, marks of effects."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django_tasks_db.models import DBTaskResult

from produktschau.work.models import Effect, Kind, Mail, MailState

KEPT = {Kind.ACCOUNT: timedelta(days=1), Kind.NOTICE: timedelta(days=30), Kind.NEWSLETTER: timedelta(days=30)}
"""How long a sent mail can be read again. Account mails carry links that open an account."""
UNSENT = (MailState.UNCERTAIN, MailState.FAILED, MailState.WITHDRAWN)
UNSENT_KEPT = timedelta(days=90)
DONE_KEPT = timedelta(days=14)
FAILED_KEPT = timedelta(days=90)
EFFECTS_KEPT = timedelta(days=180)
"""Longer than any job that could run again."""
EMPTY: dict[str, Any] = {"to": "", "subject": "", "text": "", "html": "", "calendar": "", "headers": {}}
"""A mail without anything about a person."""


@transaction.atomic
def empty_mails(*, at: datetime) -> int:
    """Take recipient, subject and text out of old mails; return their number. The row stays as evidence of sending."""
    full = Mail.objects.filter(emptied_at=None)
    empty = {**EMPTY, "emptied_at": at}
    done = 0
    for kind, kept in KEPT.items():
        done += full.filter(kind=kind, state=MailState.SENT, sent_at__lt=at - kept).update(**empty)
    unsent = full.filter(state__in=UNSENT, queued_at__lt=at - UNSENT_KEPT)
    return done + unsent.update(**empty)


@transaction.atomic
def forget_address(*, address: str, at: datetime) -> int:
    """Empty every mail to an address (Art. 17 GDPR) and return their number; what was not sent yet is not sent any more."""
    mails = Mail.objects.filter(to__iexact=address)
    mails.filter(state__in=[MailState.QUEUED, MailState.SENDING]).update(state=MailState.FAILED, error="Erased")
    return mails.update(**EMPTY, emptied_at=at)


@transaction.atomic
def forget_matter(*, matter: str, at: datetime) -> int:
    """Empty every mail whose key names the matter („enquiry:K7M2QX“) and return their number: whose words they carried is gone."""
    mails = Mail.objects.filter(key__contains=matter, emptied_at=None)
    mails.filter(state__in=[MailState.QUEUED, MailState.SENDING]).update(state=MailState.FAILED, error="Erased")
    return mails.update(**EMPTY, emptied_at=at)


@transaction.atomic
def prune(*, at: datetime) -> int:
    """Delete old finished jobs and old marks; return the number of jobs."""
    results = DBTaskResult.objects
    old = results.successful().filter(finished_at__lt=at - DONE_KEPT)
    failed = results.failed().filter(finished_at__lt=at - FAILED_KEPT)
    deleted = sum(old.delete()[1].get("django_tasks_database.DBTaskResult", 0) for old in (old, failed))
    Effect.objects.filter(at__lt=at - EFFECTS_KEPT).delete()
    return deleted
