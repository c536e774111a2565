"""What everyone may read of supply relations: those both firms confirmed and both want to be seen, and the chains they make."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from produktschau.relations.calculations.chain import STEPS, Link, Rail, chain_of, rails
from produktschau.relations.models import Confidence, SupplyRelation, Visibility
from produktschau.showcase.models import Company, Product, Site, State
from produktschau.showcase.queries.cards import place_of


@dataclass(frozen=True)
class ShownStep:
    """One row of a chain: what comes from whom, and the lines beside it. ``goods`` is its product where everyone may see it."""

    relation: SupplyRelation
    rail: Rail
    place: str
    goods: Product | None
    goes_to: str


@dataclass(frozen=True)
class Chain:
    """The rows of a chain, the farthest first; ``end`` is the rail of the thing it ends in, ``lanes`` how many lines it needs."""

    steps: Sequence[ShownStep]
    end: Rail
    lanes: int


def holds_on(on: date) -> Q:
    """Relations that have not ended by a day."""
    return Q(until__isnull=True) | Q(until__gte=on)


def confirmed() -> QuerySet[SupplyRelation]:
    """Relations both firms said so of, between firms everyone may see."""
    return SupplyRelation.objects.filter(
        confidence=Confidence.CONFIRMED, supplier__state=State.PUBLISHED, customer__state=State.PUBLISHED
    )


def public_supplies(on: date) -> QuerySet[SupplyRelation]:
    """Relations everyone may read of on a day."""
    wish = Visibility.PUBLIC
    return confirmed().filter(holds_on(on), supplier_visibility=wish, customer_visibility=wish)


def product_chain(product: Product, on: date) -> Chain | None:
    """What goes into a product, up to three steps back; one query where nothing does."""
    ends = list(_whole(public_supplies(on).filter(used_in=product)))
    return _chain(ends, on) if ends else None


def company_supplies(company: Company, on: date) -> tuple[list[SupplyRelation], Chain | None]:
    """Whom a firm supplies, by name, and the chain of what it gets; one query where there is neither."""
    found = list(_whole(public_supplies(on).filter(Q(supplier=company) | Q(customer=company))))
    supplied = [one for one in found if one.supplier_id == company.pk]
    ends = [one for one in found if one.customer_id == company.pk]
    supplied.sort(key=lambda one: (one.customer.sort_key, one.what_key, one.key))
    return supplied, _chain(ends, on) if ends else None


def link_of(relation: SupplyRelation) -> Link:
    """The relation as chains are worked out from."""
    return Link(
        relation.key,
        relation.supplier_id,
        relation.customer_id,
        relation.goods_id,
        relation.used_in_id,
        f"{relation.what_key} {relation.supplier.sort_key}",
    )


def _chain(ends: Sequence[SupplyRelation], on: date) -> Chain:
    known = {one.key: one for one in ends}
    level: Iterable[SupplyRelation] = ends
    for _ in range(STEPS - 1):
        firms = {one.supplier_id for one in level}
        level = [one for one in _whole(public_supplies(on).filter(customer__in=firms)) if one.key not in known]
        if not level:
            break
        known |= {one.key: one for one in level}
    inner = {one.key for one in ends}
    others = [link_of(one) for one in known.values() if one.key not in inner]
    steps = chain_of([link_of(one) for one in ends], others)
    drawn = rails([step.depth for step in steps])
    shown = [
        _step(known[step.link.key], rail, is_last=step.depth == 1) for step, rail in zip(steps, drawn, strict=False)
    ]
    return Chain(shown, drawn[-1], max(step.depth for step in steps) + 1)


def _step(relation: SupplyRelation, rail: Rail, *, is_last: bool) -> ShownStep:
    goods = relation.goods if relation.goods is not None and relation.goods.is_published else None
    goes_to = "" if is_last else relation.customer.name
    return ShownStep(relation, rail, place_of(relation.supplier), goods, goes_to)


def _whole(rows: QuerySet[SupplyRelation]) -> QuerySet[SupplyRelation]:
    sites = Site.objects.select_related("municipality").order_by("-is_main", "pk")
    whole = rows.select_related("supplier", "customer", "goods", "used_in")
    return whole.prefetch_related(Prefetch("supplier__sites", queryset=sites, to_attr="card_sites"))
