"""Claims at the desk: what waits, with its evidence; the letter; the decision."""

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.claims.actions.deciding import NotDecidable, accept_claim, refuse_claim
from produktschau.claims.actions.proving import CODE_HOLDS, NotOpen, note_letter, withdraw_claim
from produktschau.claims.forms import ReasonForm
from produktschau.claims.models import Claim, Standing, Way
from produktschau.claims.print.letters import claim_letter_pdf
from produktschau.claims.queries.desk import claims_page, evidence_of
from produktschau.claims.rules import may_decide_claims, may_see_claims
from produktschau.lib.dates import now, today
from produktschau.lib.private_files import private_file
from produktschau.showcase.actions import NotAcceptable
from produktschau.typeset.engine import TypesettingFailed

if TYPE_CHECKING:
    from produktschau.accounts.models import User

TOLD = {
    "annehmen": "Angenommen. Die Person spricht jetzt für den Betrieb und bekommt eine Mail.",
    "ablehnen": "Abgelehnt. Die Person bekommt eine Mail mit Ihrem Grund.",
    "zurueckziehen": "Als zurückgezogen vermerkt. Geschrieben wird niemandem.",
}
UNPROCESSABLE = 422


@require_safe
@permitted(may_see_claims)
def desk_claims(request: HttpRequest) -> HttpResponse:
    """Open claims, or those that ended."""
    which = "entschieden" if request.GET.get("stand") == "entschieden" else "offen"
    page = claims_page(which, request.GET.get("seite"))
    if page.object_list:
        by, people = cast("User", request.user), len(page.object_list)
        note_access(by=by, kind="claim", subject="desk:claims", at=now(), rows=people)
    context = {"page": page, "which": which}
    return render(request, "claims/desk/list.html", context)


@permitted(may_see_claims)
@require_safe
def desk_claim(request: HttpRequest, key: str) -> HttpResponse:
    """One claim."""
    return _page(request, _claim(key))


@require_POST
@permitted(may_decide_claims)
def desk_decide(request: HttpRequest, key: str) -> HttpResponse:
    """Accept, refuse, or note that the person withdrew; ``urteil`` says which."""
    claim, verdict, reason = _claim(key), request.POST.get("urteil", ""), request.POST.get("reason", "")
    by = cast("User", request.user)
    try:
        if verdict == "annehmen":
            accept_claim(by=by, at=now(), on=today(), claim=claim, reason=reason)
        elif verdict == "ablehnen":
            refuse_claim(by=by, at=now(), claim=claim, reason=reason)
        elif verdict == "zurueckziehen":
            withdraw_claim(by=by, at=now(), claim=claim, reason=reason)
        else:
            return _page(request, claim, problem="Wählen Sie, wie Sie entscheiden.", status=UNPROCESSABLE)
    except NotAcceptable as refused:
        return _page(request, claim, problem=refused.problems["reason"], reason=reason, status=UNPROCESSABLE)
    except NotDecidable as refused:
        messages.error(request, str(refused))
        return redirect("claims_house:claim", key)
    messages.success(request, TOLD[verdict])
    return redirect("claims_house:list")


@require_POST
@permitted(may_decide_claims)
def desk_letter(request: HttpRequest, key: str) -> HttpResponse:
    """The letter as PDF. Taking it out is on record and begins the thirty days of its code."""
    claim = _claim(key)
    if claim.standing != Standing.PROVING or claim.way != Way.LETTER:
        messages.error(request, "Zu diesem Anspruch gehört kein Brief mehr.")
        return redirect("claims_house:claim", key)
    try:
        content = claim_letter_pdf(claim, on=today(), until=today() + CODE_HOLDS, made_at=now())
        note_letter(by=cast("User", request.user), at=now(), claim=claim)
    except (TypesettingFailed, NotOpen) as failed:
        messages.error(request, str(failed))
        return redirect("claims_house:claim", key)
    note_access(by=cast("User", request.user), kind="letters", subject=f"claim:{claim.key}", at=now(), rows=1)
    return private_file(content, f"brief-{claim.key}.pdf")


def _claim(key: str) -> Claim:
    return get_object_or_404(Claim.objects.select_related("company"), key=key)


def _page(
    request: HttpRequest, claim: Claim, *, problem: str = "", reason: str = "", status: int = 200
) -> HttpResponse:
    if claim.emptied_at is None:
        note_access(by=cast("User", request.user), kind="claim", subject=f"claim:{claim.key}", at=now())
    context = {
        "claim": claim,
        "evidence": evidence_of(claim),
        "may_decide": may_decide_claims(request.user),
        "form": ReasonForm(initial={"reason": reason}),
        "problem": problem,
        "crumbs": [
            ("Leitstand", reverse("portal_house:desk")),
            ("Ansprüche", reverse("claims_house:list")),
            (claim.company.name, ""),
        ],
    }
    return render(request, "claims/desk/claim.html", context, status=status)
