"""What platforms show of a page that is passed on: which picture, and its address, which changes with what it shows."""

from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import get_language, gettext

from produktschau.design.page import HOUSE as HOUSE_FACTS
from produktschau.lib.kept import digest_of
from produktschau.region.queries import region
from produktschau.showcase.models import AreaOfLife, ColourWorld, Company, Product
from produktschau.showcase.queries.cards import Card, company_card, product_card
from produktschau.showcase.queries.home import WORLD_MOTIFS
from produktschau.showcase.queries.published import published_companies, published_products
from produktschau.showcase.queries.wording import is_english, plain
from produktschau.typeset.preview import VERSION

HOUSE = "haus"
"""Stands for the house where a record's key stands; no key is written small."""
DIGITS = 16


WORLD, AREA = "welt_", "bereich_"
"""Stand before the slug where a record's key stands."""
AREA_MOTIFS = {
    "holz-kunst": ("wood", "wald"),
    "mode-accessoires": ("textile", "himmel"),
    "wohnen-leben": ("ceramic", "ton"),
    "bauen-wohnen": ("brick", "ton"),
    "spiel-sport": ("paper", "himmel"),
    "lifestyle-deko": ("glass", "silber"),
    "kosmetik-gesundheit": ("cosmetics", "wald"),
    "auto-technik": ("metal", "silber"),
    "essen-trinken": ("fruit", "honig"),
}
"""The drawing that stands for an area of life: material and colour world. Areas a region adds show the house."""


@dataclass(frozen=True)
class Door:
    """What the picture of a world or an area says."""

    key: str
    title: str
    text: str
    material: str
    world: str


@dataclass(frozen=True)
class Drawing:
    """What is drawn where there is no photograph. ``key`` is the record's, or ``HOUSE``."""

    key: str
    title: str
    lines: tuple[str, ...]
    house: str
    material: str
    world: str
    language: str


@dataclass(frozen=True)
class PreviewPicture:
    """The picture of one page: ``drawing`` unless it is a photograph; ``alt`` says what it shows."""

    key: str
    digest: str
    alt: str
    drawing: Drawing | None

    @property
    def extension(self) -> str:
        """„jpg“ for photographs, „png“ for drawings."""
        return "png" if self.drawing else "jpg"

    @property
    def address(self) -> str:
        """Its path in the house; the same page with another look has another."""
        return reverse("showcase_house:preview", args=[self.key, self.digest, self.extension])

    @property
    def path(self) -> Path:
        """Where its file lies once it was asked for."""
        return previews_folder(self.key) / f"{self.digest}.{self.extension}"


def previews_folder(key: str) -> Path:
    """All previews of the record with this key."""
    return Path(settings.MEDIA_ROOT) / "previews" / key


def preview_of(card: Card, house: str) -> PreviewPicture:
    """The picture of a record's page, in the language its card was made in. ``house``: the name of the house."""
    if card.picture is not None:
        return PreviewPicture(card.key, _digest("photo", str(card.square)), card.alt, None)
    title, example = unescape(strip_tags(card.title)), gettext("Beispiel")
    lines = (card.maker, f"({example})" if card.is_invented else "")
    drawing = Drawing(card.key, title, lines, house, card.material, card.world, _language())
    return PreviewPicture(card.key, _digest(drawing), ", ".join(filter(None, (title, card.maker))), drawing)


def published_preview(key: str) -> tuple[Company | Product, PreviewPicture] | None:
    """The published record with this key and its picture, in the language in force; nothing for what not everyone may see."""
    company = published_companies().filter(key=key).first()
    if company is not None:
        return company, preview_of(company_card(company), house_name(region().name))
    product = published_products().filter(key=key).first()
    if product is not None:
        return product, preview_of(product_card(product), house_name(region().name))
    return None


@lru_cache(maxsize=16)
def house_preview(region_name: str, tagline: str, language: str) -> PreviewPicture:
    """The picture of all other pages. ``tagline`` in that language; without one the house says its own sentence."""
    title = tagline or gettext("Schau, was nebenan gemacht wird.")
    name = house_name(region_name)
    drawing = Drawing(HOUSE, title, (), name, "", "", language)
    return PreviewPicture(HOUSE, _digest(drawing), f"{name}: {title}", drawing)


def house_preview_now() -> PreviewPicture:
    """The picture of the house as the region names itself today, in the language in force."""
    here = region()
    return house_preview(here.name, (here.tagline_en if is_english() else "") or here.tagline, _language())


@lru_cache(maxsize=128)
def door_preview(door: Door, house: str, language: str) -> PreviewPicture:
    """The picture of a colour world or an area of life. ``house``: the name of the house."""
    drawing = Drawing(door.key, door.title, (door.text,), house, door.material, door.world, language)
    return PreviewPicture(door.key, _digest(drawing), ": ".join(filter(None, (door.title, door.text))), drawing)


def door_of(word: AreaOfLife | ColourWorld) -> Door | None:
    """A world or an area as its picture shows it, in the language in force; nothing for an area without a drawing of its own."""
    is_world = isinstance(word, ColourWorld)
    material, world = (WORLD_MOTIFS.get(word.slug, ""), word.slug) if is_world else AREA_MOTIFS.get(word.slug, ("", ""))
    if not material:
        return None
    return Door(f"{WORLD if is_world else AREA}{word.slug}", plain(word, "name"), plain(word, "text"), material, world)


def door_preview_now(key: str) -> PreviewPicture | None:
    """The picture of the world or area with this key („welt_ton“, „bereich_bauen-wohnen“), in the language in force."""
    words: QuerySet[ColourWorld] | QuerySet[AreaOfLife]
    words = ColourWorld.objects.all() if key.startswith(WORLD) else AreaOfLife.objects.all()
    word = words.filter(slug=key.removeprefix(WORLD).removeprefix(AREA)).first()
    door = door_of(word) if word else None
    return door_preview(door, house_name(region().name), _language()) if door else None


def house_name(region_name: str) -> str:
    """„ProduktSCHAU Mittelsachsen“."""
    return f"{HOUSE_FACTS['name']} {region_name}".strip()


def _digest(*things: object) -> str:
    return digest_of(VERSION, *things)[:DIGITS]


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
