"""The public form „Ist das Ihr Betrieb?“. What it answers does not tell whether an account or a steward exists."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from produktschau.audit.record import System
from produktschau.claims.actions.claiming import TooMany, claim_entry
from produktschau.claims.forms import ClaimForm
from produktschau.claims.queries.firms import claimable_company
from produktschau.lib.dates import now
from produktschau.lib.spam import doubts_about, form_stamp
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company

VISITOR = System("visitor")
FORM = "claims.form"
UNPROCESSABLE = 422


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def claim_company(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, and what happens next."""
    company = claimable_company(slug)
    if company is None:
        raise Http404
    form = ClaimForm(request.POST or None)
    problem = ""
    if request.method == "POST":
        problem = doubts_about(request.POST, FORM, at=now()) or _claimed(request, form, company)
        if not problem and not form.errors:
            return render(request, "claims/claimed.html", {"company": company})
    context = {
        "company": company,
        "form": form,
        "problem": problem,
        "stamp": form_stamp(FORM, at=now()),
    }
    return render(request, "claims/claim.html", context, status=UNPROCESSABLE if request.method == "POST" else 200)


def _claimed(request: HttpRequest, form: ClaimForm, company: Company) -> str:
    """Keep it; gives the sentence that says why not, "" when it was kept or the form says so."""
    form.errors.clear()  # the action judges, in one sentence per field
    words = {name: request.POST.get(name, "") for name in ("name", "role", "email", "text")}
    try:
        claim_entry(by=VISITOR, at=now(), company=company, language=get_language() or "de", **words)
    except NotAcceptable as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field, sentence)
    except TooMany as refused:
        return str(refused)
    return ""
