"""The records behind a number."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from produktschau.region.queries.numbers import opened_number


@require_safe
def number(request: HttpRequest, figure: str) -> HttpResponse:
    """What was counted, each with its page; what may lie elsewhere stands apart."""
    found = opened_number(figure, request.GET.dict())
    if found is None:
        raise Http404(_("Diese Zahl gibt es nicht."))
    crumbs = [(_("Schau"), "/"), (_("Die Region"), reverse("region:region")), (found.label, "")]
    return render(request, "region/number.html", {"number": found, "crumbs": crumbs})
