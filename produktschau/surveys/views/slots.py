"""What other domains' pages show of surveys."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from produktschau.lib.dates import today
from produktschau.showcase.models import Company
from produktschau.surveys.queries.firm_page import open_for
from produktschau.surveys.rules import may_answer_for


def in_mine(request: HttpRequest | None, company: Company) -> dict[str, Any] | None:
    """On the firm's own page, signed in: surveys that wait for an answer. By another link they are not opened: theirs is in the mail."""
    if request is None or not may_answer_for(request.user, company):
        return None
    found = open_for(company, today())
    if not found:
        return None
    rows = [(one, reverse("surveys:mine", args=[company.key, one.survey.key])) for one in found]
    return {"company": company, "rows": rows}
