"""How long an introduction waits for its answers, and when firms are asked what came of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

REMIND_AFTER = timedelta(days=7)
EXPIRES_AFTER = timedelta(days=21)
"""So long both firms have to answer; then nobody is bothered any more."""
ASKED_AFTER = (30, 180)
"""Days after both agreed, when each firm is asked what came of it: early for a talk, late enough for an order."""
ASKING_ENDS = 60
"""Days after the day on which a firm should have been asked; later than that the question would come from nowhere."""
ORDER = ("", "none", "talk", "order", "joint")
"""Outcomes from nothing reported to the most."""


def is_expired(asked_at: datetime, at: datetime) -> bool:
    """Whether the time to answer is over."""
    return at >= asked_at + EXPIRES_AFTER


def days_due(accepted_at: datetime, at: datetime) -> int | None:
    """After which of ``ASKED_AFTER`` a firm is to be asked at a moment; ``None`` outside of both windows."""
    age = (at - accepted_at).days
    return next((days for days in ASKED_AFTER if days <= age < days + ASKING_ENDS), None)


def greatest(outcomes: Iterable[str]) -> str:
    """The most that was reported; „“ where nothing was."""
    return max(outcomes, key=ORDER.index, default="")
