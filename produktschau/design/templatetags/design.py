"""Tags and filters of every page: ``{% load design %}``."""

import json
from datetime import date, datetime
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from produktschau.design import cards, formats, frame, marks, navigation, pager, photos, slots
from produktschau.design.page import HOUSE
from produktschau.design.tiles import tile as tiles
from produktschau.lib import money

register = template.Library()

MENUS = {"public": navigation.PUBLIC, "desk": navigation.DESK, "legal": navigation.LEGAL}


@register.simple_tag(takes_context=True)
def menu(context: template.Context, name: str) -> list[navigation.Link]:
    """The links of a menu: ``{% menu "public" as links %}``."""
    return navigation.links(MENUS[name], context.get("request"))


@register.simple_tag(takes_context=True)
def page_files(context: template.Context) -> SafeString:
    """Icon, style sheets and scripts of a public page."""
    return frame.page_files(context.get("house") or HOUSE)


@register.simple_tag(takes_context=True)
def full_title(context: template.Context) -> SafeString:
    """The window's title: the page's and the house's."""
    title = (context.get("remembered") or {}).get("title", "")
    site = frame.site_name(context.get("house") or HOUSE)
    return mark_safe(f"{title} · {site}") if title else site


@register.simple_tag(takes_context=True)
def about(context: template.Context) -> SafeString:
    """Description and addresses in the head of a public page, from what was remembered before."""
    said = [context.get(name) for name in ("house", "languages", "remembered", "site_url", "canonical_url")]
    house, languages, remembered, site_url, url = said
    return frame.about(house or HOUSE, languages or [], remembered or {}, site_url or "", url or "")


@register.simple_tag(takes_context=True)
def preview_picture(context: template.Context) -> SafeString:
    """The picture of the house, for platforms that show a page which has none of its own."""
    house = context.get("house") or HOUSE
    return frame.preview_tags(house.get("preview_url", ""), house.get("preview_alt", ""), context.get("site_url") or "")


@register.simple_tag(takes_context=True)
def masthead(context: template.Context) -> SafeString:
    """The head of a public page."""
    return frame.masthead(context.get("request"), context.get("house") or HOUSE, context.get("languages") or [])


@register.simple_tag(takes_context=True)
def footer(context: template.Context) -> SafeString:
    """The foot of a public page."""
    return frame.footer(context.get("request"), context.get("house") or HOUSE)


@register.simple_tag(takes_context=True)
def slot(context: template.Context, name: str, *arguments: Any) -> SafeString:
    """What upper domains put at this place: ``{% slot "company.aside" company %}``."""
    return slots.filled(name, context.get("request"), *arguments)


@register.simple_tag
def mark(name: str, word: str = "") -> SafeString:
    """A state as mark and word: ``{% mark "published" %}``, ``{% mark "warn" "2 Zeilen fehlen" %}``."""
    return marks.state(name, word)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing without meaning of its own: ``{% icon "search" %}``."""
    return marks.drawing(name)


@register.simple_tag
def tile(key: str, material: str, world: str, size: str = "480x360") -> SafeString:
    """A drawn tile set into the page (one or two a page; cards use ``tile_url``)."""
    width, height = size.split("x")
    return mark_safe(tiles.tile(key, material, world, (int(width), int(height))))


@register.simple_tag
def tile_url(key: str, material: str, world: str) -> str:
    """The address of a drawn tile, which browsers keep for a year."""
    return cards.tile_address(key, material, world)


register.simple_tag(cards.card, name="card")


@register.simple_tag
def photo(shown: photos.Photo, alt: str, place: str, when: str = "lazy") -> SafeString:
    """A photograph in its sizes: ``{% photo photo alt "card" %}``; when: lazy, first (seen before all else) or now."""
    return photos.photo_html(shown, alt, place, when={"lazy": photos.LAZY, "first": photos.FIRST}.get(when, ""))


@register.filter
def at_place(card: SafeString, place: int) -> SafeString:
    """A card at its place in a list, from 0: ``{{ card|at_place:forloop.counter0 }}``; the first are not waited for."""
    return mark_safe(cards.seen_first(card, place))


@register.simple_tag(takes_context=True)
def page_link(context: template.Context, page: Any, number: int) -> str:
    """The address of another page of this list, with all other choices kept."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return f"?{pager.PARAMETER}={number}"
    query = request.GET.copy()
    query[pager.PARAMETER] = str(number)
    return f"?{query.urlencode()}"


@register.simple_tag
def pages(page: Any) -> pager.Pager:
    """The pager of a page or of search results: ``{% pages page as pager %}``."""
    return pager.Pager.of(page)


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """Structured data for search engines; a block of data, which no browser runs as a script."""
    text = json.dumps({"@context": "https://schema.org", **data}, cls=DjangoJSONEncoder, ensure_ascii=False)
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(safe))


@register.filter
def number(value: float | None, places: int = 0) -> str:
    """``{{ 1248|number }}`` → „1.248“; nothing for an unknown value."""
    return "" if value is None else formats.number(value, places)


@register.filter
def percent(value: float | None, places: int = 0) -> str:
    """``{{ 0.125|percent:1 }}`` → „12,5 %“."""
    return "" if value is None else formats.percent(value, places)


@register.filter
def euros(cents: int | None) -> str:
    """``{{ 123450|euros }}`` → „1.234,50 €“; nothing for an unknown amount."""
    return "" if cents is None else money.euros(cents)


@register.filter
def day(value: date | None) -> str:
    """``{{ object.checked_on|day }}`` → „22. November 2026“."""
    return "" if value is None else formats.day(value)


@register.filter
def moment(value: datetime | None) -> str:
    """``{{ object.changed_at|moment }}`` → „22. November 2026, 9:05 Uhr“."""
    return "" if value is None else formats.moment(value)


@register.filter
def message_kind(level: str) -> str:
    """The kind of notice for a message's level."""
    return {"success": "ok", "warning": "warn", "error": "stop"}.get(level, "info")


class Remember(template.Node):
    """Renders its content once and keeps the text as ``remembered.<name>``."""

    def __init__(self, name: str, content: template.NodeList) -> None:
        self.name = name
        self.content = content

    def render(self, context: template.Context) -> SafeString:
        remembered = context.dicts[0].setdefault("remembered", {})
        remembered[self.name] = mark_safe(" ".join(self.content.render(context).split()))
        return mark_safe("")

    @property
    def nodelist(self) -> template.NodeList:
        """Where Django looks for blocks inside."""
        return self.content


@register.tag
def remember(parser: template.base.Parser, token: template.base.Token) -> Remember:
    """Keep a block's text for several places: ``{% remember "title" %}{% block title %}…{% endremember %}``."""
    name = token.split_contents()[1].strip("\"'")
    content = parser.parse(("endremember",))
    parser.delete_first_token()
    return Remember(name, content)
