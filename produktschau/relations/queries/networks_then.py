"""In which networks firms were on a day that is past: what is counted of a day must not change when a firm joins or leaves later."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from produktschau.networks.models import Membership
from produktschau.networks.queries.members import WAS_MEMBER

Spans = Mapping[int, Sequence[tuple[int, date, date | None]]]
"""Firm → network, first and last day of each of its memberships; keys are primary keys."""


def spans_of(companies: Collection[int]) -> Spans:
    """All memberships of these firms there ever were; one query."""
    rows = Membership.objects.filter(WAS_MEMBER, company__in=companies, since__isnull=False).order_by("pk")
    found: dict[int, list[tuple[int, date, date | None]]] = defaultdict(list)
    for company, network, since, until in rows.values_list("company_id", "network_id", "since", "until"):
        if since is not None:
            found[company].append((network, since, until))
    return found


def networks_then(spans: Spans, on: date, *firms: int) -> set[int]:
    """The networks of which all of these firms were members on the day; both ends of a membership count."""
    own = [
        {network for network, since, until in spans.get(firm, ()) if since <= on <= (until or date.max)}
        for firm in firms
    ]
    return set.intersection(*own)
