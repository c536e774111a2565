"""Which firms belong to which network on a day, or now."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from produktschau.networks.models import OPEN, Membership, Network, Standing
from produktschau.showcase.models import Company, State

WAS_MEMBER = Q(standing__in=(Standing.ACTIVE, Standing.ENDED))
"""Memberships that count on the days between their first and their last."""


def active_members(network: Network) -> QuerySet[Membership]:
    """Memberships of today, with the firm, by its name."""
    found = network.memberships.filter(standing=Standing.ACTIVE)
    return found.select_related("company").order_by("company__sort_key", "company_id")


def member_companies(network: Network) -> QuerySet[Company]:
    """The firms that are members today, by name."""
    return Company.objects.filter(pk__in=_active(network).values("company"))


def members_on(day: date) -> QuerySet[Membership]:
    """Memberships that held on a day, of all networks."""
    still = Q(until__isnull=True) | Q(until__gte=day)
    return Membership.objects.filter(WAS_MEMBER, still, since__lte=day)


def is_member(company: Company, network: Network) -> bool:
    """Whether the firm is a member of the network today."""
    return _active(network).filter(company=company).exists()


def networks_of(company: Company) -> QuerySet[Network]:
    """The networks of which the firm is a member today, in their order."""
    mine = Membership.objects.filter(company=company, standing=Standing.ACTIVE)
    return Network.objects.filter(pk__in=mine.values("network"))


def shared_networks(first: Company, second: Company) -> QuerySet[Network]:
    """The networks of which both firms are members today, in their order."""
    return networks_of(first) & networks_of(second)


def open_membership(company: Company, network: Network) -> Membership | None:
    """What is open between a firm and a network: a request, an invitation or a membership."""
    return network.memberships.filter(company=company, standing__in=OPEN).select_related("company").first()


def named_members(network: Network) -> QuerySet[Company]:
    """Members that may be named on public pages: published ones that agreed, by name."""
    shown = _active(network).filter(is_shown=True, company__state=State.PUBLISHED)
    return Company.objects.filter(pk__in=shown.values("company"))


def shown_networks_of(companies: Collection[int]) -> dict[int, list[Network]]:
    """Published networks of which these firms (primary keys) are members and may be named so, in their order; one query."""
    rows = Membership.objects.filter(
        company__in=companies, standing=Standing.ACTIVE, is_shown=True, network__state=State.PUBLISHED
    )
    found: dict[int, list[Network]] = {}
    for row in rows.select_related("network").order_by("network__position", "network__name"):
        found.setdefault(row.company_id, []).append(row.network)
    return found


def named_in(slugs: Sequence[str]) -> QuerySet[Any]:
    """Firms (``company``) that may be named as members of one of these published networks, by the word in the address."""
    found = Membership.objects.filter(standing=Standing.ACTIVE, is_shown=True, network__state=State.PUBLISHED)
    return found.filter(network__slug__in=list(slugs)).order_by().values("company")


def _active(network: Network) -> QuerySet[Membership]:
    return Membership.objects.filter(network=network, standing=Standing.ACTIVE)
