"""Surveys at the desk: the list, one survey, its words, and how many a choice of firms would reach."""

from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.audit.queries import history, rows
from produktschau.design.forms import Saved, saved_otherwise, seen_at
from produktschau.lib.dates import now, today
from produktschau.outreach.queries.asking import Reach, choices, cleaned, described
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.surveys.actions.drafting import change_survey, make_survey
from produktschau.surveys.calculations.standard import INTRO, PURPOSE
from produktschau.surveys.forms.surveys import EndForm, NewSurveyForm, SurveyForm, survey_initial
from produktschau.surveys.models import Survey
from produktschau.surveys.queries.audience import reach, reach_by_name
from produktschau.surveys.queries.standing import (
    TAB,
    TABS,
    reasons_against_opening,
    survey_row,
    survey_rows,
    to_remind,
    to_write,
)
from produktschau.surveys.rules import may_read_answers, may_run_surveys, may_see_surveys, may_write_surveys

PER_PAGE = 100
SHOWN = 200
"""Firms of an audience that stand on the page; the number above is that of all."""
HISTORY = 20
BY_FIRMS = ("survey.answered", "survey.refused")
"""Not in the history of the page: that would be a list of who answered when."""
CONFLICT, UNPROCESSABLE = 409, 422


@require_safe
@permitted(may_see_surveys)
def surveys(request: HttpRequest) -> HttpResponse:
    """All surveys with their numbers."""
    context = {"surveys": list(survey_rows(today())), "may_write": may_write_surveys(request.user)}
    return render(request, "surveys/list.html", context)


@require_safe
@permitted(may_see_surveys)
def survey(request: HttpRequest, key: str) -> HttpResponse:
    """One survey: as a draft its questions and whom it would ask; once opened how it stands."""
    found = get_object_or_404(Survey, key=key)
    return show(request, found)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_write_surveys)
def survey_new(request: HttpRequest) -> HttpResponse:
    """A new survey, with the usual questions or those of an earlier one."""
    initial = {"opens_on": today(), "intro": INTRO, "purpose": PURPOSE, "repeats": request.GET.get("wiederholt", "")}
    form = NewSurveyForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = make_survey(by=me(request), at=now(), **form.cleaned_data)
        except NotAcceptable as refused:
            tell(form, refused)
        else:
            messages.success(
                request,
                "Die Umfrage ist als Entwurf angelegt. Sehen Sie die Fragen durch, und wählen Sie, wen Sie fragen.",
            )
            return redirect("surveys:survey", made.key)
    return _form(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_write_surveys)
def survey_change(request: HttpRequest, key: str) -> HttpResponse:
    """Change the words and days of a draft."""
    found = get_object_or_404(Survey, key=key)
    form = SurveyForm(request.POST if request.method == "POST" else None, initial=survey_initial(found))
    if request.method == "POST" and form.is_valid():
        try:
            change_survey(by=me(request), at=now(), survey=found, expected=seen_at(request.POST), **form.cleaned_data)
        except ChangedMeanwhile:
            found = get_object_or_404(Survey, key=key)
            return _form(request, SurveyForm(request.POST, initial=survey_initial(found)), found, is_changed=True)
        except NotAcceptable as refused:
            tell(form, refused)
        except NotReady as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Die Umfrage ist gespeichert.")
            return redirect("surveys:survey", key)
    return _form(request, form, found)


@require_safe
@permitted(may_write_surveys)
def survey_reach(request: HttpRequest, key: str) -> HttpResponse:
    """How many firms a choice reaches, as a piece of the page: asked while somebody chooses."""
    found = get_object_or_404(Survey, key=key)
    reached = _reached(cleaned({name: request.GET.getlist(name) for name in request.GET}))
    _noted(request, found, len(reached["shown"]))
    response = render(request, "outreach/parts/reach.html", reached)
    response["Cache-Control"] = "private, no-store"
    return response


def show(
    request: HttpRequest, found: Survey, extra: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """The page of a survey; ``extra`` may hold a choice that is not saved (``chosen``) or a form that was refused (``end``)."""
    told = extra or {}
    row, user = survey_row(found, today()), request.user
    context: dict[str, Any] = {
        "row": row,
        "survey": found,
        "audience": described(found.audience),
        "may_write": may_write_surveys(user),
        "may_run": may_run_surveys(user),
        "may_read": may_read_answers(user),
        "questions": found.questions.prefetch_related("options__field"),
        "history": rows(history(found.matter).exclude(verb__in=BY_FIRMS)[:HISTORY]),
        "crumbs": crumbs((found.title, "")),
        "expected": found.changed_at.isoformat(),
    }
    if row.standing == "draft":
        context |= _draft(request, found, told.get("chosen", found.audience))
    else:
        context |= _running(request, found)
    return render(request, "surveys/survey.html", context | told, status=status)


def show_conflict(request: HttpRequest, key: str, audience: dict[str, list[str]]) -> HttpResponse:
    """The page of a draft with a choice that is not saved, because somebody else has changed the survey."""
    found = get_object_or_404(Survey, key=key)
    extra: dict[str, Any] = {"is_changed": True, "chosen": audience}
    if audience != found.audience:
        said = "\n".join(f"{label}: {values}" for label, values in described(found.audience))
        extra["saved"] = [Saved("Auswahl", said or "alle Betriebe")]
    return show(request, found, extra, status=CONFLICT)


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page of surveys."""
    return [("Leitstand", reverse("portal_house:desk")), ("Umfragen", reverse("surveys:surveys")), *more]


def tell(form: Any, refused: NotAcceptable) -> None:
    """Put the sentences of an action to the fields of a form."""
    for field, sentence in refused.problems.items():
        form.add_error(field if field in form.fields else None, sentence)


def me(request: HttpRequest) -> User:
    """Who is signed in."""
    return cast("User", request.user)


def _draft(request: HttpRequest, found: Survey, audience: dict[str, list[str]]) -> dict[str, Any]:
    if found.firms is not None:
        named = _shown(reach_by_name(found))
        if not may_write_surveys(request.user):
            named |= {"shown": [], "more": 0}
        _noted(request, found, len(named["shown"]))
        return named | {"is_named": True, "reasons": reasons_against_opening(found, on=today())}
    if not may_write_surveys(request.user):
        whole = reach(audience)
        return {"reach": whole, "shown": [], "more": 0, "reasons": reasons_against_opening(found, on=today())}
    reached = _reached(audience)
    _noted(request, found, len(reached["shown"]))
    return reached | {"choices": choices(audience), "reasons": reasons_against_opening(found, on=today())}


def _running(request: HttpRequest, found: Survey) -> dict[str, Any]:
    tab = request.GET.get("stand", "alle")
    tab = tab if tab in TAB else "alle"
    told: dict[str, Any] = {
        "tab": tab,
        "due": to_remind(found, now()).count(),
        "letters": to_write(found, only_silent=False).count(),
        "silent_letters": to_write(found, only_silent=True).count(),
        "end": EndForm(initial={"closes_on": found.closes_on}),
    }
    if may_read_answers(request.user):
        counts = survey_row(found, today()).counts.by_tab
        invitations = found.invitations.filter(TAB[tab]).select_related("company").order_by("company__sort_key", "pk")
        page = Paginator(invitations, PER_PAGE).get_page(request.GET.get("seite"))
        told |= {"tabs": [(name, label, counts[name]) for name, label in TABS.items()], "page": page}
    return told


def _reached(audience: dict[str, list[str]]) -> dict[str, Any]:
    return _shown(reach(audience))


def _shown(whole: Reach) -> dict[str, Any]:
    return {"reach": whole, "shown": whole.asked[:SHOWN], "more": max(whole.total - SHOWN, 0)}


def _noted(request: HttpRequest, found: Survey, people: int) -> None:
    """A choice of firms is shown with the addresses of people."""
    if people:
        note_access(by=me(request), kind="recipients", subject=found.matter, at=now(), rows=people)


def _form(request: HttpRequest, form: SurveyForm, found: Survey | None, *, is_changed: bool = False) -> HttpResponse:
    way = [(found.title, reverse("surveys:survey", args=[found.key])), ("Bearbeiten", "")] if found else [("Neu", "")]
    status = CONFLICT if is_changed else UNPROCESSABLE if form.is_bound and form.errors else 200
    context: dict[str, Any] = {"form": form, "survey": found, "is_changed": is_changed, "crumbs": crumbs(*way)}
    if found is not None:
        fresh = found.changed_at.isoformat()
        context["expected"] = request.POST.get("expected", fresh) if form.is_bound and not is_changed else fresh
    if is_changed:
        context["saved"] = saved_otherwise(form)
    return render(request, "surveys/form.html", context, status=status)
