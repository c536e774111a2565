"""What other domains' pages show of claims and stewards."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from produktschau.claims.queries.stewards import speaking
from produktschau.claims.rules import may_propose, may_see_stewards
from produktschau.showcase.models import Company


def below_company(request: HttpRequest | None, company: Company) -> dict[str, Any] | None:
    """The way to claim a public entry; none on a preview. No statement is asked."""
    if request is None or not company.is_published:
        return None
    return {"url": reverse("claims:claim", args=[company.slug])}


def in_record(request: HttpRequest | None, record: Any) -> dict[str, Any] | None:
    """The panel on a firm's record at the desk; nothing for products and for whoever may not see it."""
    if request is None or not isinstance(record, Company) or not may_see_stewards(request.user, record):
        return None
    return {"company": record, "speaking": speaking(record)}


def in_people(request: HttpRequest | None, company: Company) -> dict[str, Any] | None:
    """On the firm's own page of people: the way to propose a colleague, for stewards who signed in."""
    if request is None or not may_propose(request.user, company):
        return None
    return {"company": company}
