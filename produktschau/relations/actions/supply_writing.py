"""The mails to the two firms of a supply relation."""

from datetime import datetime

from produktschau.audit.record import Actor
from produktschau.outreach.actions.messages import tell_firm
from produktschau.relations.calculations.confidence import Said
from produktschau.relations.engine.supply_sides import FIRMS, company_on, may_ask, other_side, said_by
from produktschau.relations.models import Side, SupplyRelation
from produktschau.work.models import Mail

PURPOSE = "supply"


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
