"""Supply relations as acts and ties of the networks."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse

from produktschau.lib.dates import begin_of, day_of
from produktschau.networks.engine.events import Act, ActKind, Tie, TieKind
from produktschau.relations.models import Confidence, Side, SupplyRelation
from produktschau.relations.queries.networks_then import networks_then, spans_of


def acts(first: date, last: date) -> Iterator[Act]:
    """Each firm that confirmed a relation itself, on its day."""
    begin, end = begin_of(first), begin_of(date.fromordinal(last.toordinal() + 1))
    within = Q(supplier_confirmed_at__gte=begin, supplier_confirmed_at__lt=end)
    within |= Q(customer_confirmed_at__gte=begin, customer_confirmed_at__lt=end)
    rows = list(SupplyRelation.objects.filter(within, confidence=Confidence.CONFIRMED).select_related(*_FIRMS))
    spans = spans_of(_firms(rows))
    for one in rows:
        for side, firm in ((Side.SUPPLIER, one.supplier_id), (Side.CUSTOMER, one.customer_id)):
            moment = getattr(one, f"{side}_confirmed_at")
            if moment is not None and begin <= moment < end:
                on = day_of(moment)
                own = tuple(sorted(networks_then(spans, on, firm)))
                yield Act(firm, on, ActKind.CONFIRMED, own, one.matter, label_of(one), url_of(one))


def ties(first: date, last: date) -> Iterator[Tie]:
    """Confirmed relations that began within the days: on the day they say, else when the second firm confirmed."""
    rows = SupplyRelation.objects.filter(confidence=Confidence.CONFIRMED).select_related(*_FIRMS)
    begun = [(one, on) for one in rows.order_by("pk") if first <= (on := begun_on(one)) <= last]
    spans = spans_of(_firms([one for one, _ in begun]))
    for one, on in begun:
        shared = networks_then(spans, on, one.supplier_id, one.customer_id)
        yield Tie(
            one.supplier_id,
            one.customer_id,
            on,
            one.until,
            TieKind.SUPPLY,
            tuple(sorted(shared)),
            one.matter,
            label_of(one),
            url_of(one),
        )


def begun_on(relation: SupplyRelation) -> date:
    """Since when it holds: the day that was said, else the day both had confirmed. Only of confirmed ones."""
    if relation.since is not None:
        return relation.since
    said = [relation.supplier_confirmed_at, relation.customer_confirmed_at, relation.claimed_at]
    return day_of(max(moment for moment in said if moment is not None))


def label_of(relation: SupplyRelation) -> str:
    """The relation in German words."""
    return f"{relation.supplier} liefert {relation.what} an {relation.customer}"


def url_of(relation: SupplyRelation) -> str:
    """Its page at the desk."""
    return reverse("relations_house:supply", args=[relation.key])


_FIRMS = ("supplier", "customer")


def _firms(rows: list[SupplyRelation]) -> list[int]:
    return [pk for one in rows for pk in (one.supplier_id, one.customer_id)]
