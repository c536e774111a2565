"""The door for firms without an account: ``/m/<token>/`` leads to the pages of the link's purpose."""

from http import HTTPStatus

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from produktschau.lib.dates import now
from produktschau.outreach.actions.links import note_use
from produktschau.outreach.engine.links import link_for
from produktschau.outreach.engine.purposes import PURPOSES
from produktschau.outreach.models import PersonalLink
from produktschau.outreach.views.guessing import count_wrong, is_guessing
from produktschau.region.queries import region


def door(request: HttpRequest, token: str, rest: str = "") -> HttpResponseBase:
    """Hand the request to the link's purpose. A wrong, ended or expired token gets one and the same helpful page.

    Reading changes nothing. After an act that went well (a POST answered below 400) the link notes that it was used.
    """
    if is_guessing(request):
        return _unseen(render(request, "429.html", status=429))
    link = link_for(token, at=now())
    if link is None:
        count_wrong(request)
        return _unseen(render(request, "outreach/closed.html", {"region": region()}, status=404))
    response = PURPOSES[link.purpose].view(request, link, rest)
    _note(request, link, response)
    return _unseen(response)


def _note(request: HttpRequest, link: PersonalLink, response: HttpResponseBase) -> None:
    if request.method == "POST" and response.status_code < HTTPStatus.BAD_REQUEST:
        note_use(by=link, at=now(), link=link)


def _unseen(response: HttpResponseBase) -> HttpResponseBase:
    """Keep the address from others: it opens the door.

    ``same-origin`` and not ``no-referrer``: under the latter browsers send no origin with a form, which Django then refuses.
    """
    response["Referrer-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
