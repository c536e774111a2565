"""Stops a circular under way at the desk, and lets it go on."""

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.lib.dates import now
from produktschau.mailings.actions.stopping import continue_circular, stop_circular
from produktschau.mailings.models import Circular
from produktschau.mailings.rules import may_send, may_stop
from produktschau.showcase.actions import NotReady


@require_POST
@permitted(may_stop)
def circular_stop(request: HttpRequest, key: str) -> HttpResponse:
    """Withdraw what has not gone out."""
    return _act(request, key, stop_circular, "Das Rundschreiben ist angehalten.")


@require_POST
@permitted(may_send)
def circular_continue(request: HttpRequest, key: str) -> HttpResponse:
    """Send what was withdrawn."""
    return _act(request, key, continue_circular, "Das Rundschreiben geht weiter hinaus.")


def _act(request: HttpRequest, key: str, action: Callable[..., Circular], done: str) -> HttpResponse:
    found = get_object_or_404(Circular, key=key)
    try:
        action(by=cast("User", request.user), at=now(), circular=found)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect("mailings:circular", key)
