"""Who speaks for a firm: the office appoints, invites and dismisses; a steward reads, and proposes a colleague."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.actions import EmailTaken, InvalidEmail, InvalidName
from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.claims.actions.claiming import TooMany, propose_colleague
from produktschau.claims.actions.stewarding import Blocked, add_steward, end_stewardship
from produktschau.claims.forms import ProposeForm, ReasonForm, StewardForm
from produktschau.claims.queries.desk import open_claims, proposals_of
from produktschau.claims.queries.stewards import speaking
from produktschau.claims.rules import may_decide_claims, may_propose, may_see_claims, may_see_stewards
from produktschau.lib.dates import now, today
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company, Steward

if TYPE_CHECKING:
    from produktschau.accounts.models import User

UNPROCESSABLE = 422
NOT_YOURS = "Diese Seite gehört zu einem anderen Betrieb."


@login_required
@require_safe
def stewards(request: HttpRequest, key: str) -> HttpResponse:
    """Who speaks for the firm, since when, by whom."""
    company = Company.objects.filter(key=key).first()
    if company is None and may_see_claims(request.user):
        raise Http404
    if company is None or not may_see_stewards(request.user, company):
        raise PermissionDenied(NOT_YOURS)
    return _page(request, company)


@require_POST
@permitted(may_decide_claims)
def appoint(request: HttpRequest, key: str) -> HttpResponse:
    """Name somebody; without an account they are invited by mail."""
    company = get_object_or_404(Company, key=key)
    form = StewardForm(request.POST)
    form.errors.clear()  # the action judges
    email, name = request.POST.get("email", ""), request.POST.get("name", "")
    try:
        added = add_steward(
            by=cast("User", request.user), at=now(), on=today(), company=company, email=email, name=name
        )
    except InvalidName:
        form.add_error(
            "name", "Zu dieser Adresse gibt es noch kein Konto. Schreiben Sie den Namen, dann laden wir ein."
        )
    except (InvalidEmail, EmailTaken, Blocked) as refused:
        form.add_error("email", str(refused))
    else:
        person = added.steward.person
        if not added.is_new:
            messages.info(request, f"{person} spricht schon für den Betrieb.")
        elif added.was_invited:
            messages.success(request, f"{person} ist eingeladen und spricht ab jetzt für den Betrieb.")
        else:
            messages.success(request, f"{person} spricht jetzt für den Betrieb und bekommt eine Mail.")
        return redirect("claims_house:stewards", key)
    return _page(request, company, naming=form)


@require_POST
@permitted(may_decide_claims)
def dismiss(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """The person no longer speaks for the firm."""
    steward = get_object_or_404(Steward.objects.select_related("company", "person"), pk=pk, company__key=key)
    reason, company, person = request.POST.get("reason", ""), steward.company, str(steward.person)
    try:
        end_stewardship(by=cast("User", request.user), at=now(), steward=steward, reason=reason)
    except NotAcceptable as refused:
        return _page(request, company, leaving=pk, problem=refused.problems["reason"])
    messages.success(request, f"{person} spricht nicht mehr für den Betrieb und bekommt eine Mail mit dem Grund.")
    return redirect("claims_house:stewards", key)


@login_required
@require_POST
def propose(request: HttpRequest, key: str) -> HttpResponse:
    """A steward proposes a colleague to the office."""
    company = Company.objects.filter(key=key).first()
    if company is None or not may_propose(request.user, company):
        raise PermissionDenied(NOT_YOURS)
    form = ProposeForm(request.POST)
    form.errors.clear()  # the action judges
    words = {name: request.POST.get(name, "") for name in ("name", "role", "email", "text")}
    try:
        propose_colleague(by=cast("User", request.user), at=now(), company=company, **words)
    except NotAcceptable as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field, sentence)
    except TooMany as refused:
        form.add_error(None, str(refused))
    else:
        messages.success(request, "Ihr Vorschlag ist beim Regionalmanagement. Es entscheidet und schreibt der Person.")
        return redirect("claims_house:stewards", key)
    return _page(request, company, proposing=form)


def _page(
    request: HttpRequest,
    company: Company,
    *,
    naming: StewardForm | None = None,
    proposing: ProposeForm | None = None,
    leaving: int = 0,
    problem: str = "",
) -> HttpResponse:
    proposes, sees = may_propose(request.user, company), may_see_claims(request.user)
    people = speaking(company)
    if sees and people:
        by, subject = cast("User", request.user), f"company:{company.key}"
        note_access(by=by, kind="stewards", subject=subject, at=now(), rows=len(people))
    home = ("Leitstand", reverse("portal_house:desk")) if sees else ("Mein Konto", reverse("accounts:account"))
    context: dict[str, Any] = {
        "company": company,
        "speaking": people,
        "claims": open_claims(company) if sees else [],
        "proposals": proposals_of(request.user, company) if proposes else [],
        "sees_addresses": sees,
        "may_decide": may_decide_claims(request.user),
        "may_propose": proposes,
        "naming": naming or StewardForm(),
        "proposing": proposing or ProposeForm(auto_id="id_vorschlag_%s"),
        "reason": ReasonForm(),
        "leaving": leaving,
        "problem": problem,
        "crumbs": [
            home,
            (company.name, reverse("showcase_house:desk_company", args=[company.key])),
            ("Zuständige", ""),
        ],
    }
    status = UNPROCESSABLE if naming or proposing or problem else 200
    return render(request, "claims/desk/stewards.html", context, status=status)
