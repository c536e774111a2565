"""Sessions that have ended are forgotten, with what was typed in them."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from produktschau.accounts.actions.sessions import forget_sessions
from produktschau.audit.record import System
from produktschau.design.again import HOLDS, KEPT
from produktschau.lib.dates import now
from produktschau.work.schedule import SCHEDULE

pytestmark = pytest.mark.django_db


def _session(seconds: int) -> str:
    session = SessionStore()
    session[KEPT] = {"path": "/konto/", "sent": [["name", "Mara"]], "at": now().isoformat()}
    session.set_expiry(seconds)
    session.save()
    return str(session.session_key)


def test_only_sessions_that_have_ended_go() -> None:
    typed, open_still = _session(int(HOLDS.total_seconds())), _session(7200)

    assert forget_sessions(by=System("worker"), at=now() + HOLDS + timedelta(minutes=1)) == 1
    assert list(Session.objects.values_list("session_key", flat=True)) == [open_still]
    assert typed != open_still


def test_they_are_forgotten_before_half_an_hour_has_doubled() -> None:
    (due,) = [one for one in SCHEDULE if one.name == "accounts.sessions"]

    assert due.every <= HOLDS
