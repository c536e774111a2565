"""What of the entries waits for the office."""

from typing import Any

from produktschau.lib.dates import now
from produktschau.lib.desk import DeskItem
from produktschau.showcase.models import Company
from produktschau.showcase.rules import may_edit, may_publish
from produktschau.upkeep.queries.rhythm import bounds, rhythm
from produktschau.upkeep.queries.standing import CALL, CHANGES, CLOSED, with_standing
from produktschau.upkeep.rules import may_enter


def _waiting(standing: str, user: Any) -> int | None:
    if not may_enter(user):
        return None
    return with_standing(Company.objects.all(), bounds(rhythm(), now())).filter(standing=standing).count()


def _to_mend(user: Any) -> str:
    if may_edit(user):
        return "im Eintrag nachtragen und als erledigt vermerken"
    return "ansehen; im Eintrag trägt es die Redaktion nach"


def _to_withdraw(user: Any) -> str:
    if may_publish(user):
        return "nachfragen und den Eintrag zurückziehen; von selbst geschieht nichts"
    return "nachfragen; zurückziehen kann den Eintrag das Regionalmanagement"


REPORTED = DeskItem(
    "Änderungen gemeldet",
    lambda user: _waiting(CHANGES, user),
    _to_mend,
    "upkeep:list",
    f"?stand={CHANGES}",
)
TO_CALL = DeskItem(
    "Einträge ohne Antwort",
    lambda user: _waiting(CALL, user),
    "anrufen, ob alles noch stimmt; die Antwort dann eintragen",
    "upkeep:list",
    f"?stand={CALL}",
)
GIVEN_UP = DeskItem(
    "Betriebe aufgegeben",
    lambda user: _waiting(CLOSED, user),
    _to_withdraw,
    "upkeep:list",
    f"?stand={CLOSED}",
)
