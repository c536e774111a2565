"""The map of what is made where, the list beside it, and the points for the street map."""

from collections.abc import Callable
from dataclasses import asdict, replace
from urllib.parse import urlsplit

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from produktschau.lib.dates import today
from produktschau.region.queries import home_municipalities
from produktschau.search.queries.listing import Asked, NotSearchable, circle_of, found_keys
from produktschau.search.queries.ways_shown import ways_shown
from produktschau.showcase.queries.lists import PublicList, public_list
from produktschau.showcase.queries.map_sites import site_points
from produktschau.showcase.queries.map_view import EVERYTHING, chosen_places
from produktschau.showcase.queries.narrowing import Choice, chosen_companies
from produktschau.showcase.queries.structured import breadcrumb_data
from produktschau.showcase.views.choosing import asked_of
from produktschau.showcase.views.map_drawn import drawn

LISTS = {"product": "showcase:products", "company": "showcase:companies"}


@require_safe
@gzip_page
def district_map(request: HttpRequest) -> HttpResponseBase:
    """The map, narrowed by the address as the lists are; ``art=betriebe`` shows companies instead of products.

    Packed here even where no server in front does it: the drawing is most of the page. It holds nothing secret that its length could tell.
    """
    host = tile_host()
    answer: Callable[[HttpRequest], HttpResponseBase] = _map
    if host:
        answer = csp_update({"img-src": [f"{urlsplit(settings.MAP_TILES).scheme}://{host}"]})(_map)
    return answer(request)


@require_safe
def map_sites(request: HttpRequest) -> JsonResponse:
    """The sites of the companies that fit the same choices, for the street map."""
    return JsonResponse({"sites": [asdict(point) for point in site_points(_companies(asked_of(request)))]})


def tile_host() -> str:
    """The host the street map comes from, as a content security policy names it: „*.“ where its address has „{s}.“; „“ without one."""
    return urlsplit(settings.MAP_TILES).netloc.replace("{s}", "*")


def _map(request: HttpRequest) -> HttpResponse:
    asked = asked_of(request)
    kind = "company" if request.GET.get("art") == "betriebe" else "product"
    asked = replace(asked, kind="company" if kind == "company" else "")
    found = public_list(kind, asked, language=get_language() or "de", on=today())
    listing = found.listing
    here = reverse("showcase:map")
    crumbs = [(gettext("Schau"), reverse("portal:home")), (gettext("Karte"), "")]
    bare = replace(asked, kind="", page=1)
    context = {
        "list": found,
        "listing": listing,
        "kind": kind,
        "drawn": drawn(listing, kind, today()),
        "chosen": _chosen(found),
        "ways": ways_shown(listing, base=here, everywhere=reverse("portal:search")),
        "everything": here,
        "lists": reverse(LISTS[kind]) + bare.address(),
        "of_products": here + bare.address(),
        "of_companies": here + replace(bare, kind="company").address(),
        "crumbs": crumbs,
        "structured": [breadcrumb_data(crumbs)],
        "is_narrowed": bool(request.GET),
        "streets": _streets(asked),
    }
    return render(request, "showcase/map.html", context)


def _chosen(found: PublicList) -> list[tuple[str, str]]:
    """Name and page of each municipality in view."""
    places = chosen_places(found.listing)
    if not places:
        return []
    rows = home_municipalities().filter(ags__in=places).values_list("name", "slug")
    return [(name, reverse("showcase:place", args=[slug])) for name, slug in rows]


def _streets(asked: Asked) -> dict[str, str]:
    """What the street map needs to know; empty where the operator set none up."""
    if not settings.MAP_TILES:
        return {}
    return {
        "tiles": settings.MAP_TILES,
        "host": tile_host().removeprefix("*."),
        "credit": settings.MAP_TILES_CREDIT,
        "sites": reverse("showcase:map_sites") + asked.address(kind="", sort=""),
    }


def _companies(asked: Asked) -> list[int] | None:
    if asked.address(sort="", kind="") == EVERYTHING:
        return None
    within = circle_of(asked)
    try:
        return found_keys(asked.words, "company", asked.chosen, within=within)
    except NotSearchable:
        if asked.words:
            return []
        return list(chosen_companies(Choice(asked.chosen, today(), within=within)).values_list("pk", flat=True))
