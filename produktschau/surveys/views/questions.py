"""The questions of a draft at the desk."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from produktschau.accounts.rules import permitted
from produktschau.design.forms import saved_otherwise, seen_at
from produktschau.lib.dates import now
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.surveys.actions.questions import add_question, change_question, delete_question, move_question
from produktschau.surveys.forms.questions import QuestionForm, question_initial
from produktschau.surveys.models import Question, Survey
from produktschau.surveys.rules import may_write_surveys
from produktschau.surveys.views.surveys import CONFLICT, UNPROCESSABLE, crumbs, me


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_write_surveys)
def question_new(request: HttpRequest, key: str) -> HttpResponse:
    """One more question."""
    found = get_object_or_404(Survey, key=key)
    form = QuestionForm(request.POST if request.method == "POST" else None, initial={"about": "need"})
    return _answered(request, found, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_write_surveys)
def question_change(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Other words or answers."""
    question = _question(key, pk)
    data = request.POST if request.method == "POST" else None
    return _answered(
        request, question.survey, QuestionForm(data, question=question, initial=question_initial(question)), question
    )


@require_POST
@permitted(may_write_surveys)
def question_moved(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """One place up or down (``wohin``)."""
    try:
        move_question(by=me(request), at=now(), question=_question(key, pk), up=request.POST.get("wohin") == "hoch")
    except NotReady as refused:
        messages.error(request, str(refused))
    return redirect(f"{reverse('surveys:survey', args=[key])}#fragen")


@require_POST
@permitted(may_write_surveys)
def question_deleted(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take a question out."""
    try:
        delete_question(by=me(request), at=now(), question=_question(key, pk))
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Die Frage ist herausgenommen.")
    return redirect("surveys:survey", key)


def _answered(request: HttpRequest, survey: Survey, form: QuestionForm, question: Question | None) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        told, expected = form.told(), seen_at(request.POST)
        try:
            if question is None:
                add_question(by=me(request), at=now(), survey=survey, expected=expected, **told)
            else:
                change_question(by=me(request), at=now(), question=question, expected=expected, **told)
        except ChangedMeanwhile:
            return _conflict(request, survey, question)
        except NotReady as refused:
            form.add_error(None, str(refused))
        except NotAcceptable as refused:
            for field, sentence in refused.problems.items():
                form.add_error({"options": "option-0"}.get(field, field), sentence)
        else:
            messages.success(request, "Die Frage ist gespeichert.")
            return redirect(f"{reverse('surveys:survey', args=[survey.key])}#fragen")
    return _page(request, survey, form, question)


def _conflict(request: HttpRequest, survey: Survey, question: Question | None) -> HttpResponse:
    """Somebody changed the survey meanwhile: what was typed, and what is saved now."""
    survey = get_object_or_404(Survey, pk=survey.pk)
    there = Question.objects.filter(pk=question.pk if question else 0).first()
    initial = question_initial(there) if there else {}
    form = QuestionForm(request.POST, question=there, initial=initial)
    form.is_valid()
    saved = saved_otherwise(form) if there else []
    return _page(request, survey, form, there, {"is_changed": True, "saved": saved})


def _page(
    request: HttpRequest,
    survey: Survey,
    form: QuestionForm,
    question: Question | None,
    extra: dict[str, Any] | None = None,
) -> HttpResponse:
    told = extra or {}
    fresh = survey.changed_at.isoformat()
    status = CONFLICT if told else UNPROCESSABLE if form.is_bound and form.errors else 200
    context = {
        "survey": survey,
        "question": question,
        "form": form,
        "expected": request.POST.get("expected", fresh) if form.is_bound and not told else fresh,
        "crumbs": crumbs(
            (survey.title, reverse("surveys:survey", args=[survey.key])),
            (f"Frage {question.number}" if question else "Neue Frage", ""),
        ),
    }
    return render(request, "surveys/question.html", context | told, status=status)


def _question(key: str, pk: int) -> Question:
    return get_object_or_404(Question.objects.select_related("survey"), pk=pk, survey__key=key)
