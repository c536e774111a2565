"""Registrations of a meeting at the desk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from produktschau.accounts.rules import permitted
from produktschau.meetings.rules import may_see_meetings
from produktschau.meetings.views.desk import found, frame


@require_safe
@permitted(may_see_meetings)
def registrations(request: HttpRequest, key: str) -> HttpResponse:
    """Who registered."""
    return render(request, "meetings/registrations.html", frame(found(key), "anmeldung", "Anmeldung"))
