"""Names for keys of supply relations in the record of changes."""

from collections.abc import Iterable

from django.urls import reverse

from produktschau.audit.names import Named
from produktschau.relations.models import SupplyRelation


def supply_names(keys: Iterable[str]) -> dict[str, Named]:
    """„supply:K7M2QX“ → who supplies whom with what, and its page."""
    wanted = [key.partition(":")[2] for key in keys]
    found = SupplyRelation.objects.filter(key__in=wanted).select_related("supplier", "customer")
    return {one.matter: Named(str(one), reverse("relations_house:supply", args=[one.key])) for one in found}
