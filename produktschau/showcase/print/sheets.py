"""Data sheets: one company or one product on A4, from what its page shows."""

from datetime import datetime
from html import unescape
from typing import Any

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext

from produktschau.design.tiles.tile import tile
from produktschau.region.queries import region
from produktschau.showcase.models import Showpiece
from produktschau.showcase.queries.cards import Card
from produktschau.showcase.queries.pages import CompanyPage, PictureShown, ProductPage
from produktschau.showcase.queries.pictures import rendition_path
from produktschau.showcase.queries.wording import is_english, plain
from produktschau.typeset.sheet import Fact, Picture, Sheet, sheet_pdf

COLOURS = {"ton": "#b5532d", "wald": "#2f6b3a", "silber": "#5d6a75", "himmel": "#2c6fa8", "honig": "#b07a00"}
"""The five worlds in print; the screen's tones stand in the design's tokens."""
PLAIN = "#5d6a75"


def company_sheet_pdf(page: CompanyPage, *, made_at: datetime) -> bytes:
    """The company's sheet as PDF."""
    company = page.company
    return sheet_pdf(
        Sheet(
            kind=gettext("Betrieb"),
            title=company.name,
            lead=plain(company, "lead"),
            story=plain(company, "story"),
            facts=(
                *(Fact(gettext("Standort"), site.line) for site in page.sites),
                Fact(gettext("Telefon"), company.phone),
                Fact(gettext("E-Mail"), company.email),
                Fact(gettext("Netzseite"), company.website),
                Fact(gettext("Öffnungszeiten"), company.opening_hours),
                Fact(gettext("Produkte"), ", ".join(unescape(strip_tags(card.title)) for card in page.products)),
            ),
            world_colour=COLOURS.get(page.card.world, PLAIN),
            picture=_picture(page.card, page.pictures),
            source=page.source_line,
            **_lasting(company, made_at),
        )
    )


def product_sheet_pdf(page: ProductPage, *, made_at: datetime) -> bytes:
    """The product's sheet as PDF."""
    product = page.product
    return sheet_pdf(
        Sheet(
            kind=gettext("Produkt"),
            title=plain(product, "name"),
            lead=plain(product, "lead"),
            maker=", ".join(maker.company.name for maker in page.makers),
            story=plain(product, "story"),
            facts=(
                Fact(gettext("Material"), ", ".join(plain(material, "name") for material in page.materials)),
                Fact(gettext("Wofür"), ", ".join(plain(area, "name") for area in page.areas)),
                Fact(gettext("Wo es das gibt"), plain(product, "where_to_buy")),
            ),
            world=plain(product.world, "name") if product.world else "",
            world_colour=COLOURS.get(page.card.world, PLAIN),
            picture=_picture(page.card, page.pictures),
            source=page.source_line,
            **_lasting(product, made_at),
        )
    )


def _lasting(record: Showpiece, made_at: datetime) -> dict[str, Any]:
    """What both sheets say alike."""
    return {
        "address": f"{settings.SITE_URL}/q/{record.key}",
        "publisher": region().publisher_name or region().name,
        "made_at": made_at.replace(microsecond=0),
        "language": "en" if is_english() else "de",
        "is_invented": record.is_invented,
    }


def _picture(card: Card, pictures: list[PictureShown]) -> Picture:
    """The first photograph, else the drawn tile."""
    for shown in pictures[:1]:
        path = rendition_path(shown.picture, shown.picture.renditions[-1])
        if path.exists():
            return Picture(path.read_bytes(), "webp", shown.alt, shown.credit)
    return Picture(tile(card.key, card.material, card.world).encode(), "svg", gettext("Gezeichnetes Muster"))
