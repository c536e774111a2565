"""The lists of products and companies, with their doors: areas of life and colour worlds."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from produktschau.showcase.models import AreaOfLife, ColourWorld
from produktschau.showcase.queries.cards import company_card, product_card
from produktschau.showcase.queries.lists import SORTS, Listing, company_listing, product_listing
from produktschau.showcase.queries.pages import newest_products
from produktschau.showcase.queries.structured import breadcrumb_data
from produktschau.showcase.queries.wording import plain, worded
from produktschau.showcase.views.choosing import chosen_words
from produktschau.tabular.engine.writing import FORMATS

Chosen = dict[str, list[str]]


@require_safe
def products(request: HttpRequest) -> HttpResponse:
    """All products, narrowed by the address."""
    chosen = chosen_words(request)
    listing = product_listing(chosen, sort=request.GET.get("ordnen", "neu"), page=request.GET.get("seite"))
    return _list(request, listing, "products", gettext("Produkte"), chosen)


@require_safe
def companies(request: HttpRequest) -> HttpResponse:
    """All companies, narrowed by the address."""
    chosen = chosen_words(request)
    listing = company_listing(chosen, sort=request.GET.get("ordnen", "neu"), page=request.GET.get("seite"))
    return _list(request, listing, "companies", gettext("Betriebe"), chosen)


@require_safe
def area(request: HttpRequest, slug: str) -> HttpResponse:
    """The products of one area of life."""
    word = get_object_or_404(AreaOfLife, slug=slug)
    return _door(request, word, {"bereich": [slug]}, "")


@require_safe
def world(request: HttpRequest, slug: str) -> HttpResponse:
    """The products of one colour world."""
    word = get_object_or_404(ColourWorld, slug=slug)
    return _door(request, word, {"farbwelt": [slug]}, slug)


def _door(
    request: HttpRequest, word: AreaOfLife | ColourWorld, fixed: dict[str, list[str]], world: str
) -> HttpResponse:
    chosen = chosen_words(request) | fixed
    listing = product_listing(chosen, sort=request.GET.get("ordnen", "neu"), page=request.GET.get("seite"))
    return _list(request, listing, "products", plain(word, "name"), chosen, intro=worded(word, "text"), world=world)


def _list(
    request: HttpRequest,
    listing: Listing,
    kind: str,
    heading: str,
    chosen: Chosen,
    *,
    intro: str = "",
    world: str = "",
) -> HttpResponse:
    everything = reverse(f"showcase:{kind}")
    crumbs = [(gettext("Schau"), reverse("portal:home"))]
    if intro or request.path != everything:
        crumbs.append((gettext("Produkte"), everything))
    crumbs.append((heading, ""))
    make = product_card if kind == "products" else company_card
    context = {
        "listing": listing,
        "cards": [make(record) for record in listing.page],
        "kind": kind,
        "heading": heading,
        "intro": intro,
        "world": world,
        "everything": everything,
        "sorts": SORTS,
        "crumbs": crumbs,
        "structured": [breadcrumb_data(crumbs)],
        "tables": _tables(kind, chosen),
        "newest": newest_products() if not listing.total else [],
    }
    return render(request, "showcase/list.html", context)


def _tables(kind: str, chosen: Chosen) -> dict[str, str]:
    """Addresses of the list as a table, with its filters; one address for both languages."""
    query = urlencode([(name, slug) for name, slugs in chosen.items() for slug in slugs])
    name = "companies_table" if kind == "companies" else "products_table"
    return {one: reverse(f"showcase_house:{name}", args=[one]) + (query and f"?{query}") for one in FORMATS}
