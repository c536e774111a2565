"""For what the house keeps data about people: the table of purposes, consents as numbers, where the duty to inform stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import today
from produktschau.privacy.calculations.notice import lacking
from produktschau.privacy.calculations.purposes import PURPOSES
from produktschau.privacy.queries.consents import consents
from produktschau.privacy.queries.listed import standing
from produktschau.privacy.queries.texts import controller
from produktschau.privacy.rules import may_inform, may_read_accesses, may_read_purposes


@require_safe
@permitted(may_read_purposes)
def overview(request: HttpRequest) -> HttpResponse:
    """The page, without any person."""
    context = {
        "purposes": PURPOSES,
        "consents": consents(),
        "standing": standing(today()),
        "lacking": lacking(controller()),
        "may_inform": may_inform(request.user),
        "may_read_accesses": may_read_accesses(request.user),
    }
    return render(request, "privacy/overview.html", context)
