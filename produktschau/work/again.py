"""Sends a failed job or an undelivered mail on its way again, when a person decides so."""

from datetime import datetime

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from produktschau.work.mail import DELIVER
from produktschau.work.models import Job, Mail, MailState
from produktschau.work.queue import enqueue


class NothingToRetry(LookupError):
    """There is no failed job and no undelivered mail under this number; the message says what to do."""


@transaction.atomic
def retry_job(*, number: int, at: datetime) -> Job:
    """Put a failed job back into the queue with its counts at zero. Raises ``NothingToRetry``."""
    job = Job.objects.select_for_update().filter(pk=number).first()
    if job is None or DBTaskResult.objects.get(pk=job.task_id).status != TaskResultStatus.FAILED:
        raise NothingToRetry(f"Auftrag {number} ist nicht gescheitert. Die Nummern nennt „produktschau jobs“.")
    if Job.objects.filter(key=job.key, is_open=True).exists():
        raise NothingToRetry(f"Auftrag {number} wartet bereits ein zweites Mal. Sehen Sie später noch einmal nach.")
    DBTaskResult.objects.filter(pk=job.task_id).update(
        status=TaskResultStatus.READY, finished_at=None, run_after=get_date_max()
    )
    job.is_open, job.failures, job.kills, job.queued_at = True, 0, 0, at
    job.save(update_fields=["is_open", "failures", "kills", "queued_at"])
    return job


@transaction.atomic
def retry_mail(*, number: int, at: datetime) -> Mail:
    """Send a failed or uncertain mail again, with the same Message-ID. Raises ``NothingToRetry``."""
    mail = Mail.objects.select_for_update().filter(pk=number).first()
    if mail is None or mail.state not in {MailState.FAILED, MailState.UNCERTAIN}:
        raise NothingToRetry(f"Mail {number} ist nicht liegen geblieben. Die Nummern nennt „produktschau jobs“.")
    if mail.emptied_at is not None:
        raise NothingToRetry(f"Mail {number} ist schon geleert. Lösen Sie sie dort neu aus, wo sie entstand.")
    mail.state, mail.failures = MailState.QUEUED, 0
    mail.save(update_fields=["state", "failures"])
    enqueue(DELIVER, key=f"mail:{mail.pk}", at=at, mail=mail.pk)
    return mail
