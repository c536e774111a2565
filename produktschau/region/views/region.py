"""The public page about the region."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from produktschau.region.queries import region_page


@require_safe
def region(request: HttpRequest) -> HttpResponse:
    """Map, municipalities and figures; ``?sortieren=`` orders the table."""
    page = region_page(request.GET.get("sortieren", "name"))
    crumbs = [(_("Schau"), "/"), (_("Die Region"), "")]
    return render(request, "region/region.html", {"page": page, "crumbs": crumbs})
