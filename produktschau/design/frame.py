"""The frame of public pages: masthead and footer. They are the same on thousands of pages, so their text is kept."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from produktschau.design import navigation
from produktschau.design.holes import piece
from produktschau.design.page import Language
from produktschau.design.slots import filled

HOMES = ("/", "/en/")
"""Pages with a search field of their own."""


def masthead(request: HttpRequest | None, house: Mapping[str, Any], languages: list[Language]) -> SafeString:
    """The head of a page. Kept by language, facts of the house and the menu this visitor sees; account and languages are live."""
    areas = navigation.links(navigation.PUBLIC, request)
    path = request.path if request is not None else ""
    seeks = bool(house.get("search_url")) and path not in (*HOMES, house["search_url"])
    key = (get_language(), tuple(areas), seeks, *_facts(house))
    holes = {
        "account": filled("page.account", request),
        "other_languages": format_html_join(
            "",
            '<li><a href="{}" lang="{}" hreflang="{}">{}</a></li>',
            ((other.url, other.code, other.code, other.label) for other in languages if not other.is_current),
        ),
        "search": filled("page.search", request),
    }
    context = {"house": house, "areas": areas, "seeks": seeks}
    return piece("design/parts/masthead.html", key, context, holes)


def footer(request: HttpRequest | None, house: Mapping[str, Any]) -> SafeString:
    """The foot of a page. Kept by language, facts of the house and the menu; what others put there is live."""
    legal = navigation.links(navigation.LEGAL, request)
    attribution = filled("page.attribution", request)
    key = (get_language(), tuple((link.label, link.url) for link in legal), bool(attribution), *_facts(house))
    holes = {"footer": filled("page.footer", request), "attribution": attribution}
    context = {"house": house, "legal": legal, "is_attributed": bool(attribution)}
    return piece("design/parts/footer.html", key, context, holes)


def _facts(house: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(f"{name}={value}" for name, value in house.items())
