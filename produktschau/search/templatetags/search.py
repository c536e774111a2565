"""Lists of hits for templates: ``{% load search %}``. Written without templates, because a list has hundreds of small parts."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from itertools import count

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from produktschau.design.cards import seen_first
from produktschau.design.formats import number
from produktschau.design.pager import Pager
from produktschau.search.calculations.tongue import is_english_passage
from produktschau.search.queries.bounds import RADII
from produktschau.search.queries.choices import Choice, Choosing, FacetChoices
from produktschau.search.queries.listing import SORTS, Chip, Listing
from produktschau.search.queries.results import Hit

register = template.Library()

OPEN = 3
"""Facets that stand open at first."""
GERMAN_ONLY = frozenset({"trade", "sector", "certificate"})
"""Facets whose words exist in German only: official titles, and names given by others."""


@register.simple_tag
def facets(choosing: Choosing) -> SafeString:
    """Facets with counts, to tick: ``{% facets listing.choosing %}``. Works in any form, without a script."""
    if not choosing.markup:
        english = get_language() == "en"
        choosing.markup = "".join(_facet(facet, place < OPEN, english) for place, facet in enumerate(choosing.facets))
    return SafeString(choosing.markup)


@register.simple_tag
def ways_to_pages(listing: Listing, pager: Pager) -> SafeString:
    """The ways to the other pages of a list, each with the list's whole address: ``{% ways_to_pages listing list.pager %}``."""
    if pager.last < 2:
        return SafeString("")
    said = escape(gettext("Seite"))

    def step(number_: int) -> str:
        if not number_:
            return '<li><span aria-hidden="true">…</span></li>'
        shown = f'<span class="vh">{said}</span> {number(number_)}'
        if number_ == pager.number:
            return f'<li><span aria-current="page">{shown}</span></li>'
        return f'<li><a href="{_page(listing, number_)}">{shown}</a></li>'

    before = after = ""
    if pager.previous:
        word = escape(gettext("Zurück"))
        before = f'<a class="previous" rel="prev" href="{_page(listing, pager.previous)}">{word}</a>'
    if pager.next:
        after = f'<a class="next" rel="next" href="{_page(listing, pager.next)}">{escape(gettext("Weiter"))}</a>'
    steps = "".join(map(step, pager.steps()))
    return SafeString(
        f'<nav class="pages" aria-label="{escape(gettext("Seiten"))}">{before}<ol class="links">{steps}</ol>{after}</nav>'
    )


@register.simple_tag
def hits(found: Iterable[Hit]) -> SafeString:
    """The cards of hits, with passage and distance: ``{% hits results.hits %}``."""
    return SafeString(f'<ul class="cards">{"".join(map(_hit, found, count()))}</ul>')


@register.simple_tag
def chips(chosen: Iterable[Chip], base: str = "") -> SafeString:
    """What is chosen, each with the way to drop it: ``{% chips listing.chips everything %}``."""
    drop = escape(gettext("entfernen"))
    return SafeString(
        "".join(
            f'<li><a class="tag" href="{escape(base + chip.without)}">{escape(chip.label)} '
            f'<span aria-hidden="true">×</span><span class="vh"> {drop}</span></a></li>'
            for chip in chosen
        )
    )


@register.simple_tag
def orders(listing: Listing) -> SafeString:
    """The choice of an order, of a radius, and of the place distances count from: ``{% orders listing %}``."""
    offered = "".join(
        _option(name, str(label), name == listing.sort)
        for name, (_, label) in SORTS.items()
        if name != "relevanz" or listing.asked.words
    )
    order, button = escape(gettext("Ordnen nach")), escape(gettext("Anwenden"))
    return SafeString(
        f'<div class="ordering"><label>{order} <select name="ordnen">{offered}</select></label>'
        f'{radius(listing)}<button class="btn" type="submit">{button}</button></div>'
    )


@register.simple_tag
def radius(listing: Listing) -> SafeString:
    """The choice of a radius, and of the place distances count from: ``{% radius listing %}``. The button is the form's own."""
    asked = listing.asked
    places = listing.known.remembered.get(("starts", asked.start), lambda: _starts(listing))
    offered = "".join(_option(str(km), gettext("bis %(km)s km") % {"km": km}, km == asked.radius) for km in RADII)
    far, everywhere = escape(gettext("Umkreis")), escape(gettext("überall"))
    start, choose = escape(gettext("von")), escape(gettext("Ort wählen"))
    return SafeString(
        f'<label class="radius">{far} <select name="umkreis"><option value="">{everywhere}</option>{offered}</select></label>'
        f'<label class="start">{start} <select name="von"><option value="">{choose}</option>{places}</select></label>'
    )


def _starts(listing: Listing) -> str:
    return "".join(
        _option(key, name, key == listing.asked.start)
        for key, name in listing.known.words.get("municipality", {}).items()
        if key in listing.known.points
    )


def _page(listing: Listing, page: int) -> str:
    return escape(listing.asked.address(page=page))


def _facet(facet: FacetChoices, is_open: bool, english: bool) -> str:
    swatch = '<span class="swatch" aria-hidden="true"></span> ' if facet.name == "world" else ""
    language = ' lang="de"' if english and facet.name in GERMAN_ONLY else ""
    shown = _choices(facet, facet.choices, swatch, language)
    if facet.more:
        count = number(len(facet.more))
        said = escape(ngettext("%(n)s weitere", "%(n)s weitere", len(facet.more)) % {"n": count})
        more = _choices(facet, facet.more, swatch, language)
        shown += f'<details class="rest"><summary>{said}</summary>{more}</details>'
    state = " open" if is_open or facet.is_in_use else ""
    return f'<details class="facet"{state}><summary>{escape(str(facet.label))}</summary>{shown}</details>'


def _choices(facet: FacetChoices, choices: Iterable[Choice], swatch: str, language: str) -> str:
    def one(choice: Choice) -> str:
        value = _escaped(choice.value)
        world = f' data-world="{value}"' if swatch else ""
        checked = " checked" if choice.is_chosen else ""
        return (
            f'<li{world}><label><input type="checkbox" name="{facet.parameter}" value="{value}"{checked}>'
            f'<span>{swatch}{_escaped(choice.label)}</span><span class="num">{_count(choice.count)}</span></label></li>'
        )

    return f"<ul{language}>{''.join(map(one, choices))}</ul>"


def _hit(hit: Hit, place: int) -> str:
    distance = ""
    if hit.distance_km is not None:
        km = number(hit.distance_km, 0 if hit.distance_km >= 10 else 1)
        distance = f'<p class="km">{km} km</p>'
    passage = ""
    if hit.excerpt:
        language = "en" if is_english_passage(hit.excerpt) else "de"
        passage = f'<p class="passage" lang="{language}">{hit.excerpt}</p>'
    return f"<li>{seen_first(hit.card, place)}{distance}{passage}</li>"


def _count(count: int) -> str:
    """A whole number as readers expect it; small ones, which most are, without asking Babel."""
    return str(count) if count < 1000 else number(count)


@lru_cache(maxsize=5_000)
def _escaped(word: str) -> str:
    """A word of a facet as HTML: there are few, and each list shows most of them."""
    return escape(word)


def _option(value: str, label: str, is_chosen: bool) -> str:
    return f'<option value="{escape(value)}"{" selected" if is_chosen else ""}>{escape(label)}</option>'
