"""The two sides of a supply relation: the row held, what each firm said, and whether it may be asked."""

from typing import Any

from produktschau.relations.calculations.confidence import Said, confidence_of
from produktschau.relations.models import Block, Side, SupplyRelation, SupplySilence
from produktschau.showcase.models import Company

FIRMS = (Side.SUPPLIER, Side.CUSTOMER)


def held(relation: SupplyRelation) -> SupplyRelation:
    """The row as it is now with both firms, held until the transaction ends. Raises ``DoesNotExist``."""
    rows = SupplyRelation.objects.select_for_update(of=("self",)).select_related("supplier", "customer")
    return rows.get(pk=relation.pk)


def company_on(relation: SupplyRelation, side: str) -> Company:
    """The firm on one side."""
    return relation.supplier if side == Side.SUPPLIER else relation.customer


def other_side(side: str) -> Side:
    """The side across."""
    return Side.CUSTOMER if side == Side.SUPPLIER else Side.SUPPLIER


def said_by(relation: SupplyRelation, side: str) -> Said:
    """What one firm said of it so far."""
    if relation.disputed_by_side == side:
        return Said.NO
    return Said.YES if getattr(relation, f"{side}_confirmed_at") is not None else Said.NOTHING


def work_out(relation: SupplyRelation) -> None:
    """Set the state by what was said; stores nothing."""
    office = Said.YES if relation.claimed_by_side == Side.OFFICE else Said.NOTHING
    relation.confidence = confidence_of(said_by(relation, FIRMS[0]), said_by(relation, FIRMS[1]), office=office)


def told_of(relation: SupplyRelation) -> dict[str, Any]:
    """The relation in words, for the record of changes."""
    told: dict[str, Any] = {
        "supplier": relation.supplier.name,
        "customer": relation.customer.name,
        "what": relation.what,
        "confidence": str(relation.confidence),
    }
    days = {"since": relation.since, "until": relation.until}
    return told | {name: day.isoformat() for name, day in days.items() if day is not None}


def may_ask(relation: SupplyRelation, side: str) -> bool:
    """Whether the firm on a side may be asked by mail: not where it wants no such questions, or one of the two wants nothing of the other."""
    company, other = company_on(relation, side), company_on(relation, other_side(side))
    if SupplySilence.objects.filter(company=company).exists():
        return False
    pairs = Block.objects.filter(ended_at=None, company__in=(company, other), other__in=(company, other))
    return not pairs.exists()
