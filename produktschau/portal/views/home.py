"""The shop window."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from produktschau.design.page import house
from produktschau.portal.queries import home_page, structured


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Search, colour worlds, areas of life, what is new, one maker's story, three figures of the region."""
    return render(request, "portal/home.html", {"home": home_page(), "structured": structured(house(request))})
