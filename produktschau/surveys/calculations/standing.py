"""Where a survey stands."""

from datetime import date
from typing import Literal

Standing = Literal["draft", "planned", "running", "closed"]

WORDS: dict[Standing, str] = {
    "draft": "Entwurf",
    "planned": "beginnt noch",
    "running": "läuft",
    "closed": "beendet",
}
MARKS: dict[Standing, str] = {"draft": "draft", "planned": "submitted", "running": "approved", "closed": "published"}
"""The drawn mark of each standing."""


def standing(*, is_opened: bool, is_closed: bool, opens_on: date, closes_on: date, on: date) -> Standing:
    """Where a survey stands on a day: the last day is one on which answers count."""
    if not is_opened:
        return "draft"
    if is_closed or on > closes_on:
        return "closed"
    return "planned" if on < opens_on else "running"
