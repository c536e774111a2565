"""Cards of companies and products: what a list, a page and the search index show of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.utils.safestring import SafeString

from produktschau.design import cards
from produktschau.design.photos import Photo
from produktschau.showcase.calculations.cuts import CARD, SQUARE, Shape
from produktschau.showcase.models import Company, Picture, Product, Site
from produktschau.showcase.queries.addresses import record_address
from produktschau.showcase.queries.card_lines import about_line, makers_line
from produktschau.showcase.queries.photos import photo
from produktschau.showcase.queries.wording import is_english, plain, worded

T = TypeVar("T")


@dataclass(frozen=True)
class Card:
    """One card. Without ``picture`` a tile is drawn from key, material and world; ``square`` is the same picture for the type case."""

    url: str
    title: SafeString
    key: str
    world: str
    material: str
    picture: Photo | None
    alt: str
    maker: str
    meta: str
    is_invented: bool
    square: Photo | None = None


def card_html(card: Card, example: str = "") -> SafeString:
    """The card as a list, a page and the search index show it, in the language it was made in.

    ``example`` is the word „Beispiel“ in that language; who makes many cards looks it up once.
    """
    return cards.card(
        url=card.url,
        title=card.title,
        key=card.key,
        world=card.world,
        material=card.material,
        picture=card.picture or "",
        alt=card.alt,
        maker=card.maker,
        meta=card.meta,
        is_invented=card.is_invented,
        example=example,
    )


def company_card(company: Company) -> Card:
    """The card of a company that was fetched by ``with_company_card``."""
    products: list[Product] = getattr(company, "card_products", [])
    world = next((product.world.slug for product in products if product.world), "")
    materials = [material for product in products for material in product.materials.all()]
    picture = _first(getattr(company, "card_pictures", []))
    return Card(
        url=record_address(company),
        title=worded(company, "name"),
        key=company.key,
        world=world,
        material=materials[0].motif if materials else "",
        picture=cut_photo(picture, CARD),
        alt=plain_alt(picture) if picture else "",
        maker=place_of(company),
        meta=plain(company, "lead"),
        is_invented=company.is_invented,
        square=cut_photo(picture, SQUARE),
    )


def product_card(product: Product) -> Card:
    """The card of a product that was fetched by ``with_product_card``."""
    makers = [row.company for row in getattr(product, "card_makers", [])]
    materials = list(product.materials.all())
    picture = _first(getattr(product, "card_pictures", []))
    places = dict.fromkeys(place for place in map(place_of, makers) if place)
    return Card(
        url=record_address(product),
        title=worded(product, "name"),
        key=product.key,
        world=product.world.slug if product.world else "",
        material=materials[0].motif if materials else "",
        picture=cut_photo(picture, CARD),
        alt=plain_alt(picture) if picture else "",
        maker=makers_line([maker.name for maker in makers]),
        meta=about_line(list(places), [plain(material, "name") for material in materials]),
        is_invented=product.is_invented,
        square=cut_photo(picture, SQUARE),
    )


def place_of(company: Company) -> str:
    """The municipality or place of the main site."""
    site: Site | None = _first(getattr(company, "card_sites", []))
    if site is None:
        return ""
    return site.municipality.name if site.municipality else site.place


def cut_photo(picture: Picture | None, shape: Shape) -> Photo | None:
    """The picture cut to a shape; nothing while its files are not ready."""
    if picture is None or not picture.renditions:
        return None
    return photo(picture.key, (picture.focus_x, picture.focus_y), shape)


def plain_alt(picture: Picture) -> str:
    """The text for those who do not see the picture."""
    return (picture.alt_en if is_english() else "") or picture.alt


def _first(things: Iterable[T]) -> T | None:
    return next(iter(things), None)
