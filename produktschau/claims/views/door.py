"""The person confirms a claim by the link in the mail, or withdraws it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from produktschau.claims.actions.claiming import DAYS
from produktschau.claims.actions.proving import NotOpen, prove_by_mail, withdraw_claim
from produktschau.claims.models import Claim
from produktschau.claims.queries.firms import claim_of
from produktschau.lib.dates import now
from produktschau.outreach.engine.purposes import Purpose
from produktschau.outreach.models import PersonalLink


@require_http_methods(["GET", "HEAD", "POST"])
def claim_door(request: HttpRequest, link: PersonalLink, rest: str) -> HttpResponseBase:
    """The claim with both buttons; ``tun`` of a POST says which was pressed."""
    claim = claim_of(link.subject, link.company)
    if claim is None or rest:
        raise Http404
    if request.method == "POST" and request.POST.get("tun") == "zurueckziehen":
        return _page(request, withdraw_claim(by=link, at=now(), claim=claim))
    if request.method == "POST":
        try:
            claim = prove_by_mail(by=link, at=now(), claim=claim)
        except NotOpen as refused:
            return _page(request, claim, problem=str(refused), status=409)
    return _page(request, claim)


def _page(request: HttpRequest, claim: Claim, *, problem: str = "", status: int = 200) -> HttpResponse:
    return render(request, "claims/door.html", {"claim": claim, "problem": problem}, status=status)


PURPOSE = Purpose("claim", "Anspruch auf einen Eintrag", DAYS, claim_door)
