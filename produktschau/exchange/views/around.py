"""What a firm reads of others and answers, and word of new notices in its name."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from produktschau.exchange.actions.replying import OWN_NOTICE, NotForwarded, answer_notice
from produktschau.exchange.actions.subscribing import WORDING, end_subscription, subscribe
from produktschau.exchange.forms.answers import AnswerForm, SubscribeForm
from produktschau.exchange.queries.checking import is_open
from produktschau.exchange.queries.finding import find
from produktschau.exchange.queries.firm import subscriptions_of
from produktschau.exchange.queries.networks import choosable_networks
from produktschau.exchange.queries.visible import was_seen_by
from produktschau.exchange.views.frame import shown
from produktschau.exchange.views.speaker import Speaker
from produktschau.lib.dates import now, today
from produktschau.outreach.queries.recipients import recipients
from produktschau.showcase.actions import NotAcceptable

SOURCES = {True: "selbst über persönlichen Link", False: "selbst, angemeldet"}


@require_safe
def look(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """All notices the firm may read."""
    return shown(request, speaker, "around", {"found": find(speaker.reader, request.GET.dict(), today())})


@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, speaker: Speaker, key: str) -> HttpResponse:
    """One of them; POST answers it in the firm's name."""
    notice = was_seen_by(speaker.reader, key.upper())
    if notice is None:
        raise Http404
    form = AnswerForm(
        request.POST if request.method == "POST" else None, initial={"name": speaker.name, "email": speaker.email}
    )
    form.fields["name"].required = False
    context: dict[str, Any] = {
        "notice": notice,
        "form": form,
        "is_open": is_open(notice, today()) and notice.company.is_published,
        "is_own": notice.company_id == speaker.company.pk,
        "own_notice": OWN_NOTICE,
    }
    if request.method != "POST":
        return shown(request, speaker, "read", context, status=200 if context["is_open"] else HTTPStatus.GONE)
    form.errors.clear()  # the action judges, in one sentence per field
    words: dict[str, Any] = {name: request.POST.get(name, "") for name in ("name", "email", "phone", "text")}
    source = SOURCES[speaker.link is not None]
    try:
        answer_notice(by=speaker.actor, at=now(), notice=notice, company=speaker.company, source=source, **words)
    except NotAcceptable as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field, sentence)
        return shown(request, speaker, "read", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except NotForwarded as refused:
        return shown(request, speaker, "read", {**context, "problem": str(refused)}, status=HTTPStatus.CONFLICT)
    messages.success(request, f"Ihre Antwort ist unterwegs an {notice.company.name}.")
    return redirect(f"{speaker.base}umschau/")


@require_http_methods(["GET", "HEAD", "POST"])
def subscriptions(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """Word of new notices in the firm's name: order it, end it."""
    speaker.whole()
    mine = subscriptions_of(speaker.company, [speaker.email, *(one.email for one in recipients(speaker.company))])
    networks = choosable_networks(speaker.company)
    form = SubscribeForm(
        request.POST if request.method == "POST" else None, networks=networks, initial={"email": speaker.email}
    )
    context = {"form": form, "mine": mine, "wording": WORDING}
    if request.method != "POST":
        return shown(request, speaker, "subscribe", context)
    if request.POST.get("was") == "abbestellen":
        one = next((one for one in mine if one.key == request.POST.get("abo")), None)
        if one is None:
            raise Http404
        end_subscription(by=speaker.actor, at=now(), subscription=one)
        messages.success(request, "Abbestellt. Die Adresse ist gelöscht.")
        return redirect(f"{speaker.base}abo/")
    form.is_valid()
    cleaned = form.cleaned_data
    form.errors.clear()  # the action judges, in one sentence per field
    told: dict[str, Any] = {name: request.POST.get(name, "") for name in ("email", "words", "frequency")}
    try:
        made = subscribe(
            by=speaker.actor,
            at=now(),
            company=speaker.company,
            kinds=request.POST.getlist("kinds"),
            networks=list(cleaned.get("networks") or []),
            **told,
        )
    except NotAcceptable as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field, sentence)
        return shown(request, speaker, "subscribe", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, f"Wir haben an {made.email} geschrieben. Bestätigen Sie es dort mit einem Klick.")
    return redirect(f"{speaker.base}abo/")
