"""Companies and products that fit a choice, from the database: for tables to keep, and while there is no index."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from produktschau.lib.text import slug
from produktschau.region.models import Trade
from produktschau.region.queries import sectors_of_divisions
from produktschau.search.engine.facets import FACETS
from produktschau.search.engine.kinds import Circle
from produktschau.showcase.models import Certificate, Company, CompanySector, Maker, Product, Site, State
from produktschau.showcase.queries.distances import sites_within


@dataclass(frozen=True)
class Choice:
    """What is chosen: name of a facet → values, of which one must fit, in every facet.

    ``on`` is the day certificates must hold; without it any counts. ``keys`` are the records that fit the words looked for. ``within``:
    a site lies in this circle.
    """

    chosen: Mapping[str, Sequence[str]]
    on: date | None = None
    keys: Collection[int] | None = None
    within: Circle | None = None


_OF_PRODUCT = {"area": "areas__slug", "world": "world__slug", "material": "materials__slug"}


def chosen_products(choice: Choice) -> QuerySet[Product]:
    """All products everyone may see that fit the choice, in no order."""
    products = _shown_products(choice.chosen)
    for companies in _with(choice):
        makers = Maker.objects.filter(company__state=State.PUBLISHED, company__in=companies)
        products = products.filter(pk__in=makers.values("product_id"))
    return products if choice.keys is None else products.filter(pk__in=list(choice.keys))


def chosen_companies(choice: Choice) -> QuerySet[Company]:
    """All companies everyone may see that fit the choice; area, world and material must each fit something they make."""
    companies = Company.objects.filter(state=State.PUBLISHED)
    for name in _OF_PRODUCT:
        if values := choice.chosen.get(name):
            makers = Maker.objects.filter(product__in=_shown_products({name: values}))
            companies = companies.filter(pk__in=makers.values("company_id"))
    for fitting in _with(choice):
        companies = companies.filter(pk__in=fitting)
    return companies if choice.keys is None else companies.filter(pk__in=list(choice.keys))


def companies_fitting(chosen: Mapping[str, Sequence[str]]) -> QuerySet[Company]:
    """All companies, whatever their state, that fit facets of companies, in no order: for what the office sends out."""
    companies = Company.objects.all()
    for fitting in _with(Choice(chosen)):
        companies = companies.filter(pk__in=fitting)
    return companies


def _with(choice: Choice) -> Iterator[Any]:
    """The companies that fit each facet of companies that is in use, those of domains above too, and the circle."""
    for name, companies_with in _OF_COMPANY.items():
        if values := choice.chosen.get(name):
            yield companies_with(values, choice.on)
    for facet in FACETS:
        if facet.companies is not None and (values := choice.chosen.get(facet.name)):
            yield facet.companies(values)
    if choice.within is not None:
        yield sites_within(choice.within).values("company_id")


def _shown_products(chosen: Mapping[str, Sequence[str]]) -> QuerySet[Product]:
    products = Product.objects.filter(state=State.PUBLISHED)
    for name, field in _OF_PRODUCT.items():
        if chosen.get(name):
            fitting = Product.objects.filter(**{f"{field}__in": list(chosen[name])})
            products = products.filter(pk__in=fitting.order_by().values("pk"))
    return products


def _in_municipality(values: Sequence[str], on: date | None) -> QuerySet[Any]:
    here = Q(municipality__ags__in=list(values), municipality__successor__isnull=True)
    return Site.objects.filter(here | Q(municipality__successor__ags__in=list(values))).values("company_id")


def _in_former_district(values: Sequence[str], on: date | None) -> QuerySet[Any]:
    here = Q(municipality__former_district__slug__in=list(values), municipality__successor__isnull=True)
    merged = Q(municipality__successor__former_district__slug__in=list(values))
    return Site.objects.filter(here | merged).values("company_id")


def _in_sector(values: Sequence[str], on: date | None) -> QuerySet[Any]:
    return CompanySector.objects.filter(sector__in=sectors_of_divisions(values)).values("company_id")


def _with_trade(values: Sequence[str], on: date | None) -> QuerySet[Any]:
    trades = [pk for pk, title in Trade.objects.values_list("pk", "title") if slug(title) in values]
    return Company.trades.through.objects.filter(trade__in=trades).values("company_id")


def _with_certificate(values: Sequence[str], on: date | None) -> QuerySet[Any]:
    holding = Certificate.objects.all()
    if on is not None:
        holding = holding.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on))
    names = holding.order_by("name").values_list("name", flat=True).distinct()
    return holding.filter(name__in=[name for name in names if slug(name) in values]).values("company_id")


_OF_COMPANY: Mapping[str, Callable[[Sequence[str], date | None], QuerySet[Any]]] = {
    "municipality": _in_municipality,
    "former_district": _in_former_district,
    "sector": _in_sector,
    "trade": _with_trade,
    "certificate": _with_certificate,
}
