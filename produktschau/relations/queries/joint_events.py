"""Joint products as ties of the networks."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from django.urls import reverse

from produktschau.networks.engine.events import Tie, TieKind
from produktschau.relations.models import JointWork
from produktschau.relations.queries.networks_then import networks_then, spans_of
from produktschau.showcase.models import Maker


def ties(first: date, last: date) -> Iterator[Tie]:
    """Each pair of makers of a product that grew here and began within the days; it lasts as long as the record."""
    works = list(JointWork.objects.filter(since__gte=first, since__lte=last).select_related("product").order_by("pk"))
    makers: dict[int, list[int]] = {}
    rows = Maker.objects.filter(product__in=[one.product_id for one in works]).order_by("position", "pk")
    for product, company in rows.values_list("product_id", "company_id"):
        makers.setdefault(product, []).append(company)
    spans = spans_of([company for several in makers.values() for company in several])
    for work in works:
        url = reverse("relations_house:joint_product", args=[work.product.key])
        for one, other in combinations(makers.get(work.product_id, ()), 2):
            shared = networks_then(spans, work.since, one, other)
            own = {work.network_id} if work.network_id is not None else set()
            yield Tie(
                one,
                other,
                work.since,
                None,
                TieKind.JOINT_PRODUCT,
                tuple(sorted(shared | own)),
                f"product:{work.product.key}",
                f"gemeinsames Produkt „{work.product}“",
                url,
            )
