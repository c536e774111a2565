"""The Leitstand: what waits for a decision, what can be read up on, and the work in the background."""

from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.models import User
from produktschau.accounts.rules import may_see_desk, permitted
from produktschau.audit.queries import by_actor, rows
from produktschau.intake.rules import speaks_for_any
from produktschau.lib.dates import now, today
from produktschau.lib.desk import DESK_ITEMS, EVIDENCE
from produktschau.portal.rules import may_retry_work
from produktschau.work.again import NothingToRetry, retry_job, retry_mail
from produktschau.work.health import failed_jobs, health, unsent_mails

LATELY = 6
"""So many of one's own last steps stand on the desk."""


@dataclass(frozen=True)
class Line:
    """One line of the desk, ready for the page."""

    label: str
    count: int
    detail: str
    url: str


@require_safe
def desk(request: HttpRequest) -> HttpResponseBase:
    """The desk; whoever only speaks for a firm is led to the firm's own page."""
    if speaks_for_any(request.user) and not may_see_desk(request.user):
        return redirect("intake:mine_home")
    return _desk(request)


@permitted(may_see_desk)
def _desk(request: HttpRequest) -> HttpResponse:
    """Lines that concern this user: first where something waits, then what can be read up on, one's own last steps, the rest."""
    lines = []
    for item in DESK_ITEMS:
        count = item.count(request.user)
        if count is not None:
            detail = item.detail if isinstance(item.detail, str) else item.detail(request.user)
            lines.append(Line(item.label, count, detail, reverse(item.url_name) + item.query))
    waiting = [line for line in lines if line.count]
    done = [line for line in lines if not line.count]
    evidence = [one for kind in EVIDENCE if kind.permitted(request.user) for one in kind.told(today())]
    lately = rows(by_actor(cast("User", request.user).actor_key)[:LATELY])
    context = {"waiting": waiting, "done": done, "evidence": evidence, "lately": lately}
    return render(request, "portal/desk.html", context)


@require_safe
@permitted(may_see_desk)
def background(request: HttpRequest) -> HttpResponse:
    """Jobs and mails that were given up. Shows neither address nor text of a mail."""
    context = {
        "state": health(),
        "jobs": failed_jobs()[:100],
        "mails": unsent_mails()[:100],
        "may_retry": may_retry_work(request.user),
    }
    return render(request, "portal/background.html", context)


@require_POST
@permitted(may_retry_work)
def job_again(request: HttpRequest, number: int) -> HttpResponse:
    """Let one job run again."""
    try:
        retry_job(number=number, at=now())
    except NothingToRetry as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Auftrag {number} wartet wieder und läuft in wenigen Sekunden.")
    return redirect("portal_house:background")


@require_POST
@permitted(may_retry_work)
def mail_again(request: HttpRequest, number: int) -> HttpResponse:
    """Send one mail again."""
    try:
        retry_mail(number=number, at=now())
    except NothingToRetry as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Mail {number} wartet wieder und geht in wenigen Sekunden hinaus.")
    return redirect("portal_house:background")
