"""Site search: products and companies in one list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from produktschau.portal.queries import found

KINDS = {"produkte": ("product",), "betriebe": ("company",)}


@require_safe
def site_search(request: HttpRequest) -> HttpResponse:
    """Hits for ``q``, all kinds or one (``art``); page numbers that are none mean the first page."""
    words = request.GET.get("q", "").strip()
    kind = request.GET.get("art", "")
    kind = kind if kind in KINDS else ""
    number = request.GET.get("seite", "1")
    page = int(number) if number.isdecimal() and 0 < len(number) < 5 and int(number) else 1
    language = "en" if get_language() == "en" else "de"
    result = found(words, kinds=KINDS.get(kind, ("product", "company")), page=page, language=language)
    return render(request, "portal/search.html", {"words": words, "kind": kind, "result": result})
