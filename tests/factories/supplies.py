"""Supply relations and joint products for tests, made by the house's own actions."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from produktschau.outreach.actions.links import give_link
from produktschau.outreach.engine.links import token_of
from produktschau.relations.actions.answering_supplies import confirm_supply, dispute_supply
from produktschau.relations.actions.claiming_supplies import claim_supply, enter_supply
from produktschau.relations.actions.joining import note_joint_work
from produktschau.relations.engine.supply_rules import About
from produktschau.relations.models import JointWork, Side, SupplyRelation, Visibility
from produktschau.showcase.models import Company, Maker, Product
from tests.factories import showcase
from tests.factories.showcase import BY

WHAT = "Kammgarn"


def claimed(
    supplier: Company,
    customer: Company,
    what: str = WHAT,
    *,
    side: str = Side.SUPPLIER,
    visibility: str = Visibility.PUBLIC,
    at: datetime | None = None,
    is_told: bool = False,
    **about: Any,
) -> SupplyRelation:
    """A relation one of the two told of."""
    company, other = (supplier, customer) if side == Side.SUPPLIER else (customer, supplier)
    told = claim_supply(
        by=BY,
        at=at or timezone.now(),
        company=company,
        side=side,
        other=other,
        about=About(what, **about),
        visibility=visibility,
        is_told=is_told,
    )
    return told.relation


def confirmed(
    supplier: Company,
    customer: Company,
    what: str = WHAT,
    *,
    wishes: tuple[str, str] = (Visibility.PUBLIC, Visibility.PUBLIC),
    at: datetime | None = None,
    **about: Any,
) -> SupplyRelation:
    """A relation both told of; ``wishes`` are those of supplier and customer."""
    made = claimed(supplier, customer, what, visibility=wishes[0], at=at, **about)
    return confirm_supply(
        by=BY, at=at or timezone.now(), relation=made, side=Side.CUSTOMER, visibility=wishes[1], is_told=False
    )


def disputed(supplier: Company, customer: Company, what: str = WHAT) -> SupplyRelation:
    """A relation the supplier told of and the customer disputes."""
    made = claimed(supplier, customer, what)
    reason = "Wir kaufen dort nichts."
    return dispute_supply(by=BY, at=timezone.now(), relation=made, side=Side.CUSTOMER, reason=reason, is_told=False)


def entered(supplier: Company, customer: Company, what: str = WHAT, *, is_told: bool = False) -> SupplyRelation:
    """A relation the office entered."""
    at = timezone.now()
    return enter_supply(
        by=BY,
        at=at,
        supplier=supplier,
        customer=customer,
        about=About(what),
        source="Telefon",
        told_on=timezone.localdate(at),
        is_told=is_told,
    )


def joint_product(first: Company, second: Company, name: str = "Wollplaid", *, published: bool = True) -> Product:
    """A product of two makers."""
    return showcase.product(first, name, makers=[first, second], published=published)


def joint_work(product: Product, **told: Any) -> JointWork:
    """That it is known how a joint product came about."""
    at = timezone.now()
    said = {"since": timezone.localdate(at) - timedelta(days=30), "source": "Telefon", **told}
    return note_joint_work(by=BY, at=at, product=product, **said)


def token(company: Company, subject: str = "") -> str:
    """The token of a link for a firm's relations, or for one of them."""
    given = give_link(
        by=BY, at=timezone.now(), company=company, purpose="supply", subject=subject or f"company:{company.key}"
    )
    return token_of(given)


def supply_things(own: Company, shown: Company) -> dict[str, dict[str, object]]:
    """What their addresses speak of; a steward looks after ``own``, ``shown`` is public."""
    other = showcase.company("Spinnerei Fadenlauf", email="garn@fadenlauf.example")
    mine, foreign = claimed(shown, own, "Bretter"), claimed(shown, other, "Leisten")
    quarrel = disputed(other, shown)
    joint = showcase.product(own, "Gemeinsame Bank", published=False)
    Maker.objects.create(product=joint, company=shown, position=1)
    strange = joint_product(shown, other, "Fremde Bank")
    return {
        "supply relation": {"key": foreign.key},
        "disputed supply relation": {"key": quarrel.key},
        "supply relation of own firm": {"key": own.key, "supply": mine.key},
        "foreign supply relation below own firm": {"key": own.key, "supply": foreign.key},
        "supply relation of a firm that is not theirs": {"key": shown.key, "supply": foreign.key},
        "joint product": {"key": strange.key},
        "joint product of own firm": {"key": own.key, "product": joint.key},
        "foreign joint product below own firm": {"key": own.key, "product": strange.key},
        "joint product of a firm that is not theirs": {"key": shown.key, "product": strange.key},
        "link to supply relations": {"token": token(shown)},
        "link to one supply relation": {"token": token(other, foreign.matter)},
        "list of supply relations": {"name": "lieferungen", "extension": "csv"},
        "list of joint products": {"name": "gemeinsame-produkte", "extension": "csv"},
    }
