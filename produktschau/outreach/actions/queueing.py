"""Hands a written letter to the outbox."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.design.letters import Written
from produktschau.outreach.engine.letters import reply_headers
from produktschau.work.mail import send
from produktschau.work.models import Kind, Mail


@transaction.atomic
def queue_letter(
    *,
    by: Actor,
    at: datetime,
    to: str,
    letter: Written,
    key: str,
    kind: Kind = Kind.NOTICE,
    reply_to: str = "",
    headers: Mapping[str, str] | None = None,
    calendar: str = "",
) -> Mail:
    """Queue a letter to one address, once for each ``key``, and return the mail. Answers go to the office unless ``reply_to`` names
    another address; ``calendar`` is an iCalendar text that goes along. Raises as ``work.mail.send``.
    """
    answers = {"Reply-To": reply_to} if reply_to else reply_headers()
    return send(
        by=by,
        at=at,
        to=to,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        calendar=calendar,
        kind=kind,
        key=key,
        headers={**answers, **(headers or {})},
    )
