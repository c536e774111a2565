"""Where a survey stands, and which days it may run."""

from datetime import date, timedelta
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
LONGEST = timedelta(days=183)
"""Who is asked for longer forgets that there is an end."""


def standing(*, is_opened: bool, is_closed: bool, opens_on: date, closes_on: date, on: date) -> Standing:
    """Where a survey stands on a day: the last day is one on which answers count."""
    if not is_opened:
        return "draft"
    if is_closed or on > closes_on:
        return "closed"
    return "planned" if on < opens_on else "running"


def against_end(opens_on: date | None, closes_on: date | None, on: date) -> str:
    """What stands against the last day, one sentence; empty where nothing does."""
    if closes_on is None:
        return "Wählen Sie den letzten Tag, an dem eine Antwort zählt."
    if closes_on < on:
        return "Der letzte Tag liegt in der Vergangenheit. Wählen Sie einen späteren."
    if opens_on is not None and closes_on < opens_on:
        return "Der letzte Tag liegt vor dem ersten. Wählen Sie einen späteren."
    if opens_on is not None and closes_on - opens_on > LONGEST:
        return "Eine Umfrage läuft höchstens ein halbes Jahr. Wählen Sie einen früheren Tag."
    return ""
