"""The pages about the neighbours, and their charts as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from produktschau.region.queries.neighbour_page import neighbour_page
from produktschau.region.queries.neighbours_page import neighbours_page
from produktschau.region.queries.profile import region
from produktschau.region.views.chart_files import drawing, is_asked_for


@require_safe
def neighbours(request: HttpRequest) -> HttpResponse:
    """All neighbours at a glance; ``?vergleich= &nenner= &jahr=`` choose, ``?zahl=`` opens a number, ``?als=svg`` is the chart alone."""
    page = neighbours_page(request.GET)
    if page and is_asked_for(request):
        return drawing(request, "dots", page.chart, page.found.dataset.source.line, f"nachbarn-{page.found.year}")
    crumbs = [*_way(), (_("Nachbarn"), "")]
    return render(request, "region/neighbours.html", {"page": page, "crumbs": crumbs})


@require_safe
def neighbour(request: HttpRequest, slug: str) -> HttpResponse:
    """One neighbour point by point; the same words of the address."""
    home = region().home
    page = neighbour_page(slug, home, request.GET) if home else None
    if page is None:
        raise Http404
    if page.pair and is_asked_for(request):
        source = page.pair.found.dataset.source.line
        return drawing(request, "dots", page.pair.chart, source, f"{slug}-{page.pair.found.year}")
    crumbs = [*_way(), (_("Nachbarn"), reverse("region:neighbours")), (page.place.name, "")]
    return render(request, "region/neighbour.html", {"page": page, "crumbs": crumbs})


def _way() -> list[tuple[str, str]]:
    return [(_("Schau"), "/"), (_("Die Region"), reverse("region:region"))]
