"""What other domains' pages show of networks."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from produktschau.networks.models import Standing
from produktschau.networks.queries.firm_page import all_mine
from produktschau.networks.queries.members import shown_networks_of
from produktschau.networks.rules import may_act_for
from produktschau.showcase.models import Company


def in_mine(request: HttpRequest | None, company: Company) -> dict[str, Any] | None:
    """On the firm's own page, signed in: invitations that wait, memberships, tasks to confirm."""
    if request is None or not may_act_for(request.user, company):
        return None
    found = all_mine(company)
    if not found:
        return None
    rows = [
        (one, reverse("networks_house:mine", args=[company.key, one.network.key]))
        for one in found
        if one.standing or one.tasks
    ]
    waits = any(one.standing == Standing.INVITED for one, _url in rows)
    return {"company": company, "rows": rows, "waits": waits}


def beside_company(request: HttpRequest | None, company: Company) -> dict[str, Any] | None:
    """On a firm's public page: the networks it is named in."""
    if not company.is_published:
        return None
    found = shown_networks_of([company.pk]).get(company.pk)
    return {"networks": found} if found else None
