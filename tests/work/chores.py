"""Run as a process inside a test's own house: ``python -m tests.work.chores fill 8 2`` and ``… report``.

All that the worker does for an office on one day: a circular, invitations, reminders, daily mails, pictures, forgetting.
"""

import json
import sys
from datetime import datetime, timedelta
from typing import Any

import django

PICTURES = 3
LONG_AGO = timedelta(days=400)
LINES = 2


def fill(number: int, rounds: int) -> None:
    """Enqueue everything at once for so many firms and people, and so many circulars and pairs of calls."""
    from django.db import transaction
    from django.utils import timezone

    from produktschau.showcase.actions import create_company
    from produktschau.work.queue import enqueue
    from tests.factories import region
    from tests.factories.showcase import BY

    at = timezone.now()
    with transaction.atomic():
        region.district()
        for one in range(number):
            create_company(by=BY, at=at, name=f"Werk {one}", email=f"post@werk{one}.example")
        people(at, number)
        old(at, number)
        enqueue("produktschau.outreach.tasks.write_daily_mails", key="daily", at=at)
        pictures(at)
        for one in range(rounds):
            circular(at, f"Alle {one}")
            reminded = call(at, f"Wer baut hier? {one}")
            enqueue("produktschau.intake.tasks.remind", key=f"remind {one}", at=at, call=reminded)
        for one in range(rounds):
            call(at, f"Wer kocht hier? {one}", invited=False)


def circular(at: datetime, name: str) -> None:
    """Release a circular to all firms."""
    from produktschau.mailings.actions.circulars import draft_circular
    from produktschau.mailings.actions.lists import make_list
    from produktschau.mailings.actions.sending import release_circular
    from produktschau.mailings.queries.plan import plan_of
    from tests.factories.showcase import BY

    over = make_list(by=BY, at=at, name=name)
    made = draft_circular(by=BY, at=at, over=over, subject="Neues für {betrieb}", text="{anrede}\n\nBis bald.")
    release_circular(by=BY, at=at, circular=made, seen=plan_of(made).stamp)


def call(at: datetime, title: str, *, invited: bool = True) -> int:
    """Start a call; its invitations are written long ago or by the worker."""
    from produktschau.intake.actions import calls
    from produktschau.intake.actions.inviting import send_invitations
    from produktschau.intake.models import Call, Invitation
    from produktschau.work.models import Job
    from tests.factories.showcase import BY

    day = at.date()
    made = calls.make_call(
        by=BY, at=at, title=title, text="Wir zeigen es.", opens_on=day, deadline_on=day + timedelta(days=40)
    )
    Call.objects.filter(pk=made.pk).update(opens_on=day - timedelta(days=30))
    made = calls.start_call(by=BY, at=at, call=Call.objects.get(pk=made.pk))
    if invited:
        send_invitations(by=BY, at=at, call=made)
        Invitation.objects.filter(call=made).update(invited_at=at - timedelta(days=20))
        Job.objects.get(key=f"call:{made.key}:invite").task.delete()
    return int(made.pk)


def people(at: datetime, number: int) -> None:
    """People for whom lines of the daily mail wait."""
    from produktschau.accounts.actions import create_user
    from produktschau.outreach.actions.digest import add_line
    from tests.factories.showcase import BY

    for one in range(number):
        person = create_user(by=BY, email=f"person{one}@daily.example", name="Erika", at=at)
        for line in range(LINES):
            add_line(by=BY, at=at, person=person.pk, key=f"line:{one}:{line}", news=(f"Sache {line}", "Bitte lesen."))


def old(at: datetime, number: int) -> None:
    """Mails sent long ago, whose words are to go."""
    from produktschau.work.mail import send
    from produktschau.work.models import Job, Kind, Mail, MailState
    from tests.factories.showcase import BY

    for one in range(number):
        mail = send(
            by=BY, to="alt@old.example", subject="Alt", text="Alt", kind=Kind.NOTICE, key=f"old:{one}", at=at - LONG_AGO
        )
        Mail.objects.filter(pk=mail.pk).update(state=MailState.SENT, sent_at=at - LONG_AGO)
        Job.objects.get(key=f"mail:{mail.pk}").task.delete()


def pictures(at: datetime) -> None:
    """Pictures whose renditions are to be made."""
    from produktschau.showcase.actions.pictures import add_picture
    from produktschau.showcase.models import Company
    from tests.factories.showcase import BY
    from tests.showcase.pictures import jpeg_bytes

    of = Company.objects.order_by("pk")[0]
    for one in range(PICTURES):
        add_picture(by=BY, at=at, of=of, content=jpeg_bytes(400 + one, 300), alt="Ein Webstuhl.", credit="Werk")


def report() -> None:
    """Print as JSON what became of it all."""
    from produktschau.intake.models import Invitation
    from produktschau.mailings.models import Circular, Delivery
    from produktschau.outreach.models import DigestLine
    from produktschau.showcase.models import Picture
    from produktschau.work.health import failed_jobs, health
    from produktschau.work.models import Job, Mail

    state = health()
    told: dict[str, Any] = {
        "mails": list(Mail.objects.exclude(key__startswith="old").values_list("message_id", "key", "to", "state")),
        "old": sorted(Mail.objects.filter(key__startswith="old").values_list("text", flat=True)),
        "circulars": list(Circular.objects.values_list("stage", flat=True)),
        "handed over": Delivery.objects.filter(mail__isnull=False).count(),
        "reminders": sorted(Invitation.objects.values_list("reminders", flat=True)),
        "lines": sorted(DigestLine.objects.values_list("mail__to", "person__email")),
        "pictures": [renditions(picture) for picture in Picture.objects.order_by("pk")],
        "jobs": [state.waiting, state.running, state.failed],
        "given up": [(job.key, job.kills, job.failures, job.error) for job in failed_jobs()],
        "swept": sum(Job.objects.values_list("kills", flat=True)),
    }
    json.dump(told, sys.stdout)


def renditions(picture: Any) -> bool:
    """Whether every width that is noted lies there, whole."""
    from PIL import Image

    from produktschau.showcase.queries.pictures import rendition_path

    for width in picture.renditions:
        with Image.open(rendition_path(picture, width)) as image:
            image.load()
    return bool(picture.renditions)


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]), int(sys.argv[3]))
    else:
        report()
