"""The Leitstand: what waits for a decision, most urgent first."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from produktschau.accounts.rules import may_see_desk, permitted
from produktschau.lib.desk import DESK_ITEMS


@dataclass(frozen=True)
class Line:
    """One line of the desk, ready for the page."""

    label: str
    count: int
    detail: str
    url: str


@require_safe
@permitted(may_see_desk)
def desk(request: HttpRequest) -> HttpResponse:
    """Lines that concern this user: first those where something waits, then the others."""
    lines = []
    for item in DESK_ITEMS:
        count = item.count(request.user)
        if count is not None:
            lines.append(Line(item.label, count, item.detail, reverse(item.url_name) + item.query))
    waiting = [line for line in lines if line.count]
    done = [line for line in lines if not line.count]
    return render(request, "portal/desk.html", {"waiting": waiting, "done": done})
