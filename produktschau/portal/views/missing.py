"""The page for an address that leads nowhere."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.template.loader import render_to_string
from django.utils.translation import get_language

from produktschau.portal.calculations import words_of_address
from produktschau.search.queries import search

SHOWN = 4
"""Cards of what may have been meant: one row."""


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say so, offer the search with the words of the address, and show what they find; named by ``handler404``."""
    words = words_of_address(request.path)
    found = search(words, size=SHOWN, language=get_language() or "de") if words else None
    hits = found.hits if found and not found.loosened else []
    said = {"words": words, "hits": hits}
    return HttpResponseNotFound(render_to_string("404.html", said, request))
