"""Mails are rows first: written with the change that causes them, sent by a job, told apart by a lasting Message-ID."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from email.utils import make_msgid
from typing import Protocol
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone

from produktschau.work.models import Kind, Mail, MailState
from produktschau.work.queue import enqueue

DELIVER = "produktschau.work.tasks.deliver_mail"
FORGOTTEN_AFTER = timedelta(hours=1)


class Actor(Protocol):
    """Whoever causes a mail; the record of changes asks the same of its actors."""

    @property
    def actor_key(self) -> str:
        """„user:7“ or „system:import“."""


class MailNotQueueable(ValueError):
    """A mail cannot become a row; the message says why."""


@transaction.atomic
def send(
    *,
    by: Actor,
    to: str,
    subject: str,
    text: str,
    kind: Kind,
    key: str,
    at: datetime,
    html: str = "",
    calendar: str = "",
    headers: Mapping[str, str] | None = None,
    sender: str = "",
) -> Mail:
    """Queue one mail to one address in the caller's transaction and return its row.

    A second call with the same ``key`` changes nothing and returns the first row. ``to`` is a bare address;
    anything else raises ``django.core.exceptions.ValidationError``. ``calendar`` is an iCalendar text that goes along as a file.
    """
    validate_email(to)
    if (there := Mail.objects.filter(key=key).first()) is not None:
        return there
    try:
        with transaction.atomic():
            mail = Mail.objects.create(
                key=key,
                kind=kind,
                sender=sender or settings.DEFAULT_FROM_EMAIL,
                to=to,
                subject=" ".join(subject.split())[:500],
                text=text,
                html=html,
                calendar=calendar,
                headers=dict(headers or {}),
                message_id=make_msgid(domain=urlsplit(settings.SITE_URL).hostname or "localhost"),
                queued_by=by.actor_key,
                queued_at=at,
            )
    except IntegrityError:
        return Mail.objects.get(key=key)
    enqueue(DELIVER, key=f"mail:{mail.pk}", at=at, mail=mail.pk)
    return mail


@transaction.atomic
def send_forgotten(*, at: datetime) -> int:
    """Enqueue mails that wait without an unfinished job, as when theirs was given up; return how many wait at all."""
    forgotten = Mail.objects.filter(state__in=[MailState.QUEUED, MailState.SENDING], queued_at__lt=at - FORGOTTEN_AFTER)
    for pk in (pks := list(forgotten.order_by("pk").values_list("pk", flat=True))):
        enqueue(DELIVER, key=f"mail:{pk}", at=at, mail=pk)
    return len(pks)


@transaction.atomic
def withdraw(*, numbers: Iterable[int]) -> int:
    """Keep mails that wait from going out, by primary key; return their number. What is being sent goes on."""
    return Mail.objects.filter(pk__in=numbers, state=MailState.QUEUED).update(state=MailState.WITHDRAWN)


@transaction.atomic
def queue_again(*, numbers: Iterable[int], at: datetime) -> int:
    """Let withdrawn mails go out after all, with their own Message-IDs; return their number."""
    mails = Mail.objects.select_for_update().filter(pk__in=numbers, state=MailState.WITHDRAWN, emptied_at=None)
    found = list(mails.order_by("pk").values_list("pk", flat=True))
    Mail.objects.filter(pk__in=found).update(state=MailState.QUEUED, queued_at=at)
    for pk in found:
        enqueue(DELIVER, key=f"mail:{pk}", at=at, mail=pk)
    return len(found)


class _DjangoMail:
    """Stands as the actor of mails that come through Django's own interface."""

    actor_key = "system:mail"


class QueuedBackend(BaseEmailBackend):
    """Django's way of sending, ending in rows: one per recipient, so that nobody reads who else was written to."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue the messages and return their number; attachments raise ``MailNotQueueable``."""
        at = timezone.now()
        with transaction.atomic():
            for message in email_messages:
                _queue(message, at)
        return len(email_messages)


def _queue(message: EmailMessage, at: datetime) -> None:
    if message.attachments:
        raise MailNotQueueable("Mails mit Anhang kann der Postausgang nicht. Schreiben Sie einen Link in den Text.")
    html = "".join(str(part.content) for part in getattr(message, "alternatives", []) if part.mimetype == "text/html")
    headers = {name: str(value) for name, value in message.extra_headers.items()}
    if message.reply_to:
        headers["Reply-To"] = ", ".join(message.reply_to)
    for recipient in message.recipients():
        send(
            by=_DjangoMail(),
            to=recipient,
            subject=str(message.subject),
            text=str(message.body),
            html=html,
            kind=Kind.ACCOUNT,
            key=f"django:{uuid4()}",
            at=at,
            headers=headers,
            sender=message.from_email,
        )
