"""What a firm does on one page of its form at once: it writes, and answers remarks beside fields."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.intake.actions.comments import add_comment
from produktschau.intake.actions.versions import write_version
from produktschau.intake.models import Submission, Version
from produktschau.intake.queries.remarks import remarks_of
from produktschau.showcase.actions import NotAcceptable

ANSWER = "antwort-"
"""Begins the name under which problems speak of an answer; the field's name follows."""


@transaction.atomic
def keep_entry(
    *,
    by: Actor,
    at: datetime,
    submission: Submission,
    content: Mapping[str, Any],
    answers: Mapping[str, str],
    expected: str | None,
) -> Version:
    """Keep what the firm typed so far, and its answers to remarks (field → text; empty ones are none).

    An answer that stands there already as the last word on its field is not written twice: a button is pressed twice.
    Raises ``ChangedMeanwhile``, ``NotReady``, ``NotAcceptable`` (an answer too long; fields „antwort-<field>“).
    """
    version = write_version(by=by, at=at, submission=submission, content=content, expected=expected, is_rough=True)
    last = {remark.field: remark for remark in remarks_of(submission)}
    for field, text in answers.items():
        there = last.get(field)
        if text.strip() and not (there and there.is_from_firm and there.text == text.strip()):
            _answer(submission, field, text, by=by, at=at)
    return version


def _answer(submission: Submission, field: str, text: str, *, by: Actor, at: datetime) -> None:
    try:
        add_comment(by=by, at=at, submission=submission, text=text, field=field, is_from_firm=True)
    except NotAcceptable as refused:
        raise NotAcceptable({f"{ANSWER}{field}": str(refused)}) from refused
