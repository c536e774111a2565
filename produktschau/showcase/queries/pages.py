"""Everything a public page of one company or product shows, and nothing it must not show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext

from produktschau.design.photos import Photo
from produktschau.region.models import Trade
from produktschau.showcase.calculations.cuts import CARD, WIDE
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
from produktschau.showcase.queries.card_lines import about_line, makers_line
from produktschau.showcase.queries.cards import Card, company_card, cut_photo, place_of, plain_alt, product_card
from produktschau.showcase.queries.locator import Locator, locator
from produktschau.showcase.queries.published import company_card_parts, product_card_parts, published_products
from produktschau.showcase.queries.wording import plain

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
    """A picture with what stands below it: ``wide`` for the first, ``small`` for the others."""

    picture: Picture
    alt: str
    credit: str
    wide: Photo | None
    small: Photo | None


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
    source_line: str


def company_page(company: Company) -> CompanyPage:
    """What the page of this company shows."""
    products = _products_of(company)
    sectors = CompanySector.objects.select_related("sector").order_by("-is_main", "sector__edition", "sector__code")
    contacts = Contact.objects.filter(is_published=True)
    prefetch_related_objects(
        [company],
        *company_card_parts(),
        Prefetch("sectors", queryset=sectors, to_attr="page_sectors"),
        Prefetch("trades", queryset=Trade.objects.order_by("annex", "number"), to_attr="page_trades"),
        Prefetch("contacts", queryset=contacts, to_attr="page_contacts"),
        "certificates",
        "links",
    )
    company.card_products = products  # type: ignore[attr-defined]  # what ``with_company_card`` fetches
    return CompanyPage(
        company=company,
        card=company_card(company),
        pictures=_pictures(getattr(company, "card_pictures", [])),
        sites=list(getattr(company, "card_sites", [])),
        sectors=getattr(company, "page_sectors", []),
        trades=getattr(company, "page_trades", []),
        certificates=list(company.certificates.all()),
        links=list(company.links.all()),
        contacts=getattr(company, "page_contacts", []),
        products=[_from_here(product, company) for product in products],
        languages=[LANGUAGE_NAMES[code] for code in company.languages if code in LANGUAGE_NAMES],
        source_line=company.source.line if company.source else "",
        locator=locator(getattr(company, "card_sites", [])),
    )


def product_page(product: Product) -> ProductPage:
    """What the page of this product shows."""
    prefetch_related_objects([product], *product_card_parts(), "areas")
    return ProductPage(
        product=product,
        card=product_card(product),
        pictures=_pictures(getattr(product, "card_pictures", [])),
        makers=[MakerShown(row.company, place_of(row.company)) for row in getattr(product, "card_makers", [])],
        areas=list(product.areas.all()),
        materials=list(product.materials.all()),
        source_line=product.source.line if product.source else "",
    )


def newest_products(count: int = NEAR) -> list[Card]:
    """Cards of the products published last."""
    return [
        product_card(product) for product in published_products().order_by("-published_at", "sort_key", "pk")[:count]
    ]


def _products_of(company: Company) -> list[Product]:
    made = Product.objects.filter(makers=company, state=State.PUBLISHED).order_by("sort_key", "pk")
    return list(made.select_related("world").prefetch_related(*product_card_parts()))


def _from_here(product: Product, company: Company) -> Card:
    """The card of a product on its maker's own page: there it names only whom it is made with, and of what it is."""
    others = [row.company.name for row in getattr(product, "card_makers", []) if row.company_id != company.pk]
    maker = gettext("mit %(others)s") % {"others": makers_line(others)} if others else ""
    materials = [plain(material, "name") for material in product.materials.all()]
    return replace(product_card(product), maker=maker, meta=about_line([], materials))


def _pictures(pictures: Sequence[Picture]) -> list[PictureShown]:
    return [
        PictureShown(one, plain_alt(one), one.credit, cut_photo(one, WIDE), cut_photo(one, CARD))
        for one in pictures
        if one.renditions
    ]
