"""Erasing a person empties the mails to them; a mail that still waits does not go out any more."""

from datetime import datetime

import pytest
from django.core import mail as outbox

from produktschau.accounts import actions
from produktschau.accounts.models import User
from produktschau.accounts.queries import personal_data
from produktschau.audit.record import System
from produktschau.work.delivery import deliver
from produktschau.work.health import health, unsent_mails
from produktschau.work.mail import send
from produktschau.work.models import Kind, Mail, MailState


@pytest.fixture
def waiting(editor: User, now: datetime) -> Mail:
    return send(
        by=System("test"), to=editor.email, subject="Ihr Zugang", text="Guten Tag", kind=Kind.NOTICE, key="m1", at=now
    )


def test_mails_belong_to_ones_data(editor: User, waiting: Mail, now: datetime) -> None:
    assert personal_data(editor)["Mails"] == [{"wann": now, "Betreff": "Ihr Zugang", "Stand": "wartet"}]


def test_an_erased_persons_mails_are_empty_and_stay_here(
    manager: User, editor: User, waiting: Mail, now: datetime
) -> None:
    actions.erase_user(by=manager, user=editor, at=now)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.to, waiting.subject, waiting.text) == (MailState.FAILED, "", "", "")
    deliver(mail_id=waiting.pk, at=now)
    assert outbox.outbox == []
    assert (health().mails_failed, list(unsent_mails())) == (0, [])


def test_mails_to_others_stay(manager: User, editor: User, officer: User, now: datetime) -> None:
    other = send(by=System("test"), to=officer.email, subject="Bleibt", text="Text", kind=Kind.NOTICE, key="m2", at=now)
    actions.erase_user(by=manager, user=editor, at=now)
    other.refresh_from_db()
    assert (other.state, other.subject) == (MailState.QUEUED, "Bleibt")
