"""The page about sectors, and its chart as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from produktschau.region.queries.sectors_page import sectors_page
from produktschau.region.views.chart_files import drawing, is_asked_for


@require_safe
def sectors(request: HttpRequest) -> HttpResponse:
    """Quotients by group; ``?vergleich= &nenner= &jahr= &nachbarn=`` choose, ``?zahl=`` opens a number, ``?als=svg`` is the chart alone."""
    page = sectors_page(request.GET)
    if page and is_asked_for(request):
        return drawing(
            request, "dots", page.chart, page.found.dataset.source.line, f"standortquotienten-{page.found.year}"
        )
    crumbs = [(_("Schau"), "/"), (_("Die Region"), reverse("region:region")), (_("Branchen"), "")]
    return render(request, "region/sectors.html", {"page": page, "crumbs": crumbs})
