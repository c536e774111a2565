"""Marks what must be found otherwise when a membership changes."""

from collections.abc import Iterable
from datetime import datetime

from produktschau.networks.models import Network, Standing
from produktschau.search.actions.marks import mark
from produktschau.showcase.actions.writing import mark_products_of


def mark_companies(companies: Iterable[int], at: datetime) -> None:
    """Mark the firms with these primary keys and what they make."""
    found = list(companies)
    if found:
        mark("company", found, at)
        mark_products_of(found, at)


def mark_members(network: Network, at: datetime) -> None:
    """Mark all members of a network, as when its name or state changes."""
    mark_companies(network.memberships.filter(standing=Standing.ACTIVE).values_list("company_id", flat=True), at)
