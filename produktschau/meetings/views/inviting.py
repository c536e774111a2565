"""A meeting at the desk: whom it invites, and the invitations that went out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from produktschau.accounts.rules import permitted
from produktschau.meetings.rules import may_see_meetings
from produktschau.meetings.views.desk import found, frame


@require_safe
@permitted(may_see_meetings)
def meeting(request: HttpRequest, key: str) -> HttpResponse:
    """One meeting."""
    return render(request, "meetings/invitation.html", frame(found(key), "einladung"))
