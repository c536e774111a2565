"""Mails: rows first, one Message-ID for life, and what happens when sending is cut off."""

import smtplib
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail as django_mail
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from produktschau.work.again import NothingToRetry, retry_mail
from produktschau.work.delivery import ATTEMPTS, PATIENCE, DeliveryDelayed, deliver
from produktschau.work.health import MailTrouble, health, mail_trouble, unsent_mails
from produktschau.work.mail import MailNotQueueable, QueuedBackend, send, send_forgotten
from produktschau.work.models import Effect, Job, Kind, Mail, MailState
from produktschau.work.queue import enqueue
from produktschau.work.retention import empty_mails, forget_address, prune
from produktschau.work.tasks import deliver_mail
from produktschau.work.worker import wait_before

pytestmark = pytest.mark.django_db


class Desk:
    """Causes mails in these tests."""

    actor_key = "system:test"


class Broken(BaseEmailBackend):
    """A transport whose connection breaks while a mail is handed over."""

    error: Exception = smtplib.SMTPServerDisconnected("erika@example.org")

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Raise what the test chose."""
        raise self.error


class Refusing(Broken):
    """A transport that refuses the mail for sure."""

    error = smtplib.SMTPRecipientsRefused({"erika@example.org": (550, b"no")})


class Unreachable(Broken):
    """A transport that cannot be reached."""

    def open(self) -> bool:
        """Raise at once."""
        raise ConnectionRefusedError


class Forgetful(Broken):
    """A transport whose connection breaks while the recipient is being erased."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Forget the address, then raise."""
        forget_address(address="erika@example.org", at=timezone.now())
        raise self.error


@pytest.fixture(autouse=True)
def outbox(settings: Settings) -> list[EmailMessage]:
    """Mails that went out."""
    settings.MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    return django_mail.outbox


def queued(now: datetime, *, kind: Kind = Kind.NOTICE, key: str = "welcome:1", **more: Any) -> Mail:
    """One mail, waiting."""
    return send(
        by=Desk(), to="erika@example.org", subject="Willkommen", text="Guten Tag", kind=kind, key=key, at=now, **more
    )


def test_a_mail_is_a_row_and_a_job(now: datetime) -> None:
    row = queued(now)
    assert (row.state, row.queued_by, row.queued_at) == (MailState.QUEUED, "system:test", now)
    assert [job.key for job in Job.objects.all()] == [f"mail:{row.pk}"]


def test_the_same_key_makes_no_second_mail(now: datetime) -> None:
    assert queued(now) == queued(now)
    assert (Mail.objects.count(), Job.objects.count()) == (1, 1)


def test_no_mail_goes_to_what_is_no_address(now: datetime) -> None:
    with pytest.raises(ValidationError):
        send(by=Desk(), to="Erika", subject="", text="", kind=Kind.NOTICE, key="x", at=now)


def test_a_line_break_in_a_subject_starts_no_new_header(now: datetime, outbox: list[EmailMessage]) -> None:
    row = send(
        by=Desk(),
        to="a@example.org",
        subject="Hallo\r\nBcc: b@example.org",
        text="x",
        kind=Kind.NOTICE,
        key="x",
        at=now,
    )
    deliver(mail_id=row.pk, at=now)
    assert [message.recipients() for message in outbox] == [["a@example.org"]]


def test_a_delivered_mail_carries_the_stored_message_id(now: datetime, outbox: list[EmailMessage]) -> None:
    row = deliver(mail_id=queued(now, html="<p>Guten Tag</p>").pk, at=now)
    assert (row.state, row.sent_at) == (MailState.SENT, now)
    assert [message.message()["Message-ID"] for message in outbox] == [row.message_id]
    assert [part.get_content_type() for part in outbox[0].message().walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


def test_a_sent_mail_is_not_sent_again(now: datetime, outbox: list[EmailMessage]) -> None:
    row = queued(now)
    deliver_mail.func(mail=row.pk)
    deliver_mail.func(mail=row.pk)
    assert len(outbox) == 1


@pytest.mark.parametrize("kind", [Kind.ACCOUNT, Kind.NOTICE])
def test_a_mail_cut_off_while_sending_goes_again_with_the_same_id(
    kind: Kind, now: datetime, outbox: list[EmailMessage]
) -> None:
    row = queued(now, kind=kind)
    Mail.objects.update(state=MailState.SENDING)
    deliver(mail_id=row.pk, at=now)
    assert [message.extra_headers["Message-ID"] for message in outbox] == [row.message_id]


def test_a_newsletter_cut_off_while_sending_is_uncertain_and_listed(now: datetime, outbox: list[EmailMessage]) -> None:
    row = queued(now, kind=Kind.NEWSLETTER)
    Mail.objects.update(state=MailState.SENDING)
    deliver(mail_id=row.pk, at=now)
    assert (len(outbox), list(unsent_mails()), health().mails_uncertain) == (0, [row], 1)


@pytest.mark.parametrize(
    ("transport", "kind", "state"),
    [
        ("Broken", Kind.ACCOUNT, MailState.QUEUED),
        ("Broken", Kind.NEWSLETTER, MailState.UNCERTAIN),
        ("Refusing", Kind.NEWSLETTER, MailState.QUEUED),
        ("Unreachable", Kind.NEWSLETTER, MailState.QUEUED),
    ],
)
def test_only_a_newsletter_that_may_have_gone_out_is_uncertain(
    transport: str, kind: Kind, state: MailState, now: datetime, settings: Settings
) -> None:
    settings.MAIL_TRANSPORT = f"{__name__}.{transport}"
    row = queued(now, kind=kind)
    with suppress(DeliveryDelayed):
        deliver(mail_id=row.pk, at=now)
    assert Mail.objects.get().state == state


def test_a_mail_that_is_refused_again_and_again_is_failed_and_can_be_sent_by_hand(
    now: datetime, settings: Settings, outbox: list[EmailMessage]
) -> None:
    settings.MAIL_TRANSPORT = f"{__name__}.Refusing"
    row = queued(now)
    for _ in range(ATTEMPTS - 1):
        with pytest.raises(DeliveryDelayed):
            deliver(mail_id=row.pk, at=now)
    assert deliver(mail_id=row.pk, at=now).state == MailState.FAILED
    assert Mail.objects.get().error == "SMTPRecipientsRefused"
    Job.objects.update(is_open=False)
    settings.MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    deliver(mail_id=retry_mail(number=row.pk, at=now).pk, at=now)
    assert [message.extra_headers["Message-ID"] for message in outbox] == [row.message_id]


def test_a_mail_erased_while_it_was_sent_in_vain_does_not_wait_again(now: datetime, settings: Settings) -> None:
    settings.MAIL_TRANSPORT = f"{__name__}.Forgetful"
    row = queued(now)
    assert deliver(mail_id=row.pk, at=now).state == MailState.FAILED
    assert Mail.objects.values_list("state", "to", "error").get() == ("failed", "", "Erased")


def test_a_mail_server_out_of_reach_is_left_alone_for_a_while(now: datetime, settings: Settings) -> None:
    settings.MAIL_TRANSPORT = f"{__name__}.Unreachable"
    first, second = queued(now), queued(now, key="welcome:2")
    with pytest.raises(DeliveryDelayed, match="ConnectionRefusedError"):
        deliver(mail_id=first.pk, at=now)
    with pytest.raises(DeliveryDelayed, match="MailServerResting"):
        deliver(mail_id=second.pk, at=now)
    assert list(Mail.objects.order_by("pk").values_list("state", "failures")) == [("queued", 1), ("queued", 0)]


def test_a_mail_server_out_of_reach_for_hours_costs_no_mail(now: datetime, settings: Settings) -> None:
    settings.MAIL_TRANSPORT = f"{__name__}.Unreachable"
    row = queued(now)
    for attempt in range(PATIENCE):
        cache.clear()
        assert Mail.objects.get().state == MailState.QUEUED, attempt
        with suppress(DeliveryDelayed):
            deliver(mail_id=row.pk, at=now)
    assert Mail.objects.get().state == MailState.FAILED
    rests = sum((wait_before(failures) for failures in range(1, PATIENCE)), timedelta(0))
    assert rests > timedelta(hours=20)


def test_mails_that_wait_long_are_trouble(now: datetime) -> None:
    queued(now)
    assert mail_trouble(at=now + timedelta(minutes=5)) is None
    later = now + timedelta(minutes=6)
    assert mail_trouble(at=later) == MailTrouble(1, now, is_unreached=False)
    Mail.objects.update(failures=1)
    assert mail_trouble(at=later) == MailTrouble(1, now, is_unreached=True)
    Mail.objects.update(state=MailState.FAILED)
    assert mail_trouble(at=later) is None


def test_a_mail_that_was_sent_is_not_sent_by_hand(now: datetime) -> None:
    row = deliver(mail_id=queued(now).pk, at=now)
    with pytest.raises(NothingToRetry):
        retry_mail(number=row.pk, at=now)


def test_djangos_own_mails_become_rows_one_per_recipient() -> None:
    message = EmailMessage("Betreff", "Text", "wir@example.org", ["a@example.org"], bcc=["b@example.org"])
    QueuedBackend().send_messages([message])
    assert sorted(Mail.objects.values_list("to", "kind", "sender")) == [
        ("a@example.org", "account", "wir@example.org"),
        ("b@example.org", "account", "wir@example.org"),
    ]


def test_a_mail_with_an_attachment_is_refused() -> None:
    message = EmailMessage(
        "Betreff", "Text", "wir@example.org", ["a@example.org"], attachments=[("a.txt", "x", "text/plain")]
    )
    with pytest.raises(MailNotQueueable):
        QueuedBackend().send_messages([message])


def test_old_mails_lose_who_and_what_and_keep_that_they_were_sent(now: datetime) -> None:
    account, notice = queued(now, kind=Kind.ACCOUNT, key="a"), queued(now, key="n")
    for row in (account, notice):
        deliver(mail_id=row.pk, at=now)
    assert empty_mails(at=now + timedelta(days=2)) == 1
    account.refresh_from_db()
    notice.refresh_from_db()
    assert (account.to, account.subject, account.text, account.state, account.sent_at) == ("", "", "", "sent", now)
    assert notice.text == "Guten Tag"


def test_an_emptied_mail_is_not_sent_by_hand(now: datetime) -> None:
    row = queued(now)
    Mail.objects.update(state=MailState.FAILED)
    assert empty_mails(at=now + timedelta(days=91)) == 1
    with pytest.raises(NothingToRetry, match="geleert"):
        retry_mail(number=row.pk, at=now)


def test_a_mail_whose_job_was_given_up_gets_a_new_one(now: datetime) -> None:
    row = queued(now)
    Job.objects.update(is_open=False)
    send_forgotten(at=now + timedelta(hours=2))
    send_forgotten(at=now + timedelta(hours=3))
    assert [job.key for job in Job.objects.filter(is_open=True)] == [f"mail:{row.pk}"]


def test_every_mail_without_a_lasting_state_is_in_the_numbers(now: datetime) -> None:
    queued(now)
    assert (health().mails_waiting, health().waiting, health().waiting_since is None) == (1, 1, False)


def test_old_finished_jobs_and_old_marks_go_and_young_ones_stay(now: datetime) -> None:
    for key, age in (("old", 15), ("young", 13)):
        made = enqueue("produktschau.work.tasks.prune_old_jobs", key=key, at=now)
        DBTaskResult.objects.filter(pk=made.task_id).update(status="SUCCESSFUL", finished_at=now - timedelta(days=age))
        Effect.objects.create(key=key, at=now - timedelta(days=age * 13))
    assert prune(at=now) == 1
    assert [job.key for job in Job.objects.all()] == ["young"]
    assert [mark.key for mark in Effect.objects.all()] == ["young"]
