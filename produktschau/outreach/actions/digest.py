"""The daily mail: news waits as lines, and once a day each person gets one mail with all of them."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from produktschau.accounts.models import User
from produktschau.audit.record import Actor
from produktschau.design.letters import written
from produktschau.lib.dates import day_of
from produktschau.outreach.actions.queueing import queue_letter
from produktschau.outreach.calculations.salutations import salutation
from produktschau.outreach.models import DigestLine
from produktschau.outreach.queries.digest import people_waiting
from produktschau.work.models import Mail

TEMPLATE = "outreach/mail/digest"
KEPT = timedelta(days=30)
"""As long as a sent mail can be read again."""
NEVER_SENT_KEPT = timedelta(days=90)
"""Lines of people whose account was blocked before the mail went."""


@transaction.atomic
def add_line(*, by: Actor, at: datetime, person: int, key: str, news: tuple[str, str], address: str = "") -> DigestLine:
    """Keep one piece of news (subject, words) for the daily mail of an account; the same ``key`` keeps it once.

    ``address`` is the whole address of the page the line leads to.
    """
    subject, text = news
    told = {
        "person_id": person,
        "subject": subject[:500],
        "text": text,
        "address": address,
        "queued_by": by.actor_key,
        "queued_at": at,
    }
    return DigestLine.objects.get_or_create(key=key, defaults=told)[0]


def send_digests(*, by: Actor, at: datetime) -> int:
    """Write everyone their daily mail, one transaction each, and return how many were written now.

    Cut off and run again, it goes on where it stopped: the key of the mail holds person and day.
    """
    return sum(send_digest(by=by, at=at, person=person) is not None for person in people_waiting())


@transaction.atomic
def send_digest(*, by: Actor, at: datetime, person: int) -> Mail | None:
    """Write one person's daily mail with all lines that wait; nothing where none does or today's mail is written already."""
    # Locked, so that two workers write one mail; who was erased or blocked since the worker began gets none.
    reader = User.objects.select_for_update().filter(pk=person, is_active=True).first()
    key = f"digest:{person}:{day_of(at).isoformat()}"
    lines = list(DigestLine.objects.filter(person=person, sent_at=None))
    if reader is None or not lines or Mail.objects.filter(key=key).exists():
        return None
    mail = _queued(by, at, reader, lines, key)
    DigestLine.objects.filter(pk__in=[line.pk for line in lines]).update(mail=mail, sent_at=at)
    return mail


@transaction.atomic
def forget_lines(*, by: Actor, at: datetime) -> int:
    """Delete lines that were sent long ago, or never could be; return their number."""
    sent = DigestLine.objects.filter(sent_at__lt=at - KEPT)
    never = DigestLine.objects.filter(sent_at=None, queued_at__lt=at - NEVER_SENT_KEPT)
    return sent.delete()[0] + never.delete()[0]


@transaction.atomic
def forget_person(*, by: Actor, at: datetime, person: int) -> int:
    """Delete all lines of a person (Art. 17 GDPR) and return their number."""
    return DigestLine.objects.filter(person=person).delete()[0]


def _queued(by: Actor, at: datetime, person: User, lines: list[DigestLine], key: str) -> Mail:
    letter = written(
        TEMPLATE,
        {
            "lines": lines,
            "salutation": salutation(person.name),
            "settings_url": f"{settings.SITE_URL}/konto/einstellungen/",
        },
    )
    return queue_letter(by=by, at=at, to=person.email, letter=letter, key=key)
