"""Meetings at the desk: the list, and one meeting with whom it invites."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import now
from produktschau.meetings.models import Kind, Meeting
from produktschau.meetings.queries.head import head_of
from produktschau.meetings.queries.listed import OWN, STANDS, Wanted, listed, networks_with_meetings, years
from produktschau.meetings.rules import may_plan_meetings, may_see_meetings

PER_PAGE = 50


@require_safe
@permitted(may_see_meetings)
def meetings(request: HttpRequest) -> HttpResponse:
    """All meetings: those ahead, the next first, then those that are over."""
    wanted = Wanted.of(request.GET)
    found = listed(wanted, now(), request.user)
    context = {
        "coming": found.coming,
        "page": Paginator(found.past, PER_PAGE).get_page(request.GET.get("seite")),
        "wanted": wanted,
        "networks": networks_with_meetings(),
        "kinds": Kind.choices,
        "years": years(),
        "stands": STANDS.items(),
        "own": OWN,
        "may_plan": may_plan_meetings(request.user),
    }
    return render(request, "meetings/list.html", context)


def crumbs(meeting: Meeting | None = None, here: str = "") -> list[tuple[str, str]]:
    """The way to a page of meetings."""
    way = [("Leitstand", reverse("portal_house:desk")), ("Treffen", reverse("meetings_house:meetings"))]
    if meeting is None:
        return [*way, (here, "")] if here else way
    own = reverse("meetings_house:meeting", args=[meeting.key])
    return [*way, (meeting.title, own if here else ""), *([(here, "")] if here else [])]


def frame(meeting: Meeting, tab: str, here: str = "") -> dict[str, Any]:
    """What every tab of a meeting needs: head and crumbs."""
    return {"meeting": meeting, "head": head_of(meeting, tab, now()), "crumbs": crumbs(meeting, here)}


def found(key: str) -> Meeting:
    """The meeting with this key, else 404."""
    return get_object_or_404(Meeting, key=key)
