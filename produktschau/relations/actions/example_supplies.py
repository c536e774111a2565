"""Invented supply relations and joint products, for the demo."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.lib.dates import day_of
from produktschau.meetings.models import Meeting
from produktschau.networks.models import Network
from produktschau.relations.actions.answering_supplies import confirm_supply, dispute_supply
from produktschau.relations.actions.claiming_supplies import claim_supply, enter_supply
from produktschau.relations.actions.joining import note_joint_work
from produktschau.relations.actions.keeping_supplies import end_supply
from produktschau.relations.engine.supply_rules import About
from produktschau.relations.models import Confidence, Introduction, JointWork, Side, SupplyRelation
from produktschau.showcase.models import Company, Product

Row = Mapping[str, str]
ANSWERED_AFTER = timedelta(days=3)
"""So long after the first the second firm says something."""
OFFICE_SOURCE = "Gespräch beim Treffen"


@transaction.atomic
def load_example_supplies(
    *, by: Actor, at: datetime, rows: Sequence[Row], introductions: Mapping[str, Introduction]
) -> int:
    """Make each relation as if told ``since_days`` before ``at``; a claim that waits was told then and began at once.

    Firms and products are named by the key of their source; ``introductions`` are those of the demo by their numbers. No mail goes out.
    Return the number of relations.
    """
    return sum(_supply(by, at, row, introductions) for row in rows)


@transaction.atomic
def load_example_joint_works(
    *,
    by: Actor,
    at: datetime,
    rows: Sequence[Row],
    introductions: Mapping[str, Introduction],
    meetings: Mapping[str, Meeting],
    networks: Mapping[str, Network],
) -> int:
    """Say of each product how it came about. ``networks`` by short name, ``meetings`` and ``introductions`` by their numbers."""
    done = 0
    for row in rows:
        product = Product.objects.filter(external_key=row["product"], is_invented=True).first()
        if product is None:
            continue
        since = at - timedelta(days=int(row["since_days"]))
        told = note_joint_work(
            by=by,
            at=since,
            product=product,
            since=day_of(since),
            source="vom Betrieb selbst",
            introduction=introductions.get(row["introduction"]),
            meeting=meetings.get(row["meeting"]),
            network=networks.get(row["network"]),
            story=row["story"],
            story_en=row["story_en"],
            is_by_firm=True,
        )
        done += isinstance(told, JointWork)
    return done


def _supply(by: Actor, at: datetime, row: Row, introductions: Mapping[str, Introduction]) -> bool:
    keys = [row["supplier"], row["customer"]]
    firms = {one.external_key: one for one in Company.objects.filter(is_invented=True, external_key__in=keys)}
    if len(firms) < len(keys):
        return False
    supplier, customer = (firms[key] for key in keys)
    begun = at - timedelta(days=int(row["since_days"]))
    about = About(
        row["what"],
        row["what_en"],
        _product(row["goods"], supplier),
        _product(row["used_in"], customer),
        day_of(begun),
    )
    made = _told(by, begun, row, (supplier, customer), about, introductions.get(row["introduction"]))
    _answered(by, min(begun + ANSWERED_AFTER, at), row, made)
    if row["until_days"]:
        until = at - timedelta(days=int(row["until_days"]))
        end_supply(by=by, at=until, relation=made, until=day_of(until))
    return True


def _told(
    by: Actor,
    at: datetime,
    row: Row,
    firms: tuple[Company, Company],
    about: About,
    introduction: Introduction | None,
) -> SupplyRelation:
    supplier, customer = firms
    if row["claimed_by"] == Side.OFFICE:
        return enter_supply(
            by=by,
            at=at,
            supplier=supplier,
            customer=customer,
            about=about,
            source=OFFICE_SOURCE,
            told_on=day_of(at),
            introduction=introduction,
            is_invented=True,
            is_told=False,
        )
    side = Side(row["claimed_by"])
    company, other = firms if side == Side.SUPPLIER else (customer, supplier)
    told = claim_supply(
        by=by,
        at=at,
        company=company,
        side=side,
        other=other,
        about=about,
        visibility=row[f"{side}_visibility"],
        introduction=introduction,
        is_invented=True,
        is_told=False,
    )
    return told.relation


def _answered(by: Actor, at: datetime, row: Row, made: SupplyRelation) -> None:
    """What the second firm said, or both where the office entered it."""
    silent = [side for side in (Side.SUPPLIER, Side.CUSTOMER) if side != row["claimed_by"]]
    for side in silent:
        wish = row[f"{side}_visibility"]
        if row["confidence"] == Confidence.CONFIRMED:
            confirm_supply(by=by, at=at, relation=made, side=side, visibility=wish, is_told=False)
        elif row["confidence"] == Confidence.DISPUTED:
            dispute_supply(by=by, at=at, relation=made, side=side, reason=row["dispute_reason"], is_told=False)


def _product(key: str, maker: Company) -> Product | None:
    if not key:
        return None
    return Product.objects.filter(external_key=key, maker_rows__company=maker).first()
