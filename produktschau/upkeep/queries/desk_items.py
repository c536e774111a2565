"""What of the entries waits for the office."""

from typing import Any

from produktschau.lib.dates import now
from produktschau.lib.desk import DeskItem
from produktschau.showcase.models import Company
from produktschau.upkeep.queries.rhythm import bounds, rhythm
from produktschau.upkeep.queries.standing import CALL, CHANGES, CLOSED, with_standing
from produktschau.upkeep.rules import may_enter


def _waiting(standing: str, user: Any) -> int | None:
    if not may_enter(user):
        return None
    return with_standing(Company.objects.all(), bounds(rhythm(), now())).filter(standing=standing).count()


REPORTED = DeskItem(
    "Änderungen gemeldet",
    lambda user: _waiting(CHANGES, user),
    "im Eintrag nachtragen und als erledigt vermerken",
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
    "nachfragen und den Eintrag zurückziehen; von selbst geschieht nichts",
    "upkeep:list",
    f"?stand={CLOSED}",
)
