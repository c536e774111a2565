"""What is done with a survey as a whole: choose firms, open, remind, letters, prolong, close, delete."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.design.forms import seen_at
from produktschau.lib.dates import now, today
from produktschau.lib.private_files import private_file
from produktschau.outreach.queries.asking import cleaned
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.surveys.actions.drafting import choose_audience, delete_survey
from produktschau.surveys.actions.inviting import take_letters
from produktschau.surveys.actions.running import (
    close_survey,
    extend_survey,
    invite_more,
    open_survey,
    remind_survey,
)
from produktschau.surveys.forms.surveys import EndForm
from produktschau.surveys.models import Survey
from produktschau.surveys.print.letters import survey_letters_pdf
from produktschau.surveys.queries.standing import to_write
from produktschau.surveys.rules import may_run_surveys, may_write_surveys
from produktschau.surveys.views.surveys import UNPROCESSABLE, me, show, show_conflict
from produktschau.typeset.engine import TypesettingFailed

CHANGED = "Jemand anderes hat die Umfrage inzwischen geändert. Sehen Sie sie noch einmal an."


@require_POST
@permitted(may_write_surveys)
def audience(request: HttpRequest, key: str) -> HttpResponse:
    """Whom the survey asks."""
    wanted = cleaned({name: request.POST.getlist(name) for name in request.POST})
    try:
        choose_audience(by=me(request), at=now(), survey=_survey(key), audience=wanted, expected=seen_at(request.POST))
    except ChangedMeanwhile:
        return show_conflict(request, key, wanted)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Die Auswahl ist gespeichert.")
    return redirect("surveys:survey", key)


@require_POST
@permitted(may_run_surveys)
def opened(request: HttpRequest, key: str) -> HttpResponse:
    """Ask the firms."""
    try:
        found = open_survey(by=me(request), at=now(), survey=_survey(key), expected=seen_at(request.POST))
    except ChangedMeanwhile:
        messages.error(request, CHANGED)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        when = "jetzt" if found.opens_on <= today() else "am ersten Tag um 8 Uhr"
        messages.success(request, f"Die Umfrage ist geöffnet. Die Einladungen gehen {when} hinaus.")
    return redirect("surveys:survey", key)


@require_POST
@permitted(may_run_surveys)
def reminded(request: HttpRequest, key: str) -> HttpResponse:
    """Remind who did not answer."""
    return _done(
        request,
        key,
        lambda found: remind_survey(by=me(request), at=now(), survey=found),
        "Die Erinnerungen gehen hinaus.",
    )


@require_POST
@permitted(may_run_surveys)
def more(request: HttpRequest, key: str) -> HttpResponse:
    """Ask firms that fit the choice by now."""
    return _done(
        request,
        key,
        lambda found: invite_more(by=me(request), at=now(), survey=found),
        "Wer seither zur Auswahl gehört, wird jetzt gefragt.",
    )


@require_POST
@permitted(may_run_surveys)
def closed(request: HttpRequest, key: str) -> HttpResponse:
    """Take no more answers."""
    return _done(
        request,
        key,
        lambda found: close_survey(by=me(request), at=now(), survey=found),
        "Die Umfrage ist geschlossen. Das Ergebnis steht fest.",
    )


@require_POST
@permitted(may_run_surveys)
def extended(request: HttpRequest, key: str) -> HttpResponse:
    """A later last day."""
    found, form = _survey(key), EndForm(request.POST)
    if form.is_valid():
        try:
            extend_survey(by=me(request), at=now(), survey=found, closes_on=form.cleaned_data["closes_on"])
        except NotAcceptable as refused:
            form.add_error("closes_on", refused.problems["closes_on"])
        except NotReady as refused:
            messages.error(request, str(refused))
            return redirect("surveys:survey", key)
        else:
            messages.success(request, "Die Umfrage läuft länger; die Links auch.")
            return redirect("surveys:survey", key)
    return show(request, found, {"end": form}, status=UNPROCESSABLE)


@require_POST
@permitted(may_run_surveys)
def deleted(request: HttpRequest, key: str) -> HttpResponse:
    """Throw a draft away."""
    try:
        delete_survey(by=me(request), at=now(), survey=_survey(key))
    except NotReady as refused:
        messages.error(request, str(refused))
        return redirect("surveys:survey", key)
    messages.success(request, "Der Entwurf ist gelöscht.")
    return redirect("surveys:surveys")


@require_POST
@permitted(may_run_surveys)
def letters(request: HttpRequest, key: str) -> HttpResponse:
    """Letters to firms without mail, or only to those without an answer (``offen``), as one PDF. They hold addresses and links."""
    found = _survey(key)
    rows = list(to_write(found, only_silent="offen" in request.POST))
    if not rows:
        messages.error(
            request,
            "Es gibt keine Briefe: Alle Betriebe, die wir noch fragen dürfen, haben eine E-Mail-Adresse oder geantwortet.",
        )
        return redirect("surveys:survey", key)
    try:
        links = take_letters(by=me(request), at=now(), survey=found, letters=rows)
        content = survey_letters_pdf(found, rows, links, on=today(), made_at=now())
    except (NotReady, TypesettingFailed) as failed:
        messages.error(request, str(failed))
        return redirect("surveys:survey", key)
    note_access(by=me(request), kind="letters", subject=found.matter, at=now(), rows=len(rows))
    return private_file(content, f"umfrage-{found.key}.pdf")


def _done(request: HttpRequest, key: str, act: Callable[[Survey], object], said: str) -> HttpResponse:
    try:
        act(_survey(key))
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("surveys:survey", key)


def _survey(key: str) -> Survey:
    return get_object_or_404(Survey, key=key)
