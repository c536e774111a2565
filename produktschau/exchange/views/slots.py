"""What the firm's own first page shows of the exchange."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from produktschau.exchange.queries.checking import against_company
from produktschau.exchange.queries.firm import SHOWN, new_for, own_notices
from produktschau.exchange.queries.visible import reader_of
from produktschau.exchange.rules import may_act_for
from produktschau.lib.dates import today
from produktschau.showcase.models import Company


def in_mine(request: HttpRequest | None, company: Company) -> dict[str, Any] | None:
    """Signed in: the firm's open notices, those about to end first, and what is new for it. By another link it is not opened."""
    if request is None or not may_act_for(request.user, company):
        return None
    on = today()
    rows = [row for row in own_notices(company, on) if row.state in ("open", "ending", "over")]
    return {
        "company": company,
        "base": reverse("exchange_house:mine", args=[company.key]),
        "rows": rows,
        "news": list(new_for(company, reader_of(company), on).select_related("company")[:SHOWN]),
        "why": against_company(company),
    }
