"""What other public pages show of the exchange: the notices of a network and of a firm."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from produktschau.exchange.models import Notice
from produktschau.exchange.queries.visible import public_notices, with_all
from produktschau.lib.dates import today
from produktschau.networks.models import Network
from produktschau.showcase.models import Company

SHOWN = 5


def below_network(request: HttpRequest | None, network: Network) -> dict[str, Any] | None:
    """The newest public notices of a network, and the way to all of them."""
    found = with_all(public_notices(today()).filter(networks=network))
    return _told(request, list(found[: SHOWN + 1]), f"?netz={network.slug}", with_firm=True)


def below_company(request: HttpRequest | None, company: Company) -> dict[str, Any] | None:
    """The public notices of a firm."""
    found = with_all(public_notices(today()).filter(company=company))
    return _told(request, list(found[: SHOWN + 1]), "", with_firm=False)


def _told(request: HttpRequest | None, found: list[Notice], query: str, *, with_firm: bool) -> dict[str, Any] | None:
    if request is None or not found:
        return None
    return {
        "notices": found[:SHOWN],
        "more": f"{reverse('exchange:board')}{query}" if len(found) > SHOWN or with_firm else "",
        "with_firm": with_firm,
        "is_english": get_language() == "en",
    }
