"""Bulk acts of the past and at a standstill: for their list, the desk and the record of changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from produktschau.audit.names import Named, names_of
from produktschau.lib.desk import DeskItem
from produktschau.showcase.models import Bulk, BulkStage, Fate
from produktschau.showcase.queries.bulk import is_stuck, title_of
from produktschau.showcase.rules import may_edit

RECENT = 50


@dataclass(frozen=True)
class PastBulk:
    """One act in the list of the latest: ``state`` is „steht still“ where nobody works on it any more, „zurückgenommen“ where another took it back."""

    bulk: Bulk
    title: str
    who: Named
    state: str
    changed: int
    total: int


def recent_bulks() -> list[PastBulk]:
    """The latest acts that were carried out or run, the newest first."""
    back = Bulk.objects.filter(undoes=OuterRef("pk")).exclude(stage=BulkStage.SHOWN)
    found = list(
        Bulk.objects.exclude(stage=BulkStage.SHOWN)
        .select_related("undoes")
        .annotate(is_undone=Exists(back))
        .annotate(changed=Count("rows", filter=Q(rows__outcome=Fate.DONE)), total=Count("rows"))
        .order_by("-chosen_at", "-pk")[:RECENT]
    )
    names = names_of(one.chosen_by for one in found)
    return [PastBulk(one, title_of(one), names[one.chosen_by], _state(one), one.changed, one.total) for one in found]


def _state(bulk: Any) -> str:
    """``bulk`` is one of ``recent_bulks``, which are asked whether another took them back."""
    if bulk.is_undone:
        return "zurückgenommen"
    return "steht still" if is_stuck(bulk) else str(BulkStage(bulk.stage).label)


def _at_a_standstill(user: Any) -> int | None:
    if not may_edit(user):
        return None
    running = Bulk.objects.filter(chosen_by=user.actor_key, stage=BulkStage.RUNNING)
    return sum(is_stuck(bulk) for bulk in running)


STANDSTILL = DeskItem(
    "Sammelaktionen",
    _at_a_standstill,
    "stehen still: weiter ausführen oder den Rest lassen, wie er ist",
    "showcase_house:desk_bulks",
)


def bulk_names(keys: Iterable[str]) -> dict[str, Named]:
    """Names for the record of changes: „bulk:K7M2QX“ → what it is and its page."""
    wanted = [key.partition(":")[2] for key in keys]
    return {
        f"bulk:{one.key}": Named(f"Sammelaktion {one.key}", reverse("showcase_house:desk_bulk", args=[one.key]))
        for one in Bulk.objects.filter(key__in=wanted)
    }
