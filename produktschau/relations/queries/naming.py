"""Names for keys of relations in the record of changes."""

from collections.abc import Iterable

from django.urls import reverse

from produktschau.audit.names import Named
from produktschau.relations.models import Introduction


def introduction_names(keys: Iterable[str]) -> dict[str, Named]:
    """„introduction:K7M2QX“ → the names of its firms and its page."""
    wanted = [key.partition(":")[2] for key in keys]
    found = Introduction.objects.filter(key__in=wanted).prefetch_related("parties__company")
    return {
        one.matter: Named(
            " und ".join(party.company.name for party in one.parties.all()),
            reverse("relations_house:introduction", args=[one.key]),
        )
        for one in found
    }
