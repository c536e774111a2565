"""What other domains' pages show of meetings."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from produktschau.lib.dates import now
from produktschau.meetings.models import Stage
from produktschau.meetings.queries.firm_page import coming_for
from produktschau.meetings.queries.public import coming_meetings, hosted_by, next_of_network
from produktschau.meetings.rules import may_register_for
from produktschau.networks.models import Network
from produktschau.showcase.models import Company


def in_network(request: HttpRequest | None, network: Network) -> dict[str, Any] | None:
    """On a network's page: its next meetings, else the latest."""
    at = now()
    found = next_of_network(network, at)
    return {"network": network, "rows": found, "is_past": found[0].ends_at <= at} if found else None


def in_home(request: HttpRequest | None) -> dict[str, Any] | None:
    """On the first page: the next meeting."""
    found = coming_meetings(now()).filter(stage=Stage.ANNOUNCED).first()
    return {"one": found} if found is not None else None


def in_company(request: HttpRequest | None, company: Company) -> dict[str, Any] | None:
    """On a firm's public page: meetings that were its guests."""
    found = hosted_by(company)
    return {"rows": found} if found else None


def in_mine(request: HttpRequest | None, company: Company) -> dict[str, Any] | None:
    """On the firm's own page, signed in: meetings ahead. By another link they are not opened: theirs is in the mail."""
    if request is None or not may_register_for(request.user, company):
        return None
    rows = [
        (one, reverse("meetings_house:mine", args=[company.key, one.meeting.key])) for one in coming_for(company, now())
    ]
    return {"rows": rows} if rows else None
