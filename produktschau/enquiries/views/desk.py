"""Enquiries at the desk: how often firms are asked, and what they reported."""

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.enquiries.actions.answering import NotReported, settle_report
from produktschau.enquiries.models import Enquiry
from produktschau.enquiries.queries.desk import asked_firms, reported
from produktschau.enquiries.rules import may_see_numbers, may_settle
from produktschau.lib.dates import now

if TYPE_CHECKING:
    from produktschau.accounts.models import User


@require_safe
@permitted(may_see_numbers)
def desk_enquiries(request: HttpRequest) -> HttpResponse:
    """Numbers per firm; reports with their words only for those who decide."""
    decides = may_settle(request.user)
    reports = reported() if decides else []
    for enquiry in reports:
        note_access(by=cast("User", request.user), kind="enquiry", subject=f"enquiry:{enquiry.key}", at=now())
    context = {
        "page": asked_firms(request.GET.get("seite")),
        "reports": reports,
        "may_settle": decides,
    }
    return render(request, "enquiries/desk.html", context)


@require_POST
@permitted(may_settle)
def desk_settle(request: HttpRequest, key: str) -> HttpResponse:
    """Decide about a report."""
    enquiry = get_object_or_404(Enquiry, key=key)
    is_abuse = request.POST.get("urteil") == "missbrauch"
    try:
        settle_report(by=cast("User", request.user), at=now(), enquiry=enquiry, is_abuse=is_abuse)
    except NotReported as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request,
            "Als Missbrauch bestätigt: Der Inhalt ist gelöscht, von diesem Absender wird ein Jahr lang nichts weitergeleitet."
            if is_abuse
            else "Die Anfrage gilt weiter als gewöhnliche Anfrage.",
        )
    return redirect("enquiries_house:desk")
