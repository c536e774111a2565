"""What is done with a call: choose, start, remind, prolong, close. Each is one POST that leads back to its page."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.design.forms import seen_at
from produktschau.intake.actions.calls import choose_audience, close_call, delete_call, extend_call, start_call
from produktschau.intake.actions.inviting import decline_call, invite_more, remind_call
from produktschau.intake.forms.calls import DeadlineForm, DeclineForm
from produktschau.intake.models import Call, Invitation
from produktschau.intake.rules import may_decide, may_edit_submission
from produktschau.intake.views.calls import show_conflict
from produktschau.lib.dates import now
from produktschau.lib.text import row_number
from produktschau.outreach.queries.asking import cleaned
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady


@require_POST
@permitted(may_decide)
def call_audience(request: HttpRequest, key: str) -> HttpResponse:
    """Keep the choice of firms."""
    audience = cleaned({name: request.POST.getlist(name) for name in request.POST})
    values = {"audience": audience, "expected": seen_at(request.POST)}
    try:
        return _done(request, key, choose_audience, "Die Auswahl ist gespeichert.", **values)
    except ChangedMeanwhile:
        return show_conflict(request, key, audience)


@require_POST
@permitted(may_decide)
def call_start(request: HttpRequest, key: str) -> HttpResponse:
    """Send the invitations."""
    told = "Der Aufruf ist gestartet. Die Einladungen gehen hinaus; die Zahlen unten wachsen, während sie es tun."
    try:
        return _done(request, key, start_call, told, expected=seen_at(request.POST))
    except ChangedMeanwhile:
        messages.warning(
            request,
            "Der Aufruf ist nicht gestartet: Jemand anderes hat ihn inzwischen geändert. Lesen Sie ihn noch einmal, und starten Sie dann.",
        )
        return redirect("intake:call", key)


@require_POST
@permitted(may_decide)
def call_more(request: HttpRequest, key: str) -> HttpResponse:
    """Invite firms that came to the audience since."""
    return _done(
        request, key, invite_more, "Wer inzwischen zur Auswahl passt und noch nicht gefragt ist, wird gefragt."
    )


@require_POST
@permitted(may_decide)
def call_remind(request: HttpRequest, key: str) -> HttpResponse:
    """Remind who did not answer."""
    return _done(request, key, remind_call, "Die Erinnerungen gehen hinaus.")


@require_POST
@permitted(may_decide)
def call_extend(request: HttpRequest, key: str) -> HttpResponse:
    """Set a later deadline."""
    form = DeadlineForm(request.POST)
    day = form.cleaned_data["deadline_on"] if form.is_valid() else None
    return _done(request, key, extend_call, "Der neue Einsendeschluss gilt.", deadline_on=day)


@require_POST
@permitted(may_decide)
def call_close(request: HttpRequest, key: str) -> HttpResponse:
    """Take no more answers."""
    reason = " ".join(request.POST.get("reason", "").split())[:300]
    return _done(
        request, key, close_call, "Der Aufruf ist geschlossen. Was eingereicht ist, geht seinen Weg.", reason=reason
    )


@require_POST
@permitted(may_decide)
def call_delete(request: HttpRequest, key: str) -> HttpResponse:
    """Throw a draft away."""
    found = get_object_or_404(Call, key=key)
    try:
        delete_call(by=_me(request), at=now(), call=found)
    except NotReady as refused:
        messages.error(request, str(refused))
        return redirect("intake:call", key)
    messages.success(request, f"Der Entwurf „{found.title}“ ist gelöscht.")
    return redirect("intake:calls")


@require_POST
@permitted(may_edit_submission)
def call_decline(request: HttpRequest, key: str) -> HttpResponse:
    """Write down that a firm said no on the telephone."""
    number = row_number(request.POST.get("invitation", ""))
    found = get_object_or_404(Invitation.objects.select_related("call", "company"), call__key=key, pk=number)
    form = DeclineForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    try:
        decline_call(by=_me(request), at=now(), invitation=found, why=why)
    except NotAcceptable as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"„{found.company.name}“ ist diesmal nicht dabei und wird nicht mehr erinnert.")
    return redirect("intake:call", key)


def _done(request: HttpRequest, key: str, action: Callable[..., Any], told: str, **values: Any) -> HttpResponse:
    found = get_object_or_404(Call, key=key)
    try:
        action(by=_me(request), at=now(), call=found, **values)
    except (NotAcceptable, NotReady) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, told)
    return redirect("intake:call", key)


def _me(request: HttpRequest) -> User:
    return cast("User", request.user)
