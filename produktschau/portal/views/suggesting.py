"""Suggestions while somebody types, for the script behind the search fields."""

import json

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from produktschau.portal.queries import KINDS
from produktschau.search.queries.suggestions import Suggested, suggestions

MOST = 8
SHORTEST = 2
"""Letters from which on anything is suggested."""
LONGEST = 200


@require_safe
def site_suggestions(request: HttpRequest) -> HttpResponse:
    """What ``q`` may become, as JSON: ``{"found": [{"text", "url", "kind", "place"}]}``; ``art`` keeps to one kind.

    Kept nowhere: a record withdrawn a moment ago must not come out of a store, and what people type stays between them and us.
    """
    words = request.GET.get("q", "").replace("\0", " ").strip()[:LONGEST]
    kinds = [kind for kind, word in KINDS.items() if word == request.GET.get("art")] or list(KINDS)
    language = get_language() or "de"
    found = suggestions(words, kinds, limit=MOST, language=language) if len(words) >= SHORTEST else []
    said = {"product": gettext("Produkt"), "company": gettext("Betrieb"), "place": gettext("Ort"), "word": ""}
    body = json.dumps({"found": [_told(one, said) for one in found]}, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(body, content_type="application/json; charset=utf-8", headers={"Cache-Control": "no-store"})


def _told(one: Suggested, said: dict[str, str]) -> dict[str, str]:
    return {"text": one.text, "url": one.url, "kind": said.get(one.kind, ""), "place": one.place}
