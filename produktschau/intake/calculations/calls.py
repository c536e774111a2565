"""Where a call stands, and how far it reached."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from produktschau.region.calculations.coverage import Verdict, verdict

Standing = Literal["draft", "planned", "running", "over", "closed"]

WORDS: dict[Standing, str] = {
    "draft": "Entwurf",
    "planned": "beginnt noch",
    "running": "läuft",
    "over": "Frist vorbei",
    "closed": "geschlossen",
}
"""What each standing is called."""
MARKS: dict[Standing, str] = {
    "draft": "draft",
    "planned": "submitted",
    "running": "approved",
    "over": "warn",
    "closed": "published",
}
"""The drawn mark of each standing."""


def standing(*, started: bool, closed: bool, opens_on: date, deadline_on: date, on: date) -> Standing:
    """Where a call stands on a day: the deadline is the last day on which it runs."""
    if closed:
        return "closed"
    if not started:
        return "draft"
    if on < opens_on:
        return "planned"
    return "running" if on <= deadline_on else "over"


@dataclass(frozen=True)
class Share:
    """One line of the coverage. ``answered`` of ``answers`` beside ``shown`` of ``all_shown`` firms of the showcase.

    ``others`` of ``all_others`` is a published figure of the region (inhabitants, employees); ``None`` where there is none.
    """

    label: str
    invited: int
    answered: int
    answers: int
    shown: int
    all_shown: int
    others: int | None = None
    all_others: int | None = None

    @property
    def of_answers(self) -> float | None:
        """Its share of all answers, from 0 to 1; unknown while there are none."""
        return self.answered / self.answers if self.answers else None

    @property
    def of_shown(self) -> float | None:
        """Its share of the firms shown, from 0 to 1."""
        return self.shown / self.all_shown if self.all_shown else None

    @property
    def of_others(self) -> float | None:
        """Its share of the published figure, from 0 to 1."""
        return self.others / self.all_others if self.others is not None and self.all_others else None

    @property
    def is_behind(self) -> bool:
        """Whether it was asked and answered less than its share, by more than chance alone makes."""
        expected = self.of_shown if self.of_others is None else self.of_others
        return bool(self.invited) and verdict(self.answered, self.answered, self.answers, expected) is Verdict.FEWER
