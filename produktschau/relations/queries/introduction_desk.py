"""What of introductions waits for the office."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from produktschau.accounts.models import Role
from produktschau.accounts.roles import has_role
from produktschau.lib.dates import now
from produktschau.lib.desk import DeskItem
from produktschau.networks.rules import coordinated_by
from produktschau.relations.calculations.waiting import EXPIRES_AFTER
from produktschau.relations.models import Introduction, Stage
from produktschau.relations.rules import may_introduce

SOON = timedelta(days=7)
"""So long before its end an unanswered introduction is worth a telephone call."""


def ending_soon(at: datetime) -> QuerySet[Introduction]:
    """Introductions that end within a week unless somebody answers."""
    return Introduction.objects.filter(stage=Stage.ASKED, asked_at__lte=at - EXPIRES_AFTER + SOON)


def _of(user: Any, found: QuerySet[Introduction]) -> QuerySet[Introduction]:
    """Those this person acts on."""
    if has_role(user, Role.MANAGER):
        return found
    return found.filter(Q(network=None) | Q(network__in=coordinated_by(user)))


def _count_ending(user: Any) -> int | None:
    return _of(user, ending_soon(now())).count() if may_introduce(user) else None


def _count_drafts(user: Any) -> int | None:
    return _of(user, Introduction.objects.filter(stage=Stage.DRAFT)).count() if may_introduce(user) else None


ENDING = DeskItem(
    "Vermittlungen ohne Antwort",
    _count_ending,
    "anrufen und die Antwort eintragen; sonst enden sie in den nächsten Tagen von selbst",
    "relations_house:introductions",
    "?stand=asked&sortierung=alt",
)
DRAFTS = DeskItem(
    "Vermittlungen im Entwurf",
    _count_drafts,
    "durchlesen und beide Betriebe fragen",
    "relations_house:introductions",
    "?stand=draft",
)
