"""What the search knows of companies and products: only what everyone may see."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from django.conf import settings
from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.utils import translation

from produktschau.search.engine.kinds import Document, DocumentKind
from produktschau.showcase.models import Company, CompanySector, Product, Site, State
from produktschau.showcase.queries.cards import Card, company_card, product_card
from produktschau.showcase.queries.published import published_companies, published_products

BATCH = 500


def company_documents(pks: Collection[int] | None) -> Iterator[Document]:
    """Documents of the published companies among ``pks``, or of all."""
    sectors = Prefetch("sectors", queryset=CompanySector.objects.select_related("sector"), to_attr="found_sectors")
    companies = published_companies().prefetch_related(sectors, "trades").order_by("pk")
    if pks is not None:
        companies = companies.filter(pk__in=list(pks))
    for company in companies.iterator(chunk_size=BATCH):
        sites: list[Site] = getattr(company, "card_sites", [])
        products: list[Product] = getattr(company, "card_products", [])
        towns = [site.municipality for site in sites if site.municipality]
        yield Document(
            kind="company",
            pk=company.pk,
            title=company.name,
            url=_german_url(company),
            sort_key=company.sort_key,
            names=_said(company.name, company.legal_name),
            categories=_said(
                *(row.sector.title for row in getattr(company, "found_sectors", [])),
                *(trade.title for trade in company.trades.all()),
                *(product.name for product in products),
            ),
            places=_said(*(town.name for town in towns), *(f"{site.place} {site.postcode}" for site in sites)),
            story=_said(company.lead, company.lead_en, company.story, company.story_en),
            filters={"municipality": [town.ags for town in towns]},
            cards=_cards(company),
        )


def product_documents(pks: Collection[int] | None) -> Iterator[Document]:
    """Documents of the published products among ``pks``, or of all."""
    products = published_products().order_by("pk")
    if pks is not None:
        products = products.filter(pk__in=list(pks))
    for product in products.iterator(chunk_size=BATCH):
        makers = [row.company for row in getattr(product, "card_makers", [])]
        towns = [site.municipality for maker in makers for site in maker.card_sites if site.municipality]
        areas, materials = list(product.areas.all()), list(product.materials.all())
        yield Document(
            kind="product",
            pk=product.pk,
            title=product.name,
            url=_german_url(product),
            sort_key=product.sort_key,
            names=_said(product.name, product.name_en),
            # The colour world stays out: it is a mood, and „Honig“ would find every product hung in it.
            categories=_said(
                *(word for area in areas for word in (area.name, area.name_en)),
                *(word for material in materials for word in (material.name, material.name_en)),
                *(maker.name for maker in makers),
            ),
            places=_said(*(town.name for town in towns)),
            story=_said(product.lead, product.lead_en, product.story, product.story_en, product.where_to_buy),
            filters={
                "municipality": [town.ags for town in towns],
                "area": [area.slug for area in areas],
                "world": [product.world.slug] if product.world else [],
                "material": [material.slug for material in materials],
            },
            cards=_cards(product),
        )


def published_company_keys(pks: Collection[int]) -> set[int]:
    """Which of these companies everyone may see right now."""
    return set(Company.objects.filter(pk__in=list(pks), state=State.PUBLISHED).values_list("pk", flat=True))


def published_product_keys(pks: Collection[int]) -> set[int]:
    """Which of these products everyone may see right now."""
    return set(Product.objects.filter(pk__in=list(pks), state=State.PUBLISHED).values_list("pk", flat=True))


COMPANIES = DocumentKind("company", "Betriebe", company_documents, published_company_keys)
PRODUCTS = DocumentKind("product", "Produkte", product_documents, published_product_keys)


def _cards(record: Company | Product) -> Mapping[str, str]:
    """The record's card in every language, from the one template all lists use."""
    cards = {}
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            card: Card = company_card(record) if isinstance(record, Company) else product_card(record)
            cards[code] = render_to_string("showcase/parts/card.html", {"card": card})
    return cards


def _german_url(record: Company | Product) -> str:
    with translation.override("de"):
        return record.get_absolute_url()


def _said(*texts: str) -> Iterable[str]:
    return list(dict.fromkeys(text for text in texts if text))
