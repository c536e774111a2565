"""The lists of products and companies, with their doors: areas of life and colour worlds."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from produktschau.design.pager import PARAMETER as PAGE
from produktschau.lib.addresses import page_address
from produktschau.lib.dates import today
from produktschau.search.queries.listing import Asked
from produktschau.search.queries.ways_shown import ways_shown
from produktschau.showcase.models import AreaOfLife, ColourWorld
from produktschau.showcase.queries.home import WORLD_MOTIFS
from produktschau.showcase.queries.lists import public_list
from produktschau.showcase.queries.structured import breadcrumb_data
from produktschau.showcase.queries.wording import plain, worded
from produktschau.showcase.views.choosing import asked_of
from produktschau.tabular.engine.writing import FORMATS

KINDS = {"product": "products", "company": "companies"}
"""The view that lists each kind."""


@require_safe
def products(request: HttpRequest) -> HttpResponse:
    """All products, narrowed by the address."""
    return _list(request, "product", asked_of(request), gettext("Produkte"))


@require_safe
def companies(request: HttpRequest) -> HttpResponse:
    """All companies, narrowed by the address."""
    return _list(request, "company", asked_of(request), gettext("Betriebe"))


@require_safe
def area(request: HttpRequest, slug: str) -> HttpResponse:
    """The products of one area of life."""
    word = get_object_or_404(AreaOfLife, slug=slug)
    return _door(request, word, "area", "")


@require_safe
def world(request: HttpRequest, slug: str) -> HttpResponse:
    """The products of one colour world."""
    word = get_object_or_404(ColourWorld, slug=slug)
    return _door(request, word, "world", slug)


def _door(request: HttpRequest, word: AreaOfLife | ColourWorld, facet: str, world: str) -> HttpResponse:
    asked = asked_of(request)
    asked = replace(asked, chosen={**asked.chosen, facet: [word.slug]})
    return _list(request, "product", asked, plain(word, "name"), intro=worded(word, "text"), world=world, door=word)


def _list(
    request: HttpRequest,
    kind: str,
    asked: Asked,
    heading: str,
    *,
    intro: str = "",
    world: str = "",
    door: AreaOfLife | ColourWorld | None = None,
) -> HttpResponse:
    everything = page_address(f"showcase:{KINDS[kind]}")
    crumbs = [(gettext("Schau"), page_address("portal:home"))]
    if intro or request.path != everything:
        crumbs.append((gettext("Produkte"), everything))
    crumbs.append((heading, ""))
    found = public_list(kind, asked, language=get_language() or "de", on=today())
    context = {
        "list": found,
        "listing": found.listing,
        "ways": ways_shown(found.listing, base=everything, everywhere=page_address("portal:search")),
        "kind": kind,
        "heading": heading,
        "intro": intro,
        "world": world,
        "motif": WORLD_MOTIFS.get(world, ""),
        "is_narrowed": bool(request.GET.keys() - {PAGE}),
        "everything": everything,
        "crumbs": crumbs,
        "structured": [breadcrumb_data(crumbs)],
        "tables": _tables(kind, asked),
        "door": door,
    }
    return render(request, "showcase/list.html", context)


def _tables(kind: str, asked: Asked) -> dict[str, str]:
    """Addresses of the list as a table, with its words and choices; one address for both languages."""
    query = asked.address(sort="")
    name = "companies_table" if kind == "company" else "products_table"
    return {one: page_address(f"showcase_house:{name}", one) + (query if query != "?" else "") for one in FORMATS}
