"""What other domains' pages show of introductions."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from produktschau.lib.dates import now
from produktschau.networks.models import Network
from produktschau.relations.models import Introduction
from produktschau.relations.queries.firm_page import waiting_for
from produktschau.relations.queries.introduction_page import introductions_of
from produktschau.relations.rules import may_introduce, may_see_introductions, speaks_for
from produktschau.showcase.models import Company

SHOWN = 3


def in_mine(request: HttpRequest | None, company: Company) -> dict[str, Any] | None:
    """On the firm's own page, signed in: introductions that wait for it. By another link they are not opened: theirs is in the mail."""
    if request is None or not speaks_for(request.user, company):
        return None
    found = waiting_for(company, now())
    if not found:
        return None
    rows = [
        (one, reverse("relations_house:my_introduction", args=[company.key, one.introduction.key])) for one in found
    ]
    return {"company": company, "rows": rows}


def in_record(request: HttpRequest | None, record: Any) -> dict[str, Any] | None:
    """The panel on a firm's record at the desk."""
    if request is None or not isinstance(record, Company) or not may_see_introductions(request.user):
        return None
    found = list(introductions_of(record))
    rows = [
        (one, " und ".join(party.company.name for party in one.parties.all() if party.company_id != record.pk))
        for one in found[:SHOWN]
    ]
    return {
        "company": record,
        "rows": rows,
        "more": max(len(found) - SHOWN, 0),
        "may_write": may_introduce(request.user) and record.is_published,
    }


def in_network(request: HttpRequest | None, network: Network) -> dict[str, Any] | None:
    """Among the tabs of a network at the desk."""
    if request is None or not may_see_introductions(request.user):
        return None
    return {"network": network, "count": Introduction.objects.filter(network=network).count()}
