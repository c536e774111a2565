"""The former districts compared."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from produktschau.region.queries.coverage_page import coverage_page


@require_safe
def former_districts(request: HttpRequest) -> HttpResponse:
    """Who is represented how in the showcase; ``?zahl=`` chooses what is compared."""
    crumbs = [(_("Schau"), reverse("portal:home")), (_("Die Region"), reverse("region:region")), (_("Altkreise"), "")]
    page = coverage_page(request.GET.dict())
    return render(request, "region/former_districts.html", {"page": page, "crumbs": crumbs})
