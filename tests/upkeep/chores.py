"""Run as a process inside a test's own house: ``python -m tests.upkeep.chores fill 6`` and ``… again``, ``… report``: a day of asking."""

import json
import sys
from datetime import timedelta
from typing import Any

import django


def fill(number: int) -> None:
    """So many firms to be asked today, as many to be reminded, as many to be given up."""
    from django.db import transaction
    from django.utils import timezone

    from produktschau.upkeep.actions.asking import ask_company, remind
    from produktschau.upkeep.actions.setting import set_rhythm
    from produktschau.upkeep.models import Asking
    from produktschau.work.models import Job, Mail, MailState
    from produktschau.work.queue import enqueue
    from tests.factories import region, showcase
    from tests.factories.upkeep import long_ago

    at, by = timezone.now(), showcase.BY
    with transaction.atomic():
        region.district()
        firms = [
            long_ago(showcase.company(f"Werk {one}", email=f"post@werk{one}.example")) for one in range(3 * number)
        ]
        for firm in firms[number:]:
            ask_company(by=by, at=at - timedelta(days=50), company=firm.pk)
        for asking in Asking.objects.filter(company__in=firms[2 * number :]):
            remind(by=by, at=at - timedelta(days=25), number=asking.pk)
        Mail.objects.update(state=MailState.SENT, sent_at=at - timedelta(days=20))
        for job in Job.objects.all():
            job.task.delete()
        set_rhythm(by=by, at=at, is_on=True, months=12, reminder_days=21)
        enqueue("produktschau.upkeep.tasks.keep_up", key="upkeep", at=at)


def again() -> None:
    """As the schedule does on the next day: a job cut off twenty times was given up, its work was not."""
    from django.utils import timezone

    from produktschau.work.queue import enqueue

    enqueue("produktschau.upkeep.tasks.keep_up", key="upkeep again", at=timezone.now())


def report() -> None:
    """Print what became of it as JSON."""
    from django.utils import timezone

    from produktschau.upkeep.models import Asking
    from produktschau.work.health import health
    from produktschau.work.models import Mail

    today = timezone.now() - timedelta(days=1)
    mails = Mail.objects.order_by("pk").values_list("message_id", "key", "to", "state", "queued_at")
    askings = Asking.objects.order_by("company_id").values_list("company_id", "reminded_at", "outcome")
    state = health()
    told: dict[str, Any] = {
        "mails": [[*mail, queued_at > today] for *mail, queued_at in mails],
        "askings": [[firm, reminded is not None, outcome] for firm, reminded, outcome in askings],
        "jobs": [state.waiting, state.running],
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]))
    elif sys.argv[1] == "again":
        again()
    else:
        report()
