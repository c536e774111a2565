"""Suggestions while somebody types, for the script behind the search fields."""

import json
from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import translate_url
from django.utils.translation import get_language, gettext, override
from django.views.decorators.http import require_safe

from produktschau.search.queries.listing import KIND_WORDS
from produktschau.search.queries.suggestions import Suggested, suggestions

MOST = 8


@require_safe
def site_suggestions(request: HttpRequest) -> HttpResponse:
    """What ``q`` may become, as JSON: ``{"found": [{"text", "url", "kind", "place"}]}``; ``art`` keeps to one kind.

    Kept nowhere: a record withdrawn a moment ago must not come out of a store, and what people type stays between them and us.
    """
    words = request.GET.get("q", "").replace("\0", " ").strip()
    kinds = [kind for kind, word in KIND_WORDS.items() if word == request.GET.get("art")] or list(KIND_WORDS)
    language = get_language() or "de"
    found = [_spoken(one, language) for one in suggestions(words, kinds, limit=MOST, language=language)]
    said = {"product": gettext("Produkt"), "company": gettext("Betrieb"), "place": gettext("Ort"), "word": ""}
    body = json.dumps({"found": [_told(one, said) for one in found]}, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(body, content_type="application/json; charset=utf-8", headers={"Cache-Control": "no-store"})


def _spoken(one: Suggested, language: str) -> Suggested:
    """The suggestion with the address of the page in this language; the index holds German addresses."""
    if language == settings.LANGUAGE_CODE or not one.url:
        return one
    with override(settings.LANGUAGE_CODE):
        return replace(one, url=translate_url(one.url, language))


def _told(one: Suggested, said: dict[str, str]) -> dict[str, str]:
    return {"text": one.text, "url": one.url, "kind": said.get(one.kind, ""), "place": one.place}
