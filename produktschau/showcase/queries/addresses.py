"""Addresses by the thousand: what ``reverse`` finds out, asked once per language instead of once per record."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

from produktschau.showcase.models import AreaOfLife, ColourWorld, Company, Material, Product

NAMES = {Company: "company", Product: "product", AreaOfLife: "area", ColourWorld: "world"}
"""The view that shows each model."""


def record_address(record: Company | Product | AreaOfLife | ColourWorld) -> str:
    """The same as ``record.get_absolute_url()``, in the language of the page."""
    before, after = _around_slug(get_script_prefix(), get_language(), NAMES[type(record)])
    return f"{before}{record.slug}{after}"


def material_address(material: Material) -> str:
    """The products of one material."""
    before, _ = _around_slug(get_script_prefix(), get_language(), "product")
    return f"{before}?material={material.slug}"


def picture_address(key: str, width: int) -> str:
    """The address of a rendition, ``width`` in pixels; the same in every language."""
    before, after = _around_picture(get_script_prefix())
    return f"{before}{key}-{width}{after}"


def cut_address(key: str, cut: str, kind: str) -> str:
    """The address of a cut by its name, in a format; the same in every language."""
    before, between, after = _around_cut(get_script_prefix())
    return f"{before}{key}{between}{cut}{after}{kind}"


@lru_cache(maxsize=32)
def _around_slug(prefix: str, language: str | None, name: str) -> tuple[str, str]:
    before, _, after = reverse(f"showcase:{name}", args=["slug-slug"]).partition("slug-slug")
    return before, after


@lru_cache(maxsize=4)
def _around_picture(prefix: str) -> tuple[str, str]:
    before, _, after = reverse("showcase_house:picture", args=["KEY", 1]).partition("KEY-1")
    return before, after


@lru_cache(maxsize=4)
def _around_cut(prefix: str) -> tuple[str, str, str]:
    before, _, rest = reverse("showcase_house:picture_cut", args=["KEY", "CUT", "webp"]).partition("KEY")
    between, _, after = rest.partition("CUT")
    return before, between, after.removesuffix("webp")
