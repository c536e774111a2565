"""Imprint, privacy, accessibility: written once per language, filled from the region's own data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from produktschau.region.queries import region


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    """Who is responsible for these pages (§ 5 DDG, § 18 MStV)."""
    return _legal(request, "imprint")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is stored about visitors and firms, on which legal basis, for how long (Art. 13 GDPR)."""
    return _legal(request, "privacy")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement (§ 7 BfWebG of Saxony, Directive (EU) 2016/2102)."""
    return _legal(request, "accessibility")


def _legal(request: HttpRequest, name: str) -> HttpResponse:
    language = "en" if get_language() == "en" else "de"
    return render(request, f"portal/legal/{name}_{language}.html", {"region": region()})
