"""The commands ``jobs`` and ``worker``: what they print and how they end."""

import io
import socket
from datetime import datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django_tasks_db.models import DBTaskResult

from produktschau.work.models import Job, Kind, Mail, MailState
from produktschau.work.queue import enqueue

pytestmark = pytest.mark.django_db
LEAVE = "tests.work.effects.leave_in_one_transaction"


def printed(*words: str) -> list[str]:
    """What ``jobs`` prints; an exit code other than 0 raises."""
    out = io.StringIO()
    call_command("jobs", *words, stdout=out)
    return out.getvalue().splitlines()


def test_with_nothing_left_over_jobs_prints_numbers(now: datetime) -> None:
    enqueue(LEAVE, key="one", at=now, number=1)
    assert printed() == [
        "1 Aufträge warten, 0 laufen, 0 sind gescheitert.",
        "0 Mails warten, 0 sind gescheitert, 0 sind ungewiss.",
    ]


def test_what_is_left_over_makes_exit_code_1_and_shows_no_person(
    now: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    made = enqueue(LEAVE, key="one", at=now, number=1)
    DBTaskResult.objects.update(status="FAILED")
    Job.objects.update(is_open=False, failures=5, error="ValueError in x.py, Zeile 3")
    mail = Mail.objects.create(
        key="m", kind=Kind.NEWSLETTER, state=MailState.UNCERTAIN, to="erika@example.org", message_id="<1@x>",
        queued_by="system:test", queued_at=now, error="Beim Senden abgebrochen",
    )  # fmt: skip
    with pytest.raises(SystemExit) as end:
        call_command("jobs")
    assert end.value.code == 1
    assert capsys.readouterr().out.splitlines()[2:] == [
        f"  Auftrag {made.pk}  {LEAVE}  5 Fehlversuche  ValueError in x.py, Zeile 3",
        f"  Mail {mail.pk}  Rundbrief  ungewiss  Beim Senden abgebrochen",
    ]


def test_a_failed_job_is_started_again(now: datetime) -> None:
    made = enqueue(LEAVE, key="one", at=now, number=1)
    DBTaskResult.objects.update(status="FAILED")
    Job.objects.update(is_open=False)
    assert printed("--retry", str(made.pk)) == [f"Auftrag {made.pk} wartet wieder."]


def test_an_uncertain_mail_is_started_again(now: datetime) -> None:
    mail = Mail.objects.create(
        key="m", kind=Kind.NEWSLETTER, state=MailState.UNCERTAIN, message_id="<1@x>", queued_by="x", queued_at=now
    )
    assert printed("--retry-mail", str(mail.pk)) == [f"Mail {mail.pk} wartet wieder."]


@pytest.mark.parametrize("words", [("--retry", "99"), ("--retry-mail", "99")])
def test_an_unknown_number_is_refused_with_a_sentence(words: tuple[str, str]) -> None:
    with pytest.raises(CommandError, match="Die Nummern nennt „produktschau jobs“") as refusal:
        printed(*words)
    assert refusal.value.returncode == 2


def test_serve_does_not_share_its_port_with_another_house(settings: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        settings.HOST, settings.PORT = other.getsockname()
        with pytest.raises(CommandError, match=rf"Auf 127\.0\.0\.1:{settings.PORT} lauscht schon"):
            call_command("serve")
