"""A call as an invited firm sees it: take part with something, or decline."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from produktschau.intake.actions import NotAcceptable, open_submission
from produktschau.intake.actions.inviting import decline_call, take_part_after_all
from produktschau.intake.models import Invitation, Submission
from produktschau.intake.queries.calls import standing_of
from produktschau.intake.queries.mine import answers_to, free_records
from produktschau.intake.views.maker_frame import shown
from produktschau.intake.views.speaker import Speaker
from produktschau.lib.dates import now, today
from produktschau.showcase.models import Product

RUNNING = "running"


@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest, speaker: Speaker, key: str) -> HttpResponse:
    """What is asked, until when, and the firm's answers so far. POST begins an answer: something new, or an entry that is there."""
    invitation = _invitation(speaker, key)
    if request.method != "POST":
        return _show(request, speaker, invitation)
    if standing_of(invitation.call, today()) != RUNNING:
        messages.warning(
            request, "Dieser Aufruf läuft gerade nicht. Rufen Sie uns an, wenn Sie noch etwas zeigen möchten."
        )
        return redirect(f"{speaker.base}aufrufe/{key}/")
    name, chosen = request.POST.get("name", ""), request.POST.get("eintrag", "")
    if not chosen and not name.strip():
        return _show(request, speaker, invitation, problem="Der Name fehlt. Tragen Sie ein, wie das Produkt heißt.")
    record = next((one for one in free_records(speaker.company) if one.key == chosen), None)
    if chosen and record is None:
        raise Http404
    try:
        made = open_submission(
            by=speaker.actor,
            at=now(),
            company=speaker.company,
            product=record if isinstance(record, Product) else None,
            new_product="" if chosen else name,
            call=invitation.call,
            via=speaker.via,
        )
    except NotAcceptable as refused:
        return _show(request, speaker, invitation, problem=str(refused), name=name)
    return _onward(request, speaker, invitation, made)


@require_POST
def decline(request: HttpRequest, speaker: Speaker, key: str) -> HttpResponse:
    """Not this time, with a reason or without; and the way back."""
    invitation = _invitation(speaker, key)
    if request.POST.get("doch"):
        take_part_after_all(by=speaker.actor, at=now(), invitation=invitation)
        return redirect(f"{speaker.base}aufrufe/{key}/")
    why = request.POST.get("why", "")
    try:
        decline_call(by=speaker.actor, at=now(), invitation=invitation, why=why)
    except NotAcceptable as refused:
        return _show(request, speaker, invitation, why=why, why_problem=str(refused))
    messages.success(request, "Danke für die Antwort. Wir erinnern Sie an diesen Aufruf nicht mehr.")
    return redirect(f"{speaker.base}aufrufe/{key}/")


def _onward(request: HttpRequest, speaker: Speaker, invitation: Invitation, made: Submission) -> HttpResponse:
    if not speaker.may_speak_of(made):  # a round of other times is still open, and this link does not reach it
        problem = "Zu diesem Eintrag ist schon eine Änderung offen. Nehmen Sie einen anderen, oder rufen Sie uns an."
        return _show(request, speaker, invitation, problem=problem)
    return redirect(f"{speaker.base}einreichungen/{made.key}/")


def _invitation(speaker: Speaker, key: str) -> Invitation:
    """The firm's invitation to this call. Raises ``Http404``, also for a link in another matter."""
    if not speaker.is_whole and speaker.matter != ("call", key):
        raise Http404
    found = Invitation.objects.filter(call__key=key, company=speaker.company).select_related("call", "company").first()
    if found is None:
        raise Http404
    return found


def _show(request: HttpRequest, speaker: Speaker, invitation: Invitation, **told: Any) -> HttpResponse:
    context = {
        "invitation": invitation,
        "call": invitation.call,
        "standing": standing_of(invitation.call, today()),
        "answers": answers_to(speaker.company, invitation.call),
        "free": [
            (one, "Ihr Betrieb" if one == speaker.company else "Produkt") for one in free_records(speaker.company)
        ],
        **told,
    }
    return shown(
        request, speaker, "call", context, status=422 if told.get("problem") or told.get("why_problem") else 200
    )
