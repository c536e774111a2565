"""Tags of the showcase's pages: ``{% load showcase %}``."""

from dataclasses import replace

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from produktschau.design.frame import preview_tags
from produktschau.design.marks import state
from produktschau.search.queries.listing import Listing
from produktschau.showcase.models import AreaOfLife, ColourWorld, Picture
from produktschau.showcase.queries.cards import card_html
from produktschau.showcase.queries.pictures import is_given_up
from produktschau.showcase.queries.previews import door_of, door_preview, house_name
from produktschau.showcase.queries.wording import Worded, is_foreign, plain, worded

register = template.Library()

register.simple_tag(worded, name="worded")
register.simple_tag(card_html)


@register.simple_tag
def picture_work(picture: Picture) -> SafeString:
    """The state of a picture that cannot be seen yet: being prepared, or given up with what to do."""
    if is_given_up(picture):
        return state("warn", "ließ sich nicht vorbereiten: Entfernen Sie es, und laden Sie es noch einmal hoch.")
    return state("open", "wird vorbereitet")


@register.simple_tag
def map_address(listing: Listing, kind: str) -> str:
    """The map with everything a list was asked for: ``{% map_address listing kind %}``."""
    asked = replace(listing.asked, kind="company" if kind == "company" else "")
    return f"{reverse('showcase:map')}{asked.address()}".removesuffix("?")


@register.simple_tag(takes_context=True)
def door_picture(context: template.Context, door: AreaOfLife | ColourWorld) -> SafeString:
    """What platforms show of a colour world or an area of life; the picture of the house where it has no drawing of its own."""
    shown, house = door_of(door), context.get("house") or {}
    if shown is None:
        return preview_tags(house.get("preview_url", ""), house.get("preview_alt", ""), settings.SITE_URL)
    picture = door_preview(shown, house_name(house.get("region", "")), get_language() or settings.LANGUAGE_CODE)
    return preview_tags(picture.address, picture.alt, settings.SITE_URL)


@register.simple_tag
def paragraphs(record: Worded, field: str) -> SafeString:
    """A long text as paragraphs, parted at blank lines; German on an English page is marked as such."""
    language = ' lang="de"' if is_foreign(record, field) else ""
    parts = [part.strip() for part in plain(record, field).split("\n\n") if part.strip()]
    opening = SafeString(f"<p{language}>")
    return format_html_join("\n", "{}{}</p>", ((opening, part) for part in parts))


@register.filter
def bare_address(url: str) -> str:
    """A web address as people write it: „https://www.weberei.example/“ → „www.weberei.example“."""
    return url.partition("://")[2].removesuffix("/") or url


@register.filter
def dialled(phone: str) -> str:
    """A telephone number as a telephone dials it: „+49 (0)3731 / 12-34“ → „+4937311234“."""
    return "".join(sign for sign in phone.replace("(0)", "") if sign.isdigit() or sign == "+")
