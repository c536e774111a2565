"""Names for keys of this domain in the record of changes."""

from collections.abc import Iterable

from django.urls import reverse

from produktschau.audit.names import Named
from produktschau.mailings.models import Circular, DistributionList


def circular_names(keys: Iterable[str]) -> dict[str, Named]:
    """„circular:K7M2QX“ → its subject, for the record of changes."""
    found = Circular.objects.filter(key__in=[key.partition(":")[2] for key in keys])
    return {one.matter: Named(one.subject, reverse("mailings:circular", args=[one.key])) for one in found}


def list_names(keys: Iterable[str]) -> dict[str, Named]:
    """„list:K7M2QX“ → its name, for the record of changes."""
    found = DistributionList.objects.filter(key__in=[key.partition(":")[2] for key in keys])
    return {one.subject: Named(one.name, reverse("mailings:list", args=[one.key])) for one in found}
