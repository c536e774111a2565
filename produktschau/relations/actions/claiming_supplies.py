"""Writes down who supplies whom: claimed by one of the two, or entered by the office."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.dates import day_of
from produktschau.lib.free_keys import free_key
from produktschau.lib.text import sort_key
from produktschau.relations.actions.answering_supplies import confirm_supply
from produktschau.relations.actions.supply_writing import ask_sides
from produktschau.relations.calculations.confidence import Said
from produktschau.relations.engine.supply_rules import (
    ALREADY,
    IN_DISPUTE,
    SELF,
    STANDS,
    About,
    checked,
    hold_firms,
    refuse_both_ways,
    there_already,
    visibility_of,
)
from produktschau.relations.engine.supply_sides import said_by, told_of, work_out
from produktschau.relations.engine.told import checked_source
from produktschau.relations.models import Confidence, Introduction, Side, SupplyRelation, Visibility
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company

BY_ITSELF = "vom Betrieb selbst"
"""The source of what a firm says on its own page."""


@dataclass(frozen=True)
class Claimed:
    """What became of a claim: a new relation, or the confirmation of what the other side had said already."""

    relation: SupplyRelation
    is_confirmation: bool


@transaction.atomic
def claim_supply(
    *,
    by: Actor,
    at: datetime,
    company: Company,
    side: str,
    other: Company,
    about: About,
    visibility: str = Visibility.OFFICE,
    is_sure: bool = False,
    introduction: Introduction | None = None,
    is_invented: bool = False,
    is_told: bool = True,
) -> Claimed:
    """A firm says that it supplies another one (``side``: supplier) or is supplied by it (customer). The other one is asked by mail.

    Where the other side or the office said the same, this confirms it. ``is_sure``: that both supply each other with the same thing is meant so.
    Raises ``NotAcceptable``.
    """
    if side not in (Side.SUPPLIER, Side.CUSTOMER):
        raise NotAcceptable({"side": "Sagen Sie, ob Sie liefern oder beliefert werden."})
    supplier, customer = (company, other) if side == Side.SUPPLIER else (other, company)
    visibility = visibility_of(visibility)
    hold_firms(supplier, customer)
    about = checked(about, supplier, customer, at)
    if about.until is None and (there := there_already(supplier, customer, about.what)) is not None:
        return _confirmed(by, at, there, side, about, visibility, is_told=is_told)
    refuse_both_ways(supplier, customer, about.what, is_sure=is_sure)
    made = _new(by, at, supplier, customer, about)
    made.claimed_by_side, made.source, made.told_on = Side(side), BY_ITSELF, day_of(at)
    made.introduction, made.is_invented = introduction, is_invented
    setattr(made, f"{side}_confirmed_at", at)
    setattr(made, f"{side}_visibility", visibility)
    return Claimed(_written(by, at, made, "supply.claimed", is_told=is_told), is_confirmation=False)


@transaction.atomic
def enter_supply(
    *,
    by: Actor,
    at: datetime,
    supplier: Company,
    customer: Company,
    about: About,
    source: str,
    told_on: date | None,
    is_sure: bool = False,
    introduction: Introduction | None = None,
    is_invented: bool = False,
    is_told: bool = True,
) -> SupplyRelation:
    """The office writes down what it was told. It counts as confirmed when both firms said so; both are asked by mail.

    Raises ``NotAcceptable``.
    """
    if supplier.pk == customer.pk:
        raise NotAcceptable({"customer": SELF})
    hold_firms(supplier, customer)
    source, told_on = checked_source(source, told_on, at)
    about = checked(about, supplier, customer, at)
    if about.until is None and there_already(supplier, customer, about.what) is not None:
        raise NotAcceptable({"what": "Das steht schon da. Ergänzen Sie die Lieferbeziehung, die es gibt."})
    refuse_both_ways(supplier, customer, about.what, is_sure=is_sure)
    made = _new(by, at, supplier, customer, about)
    made.claimed_by_side, made.source, made.told_on = Side.OFFICE, source, told_on
    made.introduction, made.is_invented = introduction, is_invented
    return _written(by, at, made, "supply.entered", is_told=is_told)


def _new(by: Actor, at: datetime, supplier: Company, customer: Company, about: About) -> SupplyRelation:
    return SupplyRelation(
        key=free_key(SupplyRelation.objects),
        supplier=supplier,
        customer=customer,
        what=about.what,
        what_en=about.what_en,
        what_key=sort_key(about.what),
        goods=about.goods,
        used_in=about.used_in,
        since=about.since,
        until=about.until,
        claimed_by=by.actor_key,
        claimed_at=at,
        changed_at=at,
    )


def _written(by: Actor, at: datetime, made: SupplyRelation, verb: str, *, is_told: bool) -> SupplyRelation:
    work_out(made)
    if ask_sides(by=by, at=at, relation=made, is_told=is_told):
        made.asked_at = at
    made.save()
    record(by=by, verb=verb, subject=made.matter, at=at, after=told_of(made))
    return made


def _confirmed(
    by: Actor, at: datetime, there: SupplyRelation, side: str, about: About, visibility: str, *, is_told: bool
) -> Claimed:
    """The other side was faster; both say the same."""
    if said_by(there, side) == Said.YES:
        sentences = {Confidence.CONFIRMED: STANDS, Confidence.DISPUTED: IN_DISPUTE}
        raise NotAcceptable({"what": sentences.get(Confidence(there.confidence), ALREADY)})
    told = confirm_supply(
        by=by,
        at=at,
        relation=there,
        side=side,
        visibility=visibility,
        goods=about.goods,
        used_in=about.used_in,
        is_told=is_told,
    )
    return Claimed(told, is_confirmation=True)
