"""Site search: products and companies in one list."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from produktschau.design.pager import Pager
from produktschau.portal.queries import found
from produktschau.search.queries.listing import KIND_WORDS, Listing, asked_for
from produktschau.search.queries.ways_shown import ways_shown


@require_safe
def site_search(request: HttpRequest) -> HttpResponse:
    """Hits for ``q``, all kinds or one (``art``), narrowed by the address."""
    asked = asked_for(request.GET.getlist)
    word = request.GET.get("art", "")
    kind = next((kind for kind, said in KIND_WORDS.items() if said == word), "")
    listing = found(replace(asked, kind=kind), language=get_language() or "de")
    context = {
        "listing": listing,
        "list": listing.results,
        "pager": Pager(listing.results.number, listing.results.pages),
        "kinds": _switch(listing),
        "ways": ways_shown(listing),
    }
    return render(request, "portal/search.html", context)


def _switch(listing: Listing) -> list[tuple[str, str, int, bool]]:
    """The switch between kinds: label, address, number of hits, whether it is on. Empty while nothing can be searched."""
    asked, counts = listing.asked, listing.results.facets.get("kind", {})
    if listing.results.unavailable or not sum(counts.values()):
        return []
    labels = {"product": gettext("Produkte"), "company": gettext("Betriebe")}
    rows = [(gettext("Alles"), asked.address(kind=""), sum(counts.values()), not asked.kind)]
    return rows + [
        (labels[kind], asked.address(kind=kind), counts.get(kind, 0), asked.kind == kind) for kind in KIND_WORDS
    ]
