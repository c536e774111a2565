"""What every act on a supply relation shares: its row held, its state worked out anew, and the mails to its firms."""

from datetime import datetime
from typing import Any

from produktschau.audit.record import Actor
from produktschau.outreach.actions.messages import tell_firm
from produktschau.relations.calculations.confidence import Said, confidence_of
from produktschau.relations.models import Block, Side, SupplyRelation, SupplySilence
from produktschau.showcase.models import Company
from produktschau.work.models import Mail

PURPOSE = "supply"
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


def tell_side(*, by: Actor, at: datetime, relation: SupplyRelation, side: str, what: str, key: str) -> list[Mail]:
    """Write to one of the two firms; ``what`` names the template, ``key`` keeps the mail from being written twice."""
    return tell_firm(
        by=by,
        at=at,
        company=company_on(relation, side),
        purpose=PURPOSE,
        subject=relation.matter,
        template=f"relations/mail/supply_{what}",
        context={
            "relation": relation,
            "other": company_on(relation, other_side(side)),
            "is_supplier": side == Side.SUPPLIER,
            "is_by_office": relation.claimed_by_side == Side.OFFICE,
        },
        key=f"{relation.matter}:{key}",
    )


def ask_sides(*, by: Actor, at: datetime, relation: SupplyRelation, what: str = "ask", is_told: bool = True) -> int:
    """Ask by mail each firm that said nothing yet and may be asked; return to how many mails went out."""
    if not is_told or relation.is_invented:
        return 0
    silent = [side for side in FIRMS if said_by(relation, side) == Said.NOTHING and may_ask(relation, side)]
    stamp = at.isoformat(timespec="minutes")
    return sum(
        bool(tell_side(by=by, at=at, relation=relation, side=side, what=what, key=f"{what}:{side}:{stamp}"))
        for side in silent
    )
