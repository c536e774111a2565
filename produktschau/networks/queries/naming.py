"""Names for keys of networks in the record of changes."""

from collections.abc import Iterable

from django.urls import reverse

from produktschau.audit.names import Named
from produktschau.networks.models import Network


def network_names(keys: Iterable[str]) -> dict[str, Named]:
    """„network:K7M2QX“ → its name and page at the desk."""
    wanted = [key.partition(":")[2] for key in keys]
    return {
        f"network:{key}": Named(name, reverse("networks_house:network", args=[key]))
        for key, name in Network.objects.filter(key__in=wanted).values_list("key", "name")
    }
