"""Imprint, privacy, accessibility: written once per language, filled from the region's own data."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from produktschau.region.queries import missing_duties, region
from produktschau.region.rules import may_edit_profile, may_see_profile


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    """Who is responsible for these pages (§ 5 DDG, § 18 MStV)."""
    return _legal(request, "imprint")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is stored about visitors and firms, on which legal basis, for how long (Art. 13 GDPR)."""
    return _legal(request, "privacy", map_host=urlsplit(settings.MAP_TILES).hostname or "")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement (§ 7 BfWebG of Saxony, Directive (EU) 2016/2102)."""
    return _legal(request, "accessibility", site=urlsplit(settings.SITE_URL).hostname or "")


def _legal(request: HttpRequest, name: str, **more: Any) -> HttpResponse:
    """The page; where a duty is not filled in, everyone reads that it is being completed, the staff also what is missing."""
    here = region()
    context = {
        "region": here,
        "missing": missing_duties(here, name),
        "is_staff": may_see_profile(request.user),
        "may_edit": may_edit_profile(request.user),
        **more,
    }
    return render(request, f"portal/legal/{name}_{'en' if get_language() == 'en' else 'de'}.html", context)
