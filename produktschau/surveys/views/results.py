"""What a survey brought: put together for everyone of the house, the firms and their words for the office."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.lib.dates import now, today
from produktschau.surveys.actions.answering import delete_text
from produktschau.surveys.calculations.tallying import LEAST
from produktschau.surveys.models import Answer, Survey
from produktschau.surveys.queries.behind import behind
from produktschau.surveys.queries.coverage import coverage
from produktschau.surveys.queries.own_words import own_words
from produktschau.surveys.queries.results import results_for
from produktschau.surveys.queries.standing import survey_row
from produktschau.surveys.rules import may_read_answers, may_see_surveys
from produktschau.surveys.views.surveys import crumbs, me


@require_safe
@permitted(may_see_surveys)
def results(request: HttpRequest, key: str) -> HttpResponse:
    """Response, coverage, needs, shared identity. A draft has none."""
    found = _opened(key)
    context = {
        "survey": found,
        "row": survey_row(found, today()),
        "results": results_for(found, today(), reads_answers=may_read_answers(request.user)),
        "tables": coverage(found),
        "least": LEAST,
        "may_read": may_read_answers(request.user),
        "crumbs": _way(found, "Ergebnis"),
    }
    return render(request, "surveys/results.html", context)


@require_safe
@permitted(may_read_answers)
def firms(request: HttpRequest, key: str) -> HttpResponse:
    """The firms behind a number. What single firms said is read by name, so it is on record."""
    found = _opened(key)
    opened = behind(found, request.GET.dict())
    if opened is None:
        raise Http404
    note_access(by=me(request), kind="answers", subject=found.matter, at=now(), rows=len(opened.invitations))
    context = {"survey": found, "behind": opened, "crumbs": _way(found, "Betriebe hinter der Zahl", via_results=True)}
    return render(request, "surveys/firms.html", context)


@require_safe
@permitted(may_read_answers)
def texts(request: HttpRequest, key: str) -> HttpResponse:
    """Own words of firms."""
    found = _opened(key)
    told = own_words(found)
    count = sum(len(one.answers) for one in told)
    if count:
        note_access(by=me(request), kind="answers", subject=found.matter, at=now(), rows=count)
    context = {"survey": found, "texts": told, "count": count, "crumbs": _way(found, "Eigene Worte", via_results=True)}
    return render(request, "surveys/texts.html", context)


@require_POST
@permitted(may_read_answers)
def text_deleted(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take a firm's words away; its other answers stay."""
    answer = get_object_or_404(Answer.objects.exclude(text=""), pk=pk, invitation__survey__key=key)
    delete_text(by=me(request), at=now(), answer=answer)
    messages.success(request, "Der Text ist gelöscht. Was der Betrieb angekreuzt hat, bleibt.")
    return redirect("surveys:texts", key)


def _opened(key: str) -> Survey:
    return get_object_or_404(Survey.objects.select_related("repeats").exclude(opened_at=None), key=key)


def _way(found: Survey, last: str, *, via_results: bool = False) -> list[tuple[str, str]]:
    way = crumbs((found.title, reverse("surveys:survey", args=[found.key])))
    if via_results:
        way.append(("Ergebnis", reverse("surveys:results", args=[found.key])))
    return [*way, (last, "")]
