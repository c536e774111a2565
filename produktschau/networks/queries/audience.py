"""Firms by network, for the office: members count whether or not they are named, of drafts too."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count

from produktschau.networks.models import Membership, Network, Standing
from produktschau.outreach.engine.audience import AudienceFacet


def words() -> Mapping[str, str]:
    """All networks by the word in their address."""
    return dict(Network.objects.values_list("slug", "short_name"))


def counts() -> Mapping[str, int]:
    """Members by network."""
    rows = Membership.objects.filter(standing=Standing.ACTIVE).order_by().values_list("network__slug")
    return dict(rows.annotate(number=Count("company", distinct=True)))


def companies(slugs: Sequence[str]) -> Any:
    """The members of one of these networks."""
    rows = Membership.objects.filter(standing=Standing.ACTIVE, network__slug__in=list(slugs))
    return rows.order_by().values("company")


NETWORK = AudienceFacet("network", "netzwerk", "Netzwerk", words, counts, companies)
