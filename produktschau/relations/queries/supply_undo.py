"""What stands in the way of taking an import of supply relations back."""

from collections.abc import Mapping, Sequence
from typing import Any

from produktschau.relations.models import SupplyRelation

CHANGED_SINCE = "Diese Lieferbeziehung wurde seit dem Einlesen geändert oder beantwortet."


def obstacles(done: Sequence[tuple[str, Mapping[str, Any]]]) -> list[tuple[str, str]]:
    """Relations that somebody changed or answered since: subject and sentence."""
    moments = {subject.partition(":")[2]: before["at"] for subject, before in done}
    rows = SupplyRelation.objects.filter(key__in=moments)
    return [(one.matter, CHANGED_SINCE) for one in rows if one.changed_at.isoformat() != moments[one.key]]
