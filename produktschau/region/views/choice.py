"""The public page that says which sectors get a network, and why."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from produktschau.region.queries.choice_page import choice_page


@require_safe
def choice(request: HttpRequest) -> HttpResponse:
    """The table; ``?vergleich= &seit=`` choose, ``?zahl=`` opens the arithmetic of a number."""
    crumbs = [(_("Schau"), "/"), (_("Die Region"), reverse("region:region")), (_("Branchenwahl"), "")]
    return render(request, "region/choice.html", {"page": choice_page(request.GET), "crumbs": crumbs})
