"""What of the calls waits at the Leitstand."""

from typing import Any

from produktschau.intake.queries.calls import over_calls
from produktschau.intake.rules import may_decide
from produktschau.lib.dates import today
from produktschau.lib.desk import DeskItem


def _over(user: Any) -> int | None:
    return over_calls(today()).count() if may_decide(user) else None


OVER = DeskItem("Aufrufe mit abgelaufener Frist", _over, "verlängern oder schließen", "intake:calls")
