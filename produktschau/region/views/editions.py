"""The public page that says what changes with the WZ 2025."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from produktschau.region.queries.editions import editions_page


@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    """Where each division goes; ``?abteilung=10`` shows one with its firms."""
    crumbs = [(_("Schau"), "/"), (_("Die Region"), reverse("region:region")), (_("WZ 2025"), "")]
    return render(request, "region/editions.html", {"page": editions_page(request.GET), "crumbs": crumbs})
