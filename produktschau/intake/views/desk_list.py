"""The desk's list of submissions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from produktschau.accounts.rules import permitted
from produktschau.intake.queries.desk_list import Choice, desk_list
from produktschau.intake.rules import may_see_submissions
from produktschau.lib.dates import today


@require_safe
@permitted(may_see_submissions)
def submissions(request: HttpRequest) -> HttpResponse:
    """What waits on whom, the oldest first."""
    query = request.GET
    choice = Choice(
        query.get("stand", "offen"), query.get("wort", ""), query.get("aufruf", ""), query.get("altkreis", "")
    )
    found = desk_list(choice, on=today(), page=query.get("seite"))
    narrowing = query.copy()
    for name in ("stand", "seite"):
        narrowing.pop(name, None)
    return render(request, "intake/desk/list.html", {"list": found, "narrowing": narrowing.urlencode()})
