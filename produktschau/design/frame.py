"""The frame of public pages: masthead and footer. They are the same on thousands of pages, so their text is kept."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from produktschau.design import navigation
from produktschau.design.holes import piece
from produktschau.design.page import Language
from produktschau.design.slots import filled

HOMES = ("/", "/en/")
"""Pages with a search field of their own."""


def about(
    house: Mapping[str, Any], languages: list[Language], remembered: Mapping[str, str], site_url: str, url: str
) -> SafeString:
    """What the head says of the page: description, addresses, what others show of it.

    ``remembered`` holds safe HTML by name: title, description, canonical, og_type. ``url`` is the page's own address.
    """
    title, description = remembered.get("title", ""), remembered.get("description", "")
    lines = []
    if description:
        lines.append(f'<meta name="description" content="{description}">')
    lines.append(f'<link rel="canonical" href="{remembered.get("canonical", "")}">')
    lines += [
        f'<link rel="alternate" hreflang="{one.code}" href="{conditional_escape(site_url + one.url)}">'
        for one in languages
    ]
    lines.append(f'<meta property="og:site_name" content="{site_name(house)}">')
    lines.append(f'<meta property="og:title" content="{title or conditional_escape(house.get("name", ""))}">')
    if description:
        lines.append(f'<meta property="og:description" content="{description}">')
    lines.append(
        f'<meta property="og:url" content="{conditional_escape(url)}">'
        f'<meta property="og:type" content="{remembered.get("og_type", "")}">'
        f'<meta property="og:locale" content="{"de_DE" if get_language() == "de" else "en_GB"}">'
    )
    return SafeString("\n".join(lines))


def preview_tags(address: str, alt: str, site_url: str) -> SafeString:
    """What platforms show of the page when it is passed on: a picture of 1200 × 630 pixels at ``address``, a path of ours."""
    if not address:
        return SafeString("")
    whole, kind = conditional_escape(site_url + address), "png" if address.endswith(".png") else "jpeg"
    return SafeString(
        f'<meta property="og:image" content="{whole}"><meta property="og:image:type" content="image/{kind}">'
        '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">'
        f'<meta property="og:image:alt" content="{conditional_escape(alt)}">'
        '<meta name="twitter:card" content="summary_large_image">'
    )


def site_name(house: Mapping[str, Any]) -> SafeString:
    """The name of the house with its region's, as HTML."""
    return conditional_escape(" ".join(filter(None, (house.get("name", ""), house.get("region", "")))))


def page_files(house: Mapping[str, Any]) -> SafeString:
    """Icon, style sheets and scripts; the region's own colours where it has some."""
    colours = house.get("colours_url", "")
    return piece("design/parts/page_files.html", (settings.STATIC_URL, colours), {"colours_url": colours}, {})


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
    areas = navigation.links(navigation.PUBLIC, request)
    attribution = filled("page.attribution", request)
    menus = tuple((link.label, link.url) for link in (*areas, *legal))
    key = (get_language(), menus, bool(attribution), *_facts(house))
    holes = {"footer": filled("page.footer", request), "attribution": attribution}
    context = {"house": house, "areas": areas, "legal": legal, "is_attributed": bool(attribution)}
    return piece("design/parts/footer.html", key, context, holes)


def _facts(house: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(f"{name}={value}" for name, value in house.items())
