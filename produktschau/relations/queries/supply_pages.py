"""What a firm sees of its own supply relations, and of those in its networks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from produktschau.lib.text import sort_key
from produktschau.networks.models import Membership, Standing
from produktschau.relations.calculations.confidence import Said
from produktschau.relations.calculations.visibility import is_seen_in_networks, narrower
from produktschau.relations.models import Confidence, Side, SupplyRelation, SupplySilence, Visibility
from produktschau.relations.queries.supplies_shown import confirmed, holds_on
from produktschau.showcase.models import Company, Product, State

FOUND = 12
"""Firms a search offers at once."""
OFFICE_ENTERED = "vom Regionalmanagement eingetragen, noch nicht bestätigt"


@dataclass(frozen=True)
class OwnRelation:
    """A relation as one of its firms sees it. ``must_answer``: it has said nothing yet; ``is_mine``: it may drop it."""

    relation: SupplyRelation
    side: str
    other: Company
    word: str
    mark: str
    must_answer: bool
    is_mine: bool
    visibility: str
    seen: str

    @property
    def is_supplier(self) -> bool:
        """Whether the firm is the one that supplies."""
        return self.side == Side.SUPPLIER

    @property
    def may_still_agree(self) -> bool:
        """Whether the firm disputed it and may yet say that it is so."""
        return self.relation.confidence == Confidence.DISPUTED and self.relation.disputed_by_side == self.side


def own_relations(company: Company) -> list[OwnRelation]:
    """All relations of a firm that are not taken back: what waits for its answer first, ended ones last."""
    rows = of_firm(company).exclude(confidence=Confidence.DROPPED)
    found = [own_relation(one, company) for one in rows]
    found.sort(
        key=lambda one: (
            not one.must_answer,
            one.relation.until is not None,
            not one.is_supplier,
            one.other.sort_key,
            one.relation.what_key,
        )
    )
    return found


def waiting_for(company: Company) -> list[OwnRelation]:
    """Relations others told of, to which the firm said nothing yet."""
    rows = of_firm(company).filter(confidence=Confidence.CLAIMED)
    return [one for one in (own_relation(row, company) for row in rows) if one.must_answer]


def own_relation(relation: SupplyRelation, company: Company) -> OwnRelation:
    """One relation as this firm sees it; it must be one of the two."""
    side = Side.SUPPLIER if relation.supplier_id == company.pk else Side.CUSTOMER
    said = getattr(relation, f"{side}_confirmed_at") is not None
    word, mark = standing(relation)
    seen = narrower(relation.supplier_visibility, relation.customer_visibility)
    return OwnRelation(
        relation=relation,
        side=side,
        other=relation.customer if side == Side.SUPPLIER else relation.supplier,
        word=word,
        mark=mark,
        must_answer=relation.confidence == Confidence.CLAIMED and not said,
        is_mine=relation.claimed_by_side == side and relation.confidence in (Confidence.CLAIMED, Confidence.DISPUTED),
        visibility=getattr(relation, f"{side}_visibility"),
        seen=Visibility(seen).label,
    )


def standing(relation: SupplyRelation) -> tuple[str, str]:
    """How it stands: the word and the mark."""
    if relation.confidence == Confidence.CONFIRMED and relation.until is not None:
        return "bestätigt, beendet", "approved"
    if relation.confidence == Confidence.CLAIMED and relation.claimed_by_side == Side.OFFICE:
        return OFFICE_ENTERED, "open"
    marks = {
        Confidence.CLAIMED: "open",
        Confidence.CONFIRMED: "published",
        Confidence.DISPUTED: "question",
        Confidence.DROPPED: "withdrawn",
    }
    confidence = Confidence(relation.confidence)
    return str(confidence.label), marks[confidence]


def firm_said(relation: SupplyRelation, side: str) -> str:
    """What one firm said, as a key of ``Said``."""
    if relation.disputed_by_side == side:
        return Said.NO
    return Said.YES if getattr(relation, f"{side}_confirmed_at") else Said.NOTHING


def relation_of(key: str, company: Company) -> SupplyRelation | None:
    """The relation with this key, where the firm is one of its two."""
    return of_firm(company).filter(key=key).first()


def of_firm(company: Company) -> QuerySet[SupplyRelation]:
    """Relations of a firm, with both firms and the products."""
    rows = SupplyRelation.objects.filter(Q(supplier=company) | Q(customer=company))
    return rows.select_related("supplier", "customer", "goods", "used_in").order_by("pk")


def is_silent(company: Company) -> bool:
    """Whether the firm wants no questions about supply relations."""
    return SupplySilence.objects.filter(company=company).exists()


def found_firms(words: str, *, but: Company) -> list[Company]:
    """Published firms whose names hold all words; none without a word."""
    parts = sort_key(words).split()
    if not parts:
        return []
    rows = Company.objects.filter(state=State.PUBLISHED).exclude(pk=but.pk)
    for part in parts:
        rows = rows.filter(sort_key__contains=part)
    return list(rows.order_by("sort_key", "pk")[:FOUND])


def products_of(company: Company, *, published: bool = False) -> QuerySet[Product]:
    """Products the firm makes, by name."""
    rows = Product.objects.filter(maker_rows__company=company)
    rows = rows.filter(state=State.PUBLISHED) if published else rows
    return rows.order_by("sort_key", "pk").distinct()


def networks_by_firm(companies: Sequence[int]) -> dict[int, set[int]]:
    """Firm → networks (primary keys) it is a member of today."""
    rows = Membership.objects.filter(company__in=companies, standing=Standing.ACTIVE)
    found: dict[int, set[int]] = {}
    for company, network in rows.values_list("company_id", "network_id"):
        found.setdefault(company, set()).add(network)
    return found


def seen_in_networks(company: Company, on: date) -> list[SupplyRelation]:
    """Relations between members that this firm may read of as a member of its networks, by supplier; a fixed number of queries."""
    mine = set(
        Membership.objects.filter(company=company, standing=Standing.ACTIVE).values_list("network_id", flat=True)
    )
    if not mine:
        return []
    members = Membership.objects.filter(network__in=mine, standing=Standing.ACTIVE).values("company")
    rows = confirmed().filter(holds_on(on)).filter(Q(supplier__in=members) | Q(customer__in=members))
    rows = rows.exclude(supplier_visibility=Visibility.OFFICE).exclude(customer_visibility=Visibility.OFFICE)
    whole = list(
        rows.select_related("supplier", "customer").order_by("supplier__sort_key", "customer__sort_key", "what_key")
    )
    networks = networks_by_firm([pk for one in whole for pk in (one.supplier_id, one.customer_id)])
    return [
        one
        for one in whole
        if is_seen_in_networks(
            (one.supplier_visibility, one.customer_visibility),
            (networks.get(one.supplier_id, ()), networks.get(one.customer_id, ())),
            mine,
        )
    ]
