"""The demo has a call that runs, with answers of every kind, and contacts to take up again."""

from datetime import datetime
from pathlib import Path

import pytest

from produktschau.audit.record import System
from produktschau.intake.models import Call
from produktschau.intake.queries.calls import counts_of, standing_of
from produktschau.outreach.models import ContactNote
from produktschau.portal.actions import prepare_demo
from produktschau.portal.demo import DEMO_DATA, kept_logins


@pytest.mark.django_db
def test_one_call_runs_with_every_kind_of_answer_and_one_is_a_draft(now: datetime, tmp_path: Path) -> None:
    prepare_demo(by=System("demo"), data=DEMO_DATA, logins=kept_logins(tmp_path), at=now, tell=lambda line: None)
    running, draft = Call.objects.order_by("opens_on")
    assert [standing_of(call, now.date()) for call in (running, draft)] == ["running", "draft"]
    counts = counts_of(running)
    assert (counts.submitted, counts.begun, counts.declined) == (2, 1, 1)
    assert counts.letters == 2
    assert counts.waiting > 5
    assert ContactNote.objects.filter(follow_up_on__isnull=False).count() == 4
