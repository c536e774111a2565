"""Empties answers, and deletes subscriptions nobody confirmed: what remains is that somebody answered, when, and what came of it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from produktschau.audit.record import Actor, record
from produktschau.exchange.actions.subscribing import end_subscription
from produktschau.exchange.engine.senders import sender_of
from produktschau.exchange.models import Reply, Subscription
from produktschau.work.retention import forget_matter

KEPT_FOR = timedelta(days=180)
"""So long a firm may come back to an answer (storage limitation, Art. 5 (1) (e) GDPR)."""
UNCONFIRMED_KEPT = timedelta(days=7)
"""So long somebody has to confirm a subscription; perhaps a stranger typed the address."""


@transaction.atomic
def forget_old(*, by: Actor, at: datetime) -> tuple[int, int]:
    """Empty answers older than ``KEPT_FOR``, delete subscriptions not confirmed within ``UNCONFIRMED_KEPT``; gives both numbers."""
    emptied = empty(by=by, at=at, replies=Reply.objects.filter(sent_at__lt=at - KEPT_FOR))
    waiting = Subscription.objects.filter(confirmed_at=None, asked_at__lt=at - UNCONFIRMED_KEPT)
    for one in list(waiting):
        forget_matter(matter=one.matter, at=at)
    return emptied, waiting.delete()[1].get(Subscription._meta.label, 0)


@transaction.atomic
def forget_person(*, by: Actor, at: datetime, email: str) -> int:
    """Empty every answer sent from an address and end what it ordered (Art. 17 GDPR); return the number of both."""
    mine = Q(sender=sender_of(email)) | Q(email__iexact=email)
    done = empty(by=by, at=at, replies=Reply.objects.filter(mine))
    ordered = list(Subscription.objects.filter(email__iexact=email, ended_at=None))
    for one in ordered:
        end_subscription(by=by, at=at, subscription=one)
        forget_matter(matter=one.matter, at=at)
    return done + len(ordered)


def empty(*, by: Actor, at: datetime, replies: QuerySet[Reply]) -> int:
    """Take name, address, number and words out of answers and of the mails that carried them, in the caller's transaction."""
    full = replies.filter(emptied_at=None)
    for reply in list(full.select_related("notice")):
        forget_matter(matter=reply.matter, at=at)
        record(by=by, verb="notice.reply_emptied", subject=reply.notice.matter, at=at, after={"reply": reply.key})
    return full.update(name="", email="", phone="", text="", reported_why="", emptied_at=at)
