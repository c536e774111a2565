"""Stops a circular under way at the desk, and lets it go on."""

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
    found = get_object_or_404(Circular, key=key)
    try:
        stop_circular(by=cast("User", request.user), at=now(), circular=found)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Das Rundschreiben ist angehalten.")
    return redirect("mailings:circular", key)


@require_POST
@permitted(may_send)
def circular_continue(request: HttpRequest, key: str) -> HttpResponse:
    """Send what was withdrawn."""
    found = get_object_or_404(Circular, key=key)
    try:
        continue_circular(by=cast("User", request.user), at=now(), circular=found)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Das Rundschreiben geht weiter hinaus.")
    return redirect("mailings:circular", key)
