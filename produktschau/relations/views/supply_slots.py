"""What other domains' pages show of supply relations and joint products."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from produktschau.lib.dates import today
from produktschau.networks.models import Network
from produktschau.relations.models import Confidence
from produktschau.relations.queries.joint_works import network_works, public_makers, public_work
from produktschau.relations.queries.rails import drawn
from produktschau.relations.queries.supplies_shown import Chain, company_supplies, product_chain
from produktschau.relations.queries.supply_pages import own_relations, waiting_for
from produktschau.relations.rules import may_see_supplies, may_write_supplies, speaks_for
from produktschau.showcase.models import Company, Product
from produktschau.showcase.queries.wording import is_english

NEWEST = 3


def below_product(request: HttpRequest | None, product: Product) -> dict[str, Any] | None:
    """What goes into a public product."""
    chain = product_chain(product, today()) if product.is_published else None
    return {"product": product, **_rows(chain)} if chain else None


def joint_below_product(request: HttpRequest | None, product: Product) -> dict[str, Any] | None:
    """How several firms came to make it."""
    work = public_work(product)
    return {"work": work, "makers": public_makers(product), "is_english": is_english()} if work else None


def below_company(request: HttpRequest | None, company: Company) -> dict[str, Any] | None:
    """Whom a public firm supplies and who supplies it."""
    if not company.is_published:
        return None
    supplied, chain = company_supplies(company, today())
    if not supplied and chain is None:
        return None
    rows = _rows(chain) if chain else {}
    return {"company": company, "supplied": supplied, "is_english": is_english(), **rows}


def below_network(request: HttpRequest | None, network: Network) -> dict[str, Any] | None:
    """Products that grew from a network."""
    found = network_works(network)
    return {"found": found, "is_english": is_english()} if found else None


def in_mine(request: HttpRequest | None, company: Company) -> dict[str, Any] | None:
    """On the firm's own page, signed in."""
    if request is None or not speaks_for(request.user, company):
        return None
    url = reverse("relations_house:supplies_mine", args=[company.key])
    return {"company": company, "url": url, "waiting": waiting_for(company)}


def in_record(request: HttpRequest | None, record: Any) -> dict[str, Any] | None:
    """On the firm's record at the desk."""
    if request is None or not isinstance(record, Company) or not may_see_supplies(request.user):
        return None
    found = own_relations(record)
    return {
        "company": record,
        "newest": sorted(found, key=lambda one: one.relation.claimed_at, reverse=True)[:NEWEST],
        "number": len(found),
        "disputed": sum(one.relation.confidence == Confidence.DISPUTED for one in found),
        "may_write": may_write_supplies(request.user),
    }


def _rows(chain: Chain) -> dict[str, Any]:
    rows = [(step, drawn(step.rail, chain.lanes)) for step in chain.steps]
    return {"rows": rows, "end": drawn(chain.end, chain.lanes), "is_english": is_english()}
