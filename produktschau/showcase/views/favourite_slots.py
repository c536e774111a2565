"""The favourites list in the browser's cookie, and what other pages show of it: the count, the button beside a record."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from produktschau.showcase.calculations.favourites import MOST, keys_in, packed
from produktschau.showcase.models import Company, Product

COOKIE = "merkliste"
KEPT_SECONDS = 182 * 24 * 3600
"""Half a year since the last change, then the browser forgets the list (0078)."""


def kept_by(request: HttpRequest | None) -> list[str]:
    """The keys on this browser's list; whatever else the cookie holds is passed over."""
    return keys_in(request.COOKIES.get(COOKIE, ""))[:MOST] if request is not None else []


def keep_in(answer: HttpResponseBase, keys: list[str]) -> None:
    """Let the browser keep these keys; an empty list leaves no cookie behind.

    The script reads the cookie to draw the bookmarks, so it is not closed to scripts; it holds nothing but public keys.
    """
    if keys:
        answer.set_cookie(COOKIE, packed(keys), KEPT_SECONDS, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax")
    else:
        answer.delete_cookie(COOKIE, samesite="Lax")


def in_masthead(request: HttpRequest | None) -> dict[str, Any]:
    """How many entries the list has, for the link to it."""
    return {"count": len(kept_by(request))}


def beside_record(request: HttpRequest | None, record: Company | Product) -> dict[str, Any] | None:
    """The button on a record's page; none on a preview."""
    if request is None or not record.is_published:
        return None
    return {"key": record.key, "is_kept": record.key in kept_by(request), "back": request.get_full_path()}
