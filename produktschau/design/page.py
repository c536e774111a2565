"""What every page knows: the house's name and facts, the page's addresses and languages."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, Resolver404, ResolverMatch, resolve, reverse
from django.utils.encoding import iri_to_uri
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_info, override

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
    "suggest_url": "",
    "colours_url": "",
    "preview_url": "",
    "preview_alt": "",
}
"""The facts base pages print, with their value where no domain gives one.

``search_url``: where the search field leads; empty hides the field. ``suggest_url``: where it asks for suggestions.
``colours_url``: the style sheet of the region's own colours; empty where it has none. ``preview_url``: what platforms
show of a page that has no picture of its own (1200 × 630 pixels), with ``preview_alt`` for those who do not see it.
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
    match = request.resolver_match or _match(request)
    if match is None:
        return []
    query = request.META.get("QUERY_STRING", "")
    urls = {code: _in_language(match, code) for code, _ in settings.LANGUAGES}
    if len(set(urls.values())) < len(urls):
        return []
    return [
        Language(code, name, iri_to_uri(url) + (query and f"?{iri_to_uri(query)}"), code == get_language())
        for (code, url), name in zip(urls.items(), _own_names(), strict=True)
    ]


def _match(request: HttpRequest) -> ResolverMatch | None:
    try:
        return resolve(request.path_info)
    except Resolver404:
        return None


def _in_language(match: ResolverMatch, code: str) -> str:
    """The address of the page in a language; empty where it has none."""
    with override(code):
        try:
            return reverse(match.view_name, args=match.args, kwargs=match.kwargs)
        except NoReverseMatch:
            return ""


@lru_cache(maxsize=1)
def _own_names() -> list[str]:
    return [get_language_info(code)["name_local"].capitalize() for code, _ in settings.LANGUAGES]
