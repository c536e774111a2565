"""The page for an address that leads nowhere."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.template.loader import render_to_string
from django.utils.translation import get_language

from produktschau.portal.calculations import words_of_address
from produktschau.search.queries import search

PRINTED = "showcase_house:key"
"""The address that is printed as QR code."""
SHOWN = 4
"""Cards of what may have been meant: one row."""


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say so, offer the search with the words of the address, and show what they find; named by ``handler404``."""
    match = request.resolver_match
    is_key = bool(match and match.view_name == PRINTED)
    words = "" if is_key else words_of_address(request.path)
    found = search(words, size=SHOWN, language=get_language() or "de") if words else None
    hits = found.hits if found and not found.loosened else []
    said = {"words": words, "hits": hits, "is_key": is_key}
    return HttpResponseNotFound(render_to_string("404.html", said, request))
