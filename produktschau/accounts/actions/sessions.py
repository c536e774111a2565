"""Ends sessions: those that have run out, for a row may hold what somebody typed, and a person's own in other browsers."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction

from produktschau.accounts.models import User
from produktschau.accounts.queries import other_sessions
from produktschau.audit.record import Actor, record


@transaction.atomic
def forget_sessions(*, by: Actor, at: datetime) -> int:
    """Delete every session that has ended and return their number."""
    return Session.objects.filter(expire_date__lte=at).delete()[0]


@transaction.atomic
def end_other_sessions(*, by: Actor, user: User, but: str, at: datetime) -> int:
    """Sign the person out everywhere but in the session with the key ``but``; return how many sessions that ended.

    Where there was none, nothing is recorded.
    """
    ended = Session.objects.filter(session_key__in=other_sessions(user, but=but, at=at)).delete()[0]
    if ended:
        record(by=by, verb="user.signed_out_elsewhere", subject=user.actor_key, at=at, after={"sessions": ended})
    return ended
