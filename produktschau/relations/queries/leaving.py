"""Introductions that are open when a firm leaves a network."""

from produktschau.networks.models import Membership
from produktschau.relations.models import Introduction, Stage
from produktschau.relations.queries.pairs import OPEN


def open_in_network(membership: Membership) -> list[Introduction]:
    """Drafts and asked ones of this network with this firm."""
    found = Introduction.objects.filter(
        network=membership.network_id, parties__company=membership.company_id, stage__in=OPEN
    )
    return list(found.prefetch_related("parties__company"))


def pending(membership: Membership) -> list[str]:
    """Half sentences for the firm; of a draft it does not know, so it is not named."""
    return [
        f"die Vermittlung mit {party.company.name}"
        for one in open_in_network(membership)
        if one.stage == Stage.ASKED
        for party in one.parties.all()
        if party.company_id != membership.company_id
    ]
