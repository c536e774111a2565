"""Tags of the showcase's pages: ``{% load showcase %}``."""

from dataclasses import replace

from django import template
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from produktschau.search.queries.listing import Listing
from produktschau.showcase.queries.cards import card_html
from produktschau.showcase.queries.wording import Worded, is_foreign, plain, worded

register = template.Library()

register.simple_tag(worded, name="worded")
register.simple_tag(card_html)


@register.simple_tag
def map_address(listing: Listing, kind: str) -> str:
    """The map with everything a list was asked for: ``{% map_address listing kind %}``."""
    asked = replace(listing.asked, kind="company" if kind == "company" else "")
    return f"{reverse('showcase:map')}{asked.address()}".removesuffix("?")


@register.simple_tag
def paragraphs(record: Worded, field: str) -> SafeString:
    """A long text as paragraphs, parted at blank lines; German on an English page is marked as such."""
    language = ' lang="de"' if is_foreign(record, field) else ""
    parts = [part.strip() for part in plain(record, field).split("\n\n") if part.strip()]
    opening = SafeString(f"<p{language}>")
    return format_html_join("\n", "{}{}</p>", ((opening, part) for part in parts))
