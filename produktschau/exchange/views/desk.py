"""All notices at the desk."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.exchange.queries.desk import desk_list, open_reports
from produktschau.exchange.rules import may_enter, may_judge, may_see_exchange
from produktschau.lib.dates import now, today


@require_safe
@permitted(may_see_exchange)
def notices(request: HttpRequest) -> HttpResponse:
    """Every notice with filters; reported answers with their words only for those who decide."""
    judges = may_judge(request.user)
    reports = open_reports() if judges else []
    for reply in reports:
        note_access(by=cast("User", request.user), kind="enquiry", subject=reply.notice.matter, at=now())
    context = {
        "list": desk_list(request.GET.dict(), today()),
        "reports": reports,
        "may_enter": may_enter(request.user),
        "may_judge": judges,
    }
    return render(request, "exchange/desk/list.html", context)
