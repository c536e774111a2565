"""What other domains' pages show of upkeep."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from produktschau.lib.dates import now
from produktschau.showcase.models import Company
from produktschau.upkeep.queries.firm import LATEST, firm_upkeep, last_answer, open_asking
from produktschau.upkeep.rules import may_ask, may_confirm, may_enter, may_see_upkeep


def in_record(request: HttpRequest | None, record: Any) -> dict[str, Any] | None:
    """The panel on a firm's record at the desk."""
    if request is None or not isinstance(record, Company) or not may_see_upkeep(request.user):
        return None
    return {
        "company": record,
        "upkeep": firm_upkeep(record, at=now(), most=LATEST),
        "may_enter": may_enter(request.user),
        "may_ask": may_ask(request.user),
    }


def in_mine(request: HttpRequest | None, company: Company) -> dict[str, Any] | None:
    """On the firm's own page: whether everything still holds, for a public entry. By a link the page leads over by POST."""
    if request is None or not company.is_published:
        return None
    match = request.resolver_match
    token = match.kwargs.get("token", "") if match else ""
    if not token and not may_confirm(request.user, company):
        return None
    return {
        "company": company,
        "token": token,
        "url": reverse("upkeep:over") if token else reverse("upkeep:mine", args=[company.key]),
        "asking": open_asking(company),
        "last": last_answer(company),
    }
