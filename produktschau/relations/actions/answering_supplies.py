"""A firm answers what was said of it: it confirms, corrects or disputes a supply relation, or wants no such questions."""

from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.text import sort_key
from produktschau.relations.actions.supply_writing import ask_sides, tell_side
from produktschau.relations.calculations.confidence import Said
from produktschau.relations.engine.supply_rules import About, checked, reason_of, there_already, visibility_of
from produktschau.relations.engine.supply_sides import held, other_side, said_by, told_of, work_out
from produktschau.relations.models import Confidence, SupplyRelation, SupplySilence
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company, Product

GONE = "Diese Angabe wurde inzwischen zurückgenommen. Zu antworten gibt es darauf nichts mehr."
WHY = "Schreiben Sie kurz, was nicht stimmt. Nur das Regionalmanagement liest es."


@transaction.atomic
def confirm_supply(
    *,
    by: Actor,
    at: datetime,
    relation: SupplyRelation,
    side: str,
    visibility: str,
    goods: Product | None = None,
    used_in: Product | None = None,
    is_told: bool = True,
) -> SupplyRelation:
    """The firm on ``side`` says that it is so, and how far it may be seen. Its own product may be named with it.

    Whoever disputed it before takes that back with it. A second time changes nothing but the wish. Raises ``NotReady``, ``NotAcceptable``.
    """
    relation, visibility = _open(relation), visibility_of(visibility)
    products = {"goods": goods or relation.goods, "used_in": used_in or relation.used_in}
    checked(
        About(relation.what, relation.what_en, **products, since=relation.since, until=relation.until),
        relation.supplier,
        relation.customer,
        at,
    )
    relation.goods, relation.used_in = products["goods"], products["used_in"]
    is_new = said_by(relation, side) != Said.YES
    setattr(relation, f"{side}_visibility", visibility)
    if is_new:
        _say_yes(relation, side, at)
    work_out(relation)
    relation.changed_at = at
    relation.save()
    if is_new:
        record(by=by, verb="supply.confirmed", subject=relation.matter, at=at, after=told_of(relation))
        _tell_other(by, at, relation, side, is_told=is_told)
    return relation


@transaction.atomic
def correct_supply(
    *,
    by: Actor,
    at: datetime,
    relation: SupplyRelation,
    side: str,
    what: str,
    visibility: str,
    used_in: Product | None = None,
    is_told: bool = True,
) -> SupplyRelation:
    """It is so, but with other words: they stand now, and the other firm is asked whether they fit. Raises ``NotReady``, ``NotAcceptable``."""
    relation = _open(relation)
    if sort_key(what) == relation.what_key:
        return confirm_supply(
            by=by, at=at, relation=relation, side=side, visibility=visibility, used_in=used_in, is_told=is_told
        )
    about = About(what, "", relation.goods, used_in or relation.used_in, relation.since, relation.until)
    about = checked(about, relation.supplier, relation.customer, at)
    if there_already(relation.supplier, relation.customer, about.what, but=relation.pk) is not None:
        raise NotAcceptable({"what": "Das steht schon einzeln da. Bestätigen Sie es dort."})
    before = {"what": relation.what}
    relation.what, relation.what_en, relation.what_key = about.what, "", sort_key(about.what)
    relation.used_in = about.used_in
    setattr(relation, f"{side}_visibility", visibility_of(visibility))
    setattr(relation, f"{other_side(side)}_confirmed_at", None)
    _say_yes(relation, side, at)
    work_out(relation)
    relation.changed_at = at
    if ask_sides(by=by, at=at, relation=relation, what="corrected", is_told=is_told):
        relation.asked_at, relation.reminded_at = at, None
    relation.save()
    record(by=by, verb="supply.corrected", subject=relation.matter, at=at, before=before, after={"what": relation.what})
    return relation


@transaction.atomic
def dispute_supply(
    *, by: Actor, at: datetime, relation: SupplyRelation, side: str, reason: str, is_told: bool = True
) -> SupplyRelation:
    """The firm on ``side`` says that it is not so. From now on only the two and the office see it.

    A firm that disputes what only it had said drops it. ``reason`` is read by the office. Raises ``NotReady``, ``NotAcceptable``.
    """
    relation, reason = _open(relation), reason_of(reason, required=WHY)
    if said_by(relation, side) == Said.NO:
        return relation
    if relation.confidence == Confidence.DISPUTED:
        raise NotReady(["Der andere Betrieb hat schon widersprochen. Das Regionalmanagement klärt es."])
    relation.disputed_by_side, relation.disputed_at, relation.dispute_reason = side, at, reason
    setattr(relation, f"{side}_confirmed_at", None)
    work_out(relation)
    relation.changed_at = at
    relation.save()
    record(by=by, verb="supply.disputed", subject=relation.matter, at=at, after=told_of(relation))
    _tell_other(by, at, relation, side, is_told=is_told)
    return relation


@transaction.atomic
def silence_supplies(*, by: Actor, at: datetime, company: Company) -> SupplySilence:
    """The firm wants no questions about supply relations any more; a second time changes nothing."""
    silence, is_new = SupplySilence.objects.get_or_create(
        company=company, defaults={"set_by": by.actor_key, "set_at": at}
    )
    if is_new:
        record(by=by, verb="supply.silenced", subject=f"company:{company.key}", at=at)
    return silence


@transaction.atomic
def hear_supplies(*, by: Actor, at: datetime, company: Company) -> None:
    """The firm may be asked again."""
    if SupplySilence.objects.filter(company=company).delete()[0]:
        record(by=by, verb="supply.heard", subject=f"company:{company.key}", at=at)


def _open(relation: SupplyRelation) -> SupplyRelation:
    found = held(relation)
    if found.confidence == Confidence.DROPPED:
        raise NotReady([GONE])
    return found


def _say_yes(relation: SupplyRelation, side: str, at: datetime) -> None:
    setattr(relation, f"{side}_confirmed_at", at)
    if relation.disputed_by_side == side:
        relation.disputed_by_side, relation.disputed_at, relation.dispute_reason = "", None, ""


def _tell_other(by: Actor, at: datetime, relation: SupplyRelation, side: str, *, is_told: bool) -> None:
    """Whoever said yes before hears what the other said."""
    across = other_side(side)
    if not is_told or relation.is_invented or said_by(relation, across) != Said.YES:
        return
    key = f"answered:{across}:{at.isoformat(timespec='minutes')}"
    tell_side(by=by, at=at, relation=relation, side=across, what="answered", key=key)
