"""What every page knows: the house's name and facts, the page's addresses and languages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_info

from produktschau.lib.points import Point

Facts = Callable[[HttpRequest], dict[str, Any]]

PAGE_FACTS: Point[Facts] = Point("design.page.PAGE_FACTS", "Facts about the house that every page may print.")

HOUSE: dict[str, Any] = {
    "name": "ProduktSCHAU",
    "region": "",
    "tagline": "",
    "publisher": "",
    "funding": "",
    "is_demo": False,
    "search_url": "",
}
"""The facts base pages print, with their value where no domain gives one.

``search_url``: where the search field leads; empty hides the field.
"""


@dataclass(frozen=True)
class Language:
    """The same page in one language."""

    code: str
    label: str
    url: str
    is_current: bool


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``house`` and ``languages``, both computed only where a template asks."""
    return {
        "house": SimpleLazyObject(lambda: house(request)),
        "languages": SimpleLazyObject(lambda: languages(request)),
        "canonical_url": f"{settings.SITE_URL}{request.path}",
        "site_url": settings.SITE_URL,
    }


def house(request: HttpRequest) -> dict[str, Any]:
    """The facts of ``HOUSE``, overlaid by what the domains give."""
    facts = dict(HOUSE)
    for give in PAGE_FACTS:
        facts.update(give(request))
    return facts


def languages(request: HttpRequest) -> list[Language]:
    """This page in every language it exists in; empty where it has only one."""
    path = request.get_full_path()
    urls = {code: translate_url(path, code) for code, _ in settings.LANGUAGES}
    if len(set(urls.values())) < len(urls):
        return []
    return [
        Language(code, get_language_info(code)["name_local"].capitalize(), url, code == get_language())
        for code, url in urls.items()
    ]
