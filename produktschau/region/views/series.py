"""The page of the time series, and its chart as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from produktschau.region.queries.series_page import series_page
from produktschau.region.queries.series_view import GROUP
from produktschau.region.views.chart_files import drawing, is_asked_for


@require_safe
def series(request: HttpRequest) -> HttpResponse:
    """Groups over the years; ``?bereich= &groesse= &vergleich=`` choose, ``?zahl=`` opens a number, ``?als=svg`` is the chart alone."""
    page = series_page(request.GET.getlist(GROUP), request.GET)
    if page and is_asked_for(request):
        return drawing(request, "lines", page.chart, page.found.dataset.source.line, "zeitreihe")
    crumbs = [(_("Schau"), "/"), (_("Die Region"), reverse("region:region")), (_("Zeitreihe"), "")]
    return render(request, "region/series.html", {"page": page, "crumbs": crumbs})
