"""What waits at the Leitstand of submissions, and for how long."""

from collections.abc import Callable
from typing import Any

from django.db.models import Min

from produktschau.design.formats import day
from produktschau.intake.models import Stage
from produktschau.intake.queries.desk_list import waiting
from produktschau.intake.rules import may_decide, may_edit_submission
from produktschau.lib.desk import DeskItem


def _item(label: str, stage: Stage, tab: str, otherwise: str, rule: Callable[[Any], bool]) -> DeskItem:
    def count(user: Any) -> int | None:
        return waiting().filter(stage=stage).count() if rule(user) else None

    def detail(user: Any) -> str:
        oldest = waiting().filter(stage=stage).aggregate(oldest=Min("since"))["oldest"]
        return f"die älteste seit {day(oldest)}" if oldest else otherwise

    return DeskItem(label, count, detail, "intake:desk_submissions", f"?stand={tab}")


TO_CHECK = _item(
    "Einreichungen: Herkunft prüfen",
    Stage.SUBMITTED,
    "pruefen",
    "alles geprüft, was eingereicht ist",
    may_edit_submission,
)
TO_EDIT = _item(
    "Einreichungen: Texte bearbeiten",
    Stage.CHECKED,
    "bearbeiten",
    "alles bearbeitet, was geprüft ist",
    may_edit_submission,
)
TO_PUBLISH = _item(
    "Einreichungen: veröffentlichen",
    Stage.APPROVED,
    "veroeffentlichen",
    "alles veröffentlicht, was freigegeben ist",
    may_decide,
)
