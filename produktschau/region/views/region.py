"""The district on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from produktschau.region.queries import region_page
from produktschau.region.queries.municipality_table import SORTING


@require_safe
def region(request: HttpRequest) -> HttpResponse:
    """What is to be known about the district; the table that once stood here has a page of its own."""
    if SORTING in request.GET:
        return redirect(f"{reverse('region:municipalities')}?{request.GET.urlencode()}", permanent=True)
    crumbs = [(_("Schau"), reverse("portal:home")), (_("Die Region"), "")]
    return render(request, "region/region.html", {"page": region_page(), "crumbs": crumbs})
