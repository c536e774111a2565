"""Whom an invitation to a network would reach: not who is a member, asked or was asked already."""

from collections.abc import Collection

from produktschau.networks.models import OPEN, Membership, Network, Standing
from produktschau.outreach.queries import asking
from produktschau.outreach.queries.asking import Reach
from produktschau.outreach.queries.audience import Audience

SAID = {
    Standing.ACTIVE: "ist schon Mitglied",
    Standing.REQUESTED: "hat angefragt",
    Standing.INVITED: "ist schon eingeladen",
}


def reach(network: Network, audience: Audience) -> Reach:
    """Everyone who fits, each with the way, in a fixed number of queries."""

    def unwilling(companies: Collection[int]) -> dict[int, str]:
        rows = Membership.objects.filter(network=network, company__in=companies, standing__in=OPEN)
        return {row.company_id: SAID[Standing(row.standing)] for row in rows}

    return asking.reach(audience, unwilling)
