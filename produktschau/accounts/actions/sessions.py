"""Forgets sessions that have ended: a row may hold what somebody typed before the sign-in was over."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction

from produktschau.audit.record import Actor


@transaction.atomic
def forget_sessions(*, by: Actor, at: datetime) -> int:
    """Delete every session that has ended and return their number."""
    return Session.objects.filter(expire_date__lte=at).delete()[0]
