"""Everything a public page of one company or product shows, and nothing it must not show."""

from collections.abc import Sequence
from dataclasses import dataclass

from produktschau.region.models import Trade
from produktschau.showcase.models import (
    AreaOfLife,
    Certificate,
    Company,
    CompanyLink,
    CompanySector,
    Contact,
    Material,
    Picture,
    Product,
    Site,
    State,
)
from produktschau.showcase.queries.cards import Card, company_card, place_of, plain_alt, product_card
from produktschau.showcase.queries.locator import Locator, locator
from produktschau.showcase.queries.published import (
    published_products,
    with_company_card,
    with_product_card,
)

NEAR = 4
LANGUAGE_NAMES = {
    "de": "Deutsch",
    "en": "English",
    "cs": "čeština",
    "pl": "polski",
    "fr": "français",
    "es": "español",
    "it": "italiano",
    "nl": "Nederlands",
    "ru": "русский",
    "uk": "українська",
    "hsb": "hornjoserbšćina",
    "vi": "tiếng Việt",
    "ar": "العربية",
    "tr": "Türkçe",
}
"""Languages in their own name; keys as in ``calculations.values.LANGUAGES``."""


@dataclass(frozen=True)
class PictureShown:
    """A picture with what stands below it."""

    picture: Picture
    alt: str
    credit: str


@dataclass(frozen=True)
class CompanyPage:
    """A company's page. ``contacts`` are only people who agreed to be shown."""

    company: Company
    card: Card
    pictures: list[PictureShown]
    sites: list[Site]
    sectors: list[CompanySector]
    trades: list[Trade]
    certificates: list[Certificate]
    links: list[CompanyLink]
    contacts: list[Contact]
    products: list[Card]
    languages: list[str]
    source_line: str
    locator: Locator | None


@dataclass(frozen=True)
class MakerShown:
    """A maker named on a product's page."""

    company: Company
    place: str


@dataclass(frozen=True)
class ProductPage:
    """A product's page. ``makers`` are only companies everyone may see."""

    product: Product
    card: Card
    pictures: list[PictureShown]
    makers: list[MakerShown]
    areas: list[AreaOfLife]
    materials: list[Material]
    related: list[Card]
    source_line: str


def company_page(company: Company) -> CompanyPage:
    """What the page of this company shows."""
    shown = with_company_card(Company.objects.filter(pk=company.pk)).get()
    return CompanyPage(
        company=shown,
        card=company_card(shown),
        pictures=_pictures(getattr(shown, "card_pictures", [])),
        sites=list(getattr(shown, "card_sites", [])),
        sectors=list(shown.sectors.select_related("sector").order_by("-is_main", "sector__edition", "sector__code")),
        trades=list(shown.trades.order_by("annex", "number")),
        certificates=list(shown.certificates.all()),
        links=list(shown.links.all()),
        contacts=list(shown.contacts.filter(is_published=True)),
        products=[product_card(product) for product in _products_of(shown)],
        languages=[LANGUAGE_NAMES[code] for code in shown.languages if code in LANGUAGE_NAMES],
        source_line=shown.source.line if shown.source else "",
        locator=locator(getattr(shown, "card_sites", [])),
    )


def product_page(product: Product) -> ProductPage:
    """What the page of this product shows."""
    shown = with_product_card(Product.objects.filter(pk=product.pk)).get()
    areas = list(shown.areas.all())
    return ProductPage(
        product=shown,
        card=product_card(shown),
        pictures=_pictures(getattr(shown, "card_pictures", [])),
        makers=[MakerShown(row.company, place_of(row.company)) for row in getattr(shown, "card_makers", [])],
        areas=areas,
        materials=list(shown.materials.all()),
        related=[product_card(other) for other in _related(shown, areas)],
        source_line=shown.source.line if shown.source else "",
    )


def newest_products(count: int = NEAR) -> list[Card]:
    """Cards of the products published last."""
    return [
        product_card(product) for product in published_products().order_by("-published_at", "sort_key", "pk")[:count]
    ]


def _products_of(company: Company) -> list[Product]:
    made = Product.objects.filter(makers=company, state=State.PUBLISHED).order_by("sort_key", "pk")
    return list(with_product_card(made))


def _related(product: Product, areas: Sequence[AreaOfLife]) -> list[Product]:
    """Others of the same area of life, those of the same world first."""
    others = published_products().filter(areas__in=areas).exclude(pk=product.pk).distinct().order_by("sort_key", "pk")
    near = list(others.filter(world=product.world_id)[:NEAR]) if product.world_id else []
    return near + list(others.exclude(pk__in=[other.pk for other in near])[: NEAR - len(near)])


def _pictures(pictures: Sequence[Picture]) -> list[PictureShown]:
    return [PictureShown(picture, plain_alt(picture), picture.credit) for picture in pictures if picture.renditions]
