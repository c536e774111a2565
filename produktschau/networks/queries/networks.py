"""Networks themselves: which there are, what each lacks before it can be shown, who coordinates it."""

from django.db.models import QuerySet

from produktschau.networks.models import Coordination, Network
from produktschau.showcase.models import State


def published_networks() -> QuerySet[Network]:
    """The networks everyone may see, in their order."""
    return Network.objects.filter(state=State.PUBLISHED).select_related("world")


def reasons_against_publishing(network: Network) -> list[str]:
    """What is missing before everyone may see it, one sentence each."""
    reasons = []
    if not network.lead:
        reasons.append("Es fehlt der Vorspann: ein Satz, der sagt, worum es in diesem Netzwerk geht.")
    if not network.story:
        reasons.append("Es fehlt der Text darüber, worum es geht.")
    if network.takes_members and not network.charter:
        reasons.append("Es fehlt die Vereinbarung der Mitglieder, der ein Betrieb beim Beitritt zustimmt.")
    return reasons


def coordinations(network: Network) -> QuerySet[Coordination]:
    """Who coordinates or coordinated it, the latest first."""
    return network.coordinations.select_related("person").order_by("-since", "-pk")
