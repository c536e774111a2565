"""The page for a form that came without its token."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from produktschau.design.again import is_own_token_stale, shown_again, typed


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show a form of our own again with all its words, else say how to send it again; named by the setting ``CSRF_FAILURE_VIEW``."""
    fields = typed(request) if is_own_token_stale(request, reason) else []
    if fields:
        said = _(
            "Die Seite war zu lange offen, oder Sie haben sich inzwischen neu angemeldet. Bitte senden Sie noch einmal."
        )
        return shown_again(request, fields, said, status=403)
    return render(request, "403_csrf.html", status=403)
