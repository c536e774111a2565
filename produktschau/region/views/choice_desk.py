"""The sector choice at the desk: to read for the staff, to change for those who answer for the region."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.audit.queries import entries, history, rows
from produktschau.lib.dates import now
from produktschau.region.actions.delimitation import SUBJECT, ChoiceChangedMeanwhile, UnfitChoice, change_choice
from produktschau.region.forms.choice import ChoiceForm, choice_initial
from produktschau.region.queries.choice_state import choice_differences, choice_said, choice_stamp, choice_state
from produktschau.region.rules import may_edit_profile, may_see_profile

HISTORY = 20


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_see_profile)
def choice(request: HttpRequest) -> HttpResponseBase:
    """The form, or the same to read."""
    return _changed(request) if request.method == "POST" else _show(request)


@permitted(may_edit_profile)
def _changed(request: HttpRequest) -> HttpResponse:
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    try:
        change_choice(
            by=cast("User", request.user), state=form.state(), at=now(), expected=form.cleaned_data["expected"]
        )
    except UnfitChoice as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field if field in form.fields else None, sentence)
        return _show(request, form, status=422)
    except ChoiceChangedMeanwhile as refused:
        return _show_conflict(request, str(refused), form)
    messages.success(request, "Die Branchenwahl ist gespeichert und steht so auf der öffentlichen Seite.")
    return redirect("region_house:choice")


def _show_conflict(request: HttpRequest, sentence: str, typed: ChoiceForm) -> HttpResponse:
    """The form as it was typed, with what is saved now beside it, ready to be saved over it."""
    saved = choice_state()
    data = request.POST.copy()
    data["expected"] = choice_stamp(saved)
    form = ChoiceForm(data)
    form.add_error(None, sentence)
    return _show(request, form, status=409, differing=choice_differences(saved, typed.state()))


def _show(
    request: HttpRequest,
    form: ChoiceForm | None = None,
    status: int = 200,
    differing: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    saved = choice_state()
    found = history(SUBJECT) | entries(subject="sectordecision")
    context: dict[str, object] = {"differing": differing, "rows": rows(found[:HISTORY])}
    if may_edit_profile(request.user):
        context["form"] = form or ChoiceForm(initial=choice_initial(saved))
    else:
        context["said"] = choice_said(saved)
    return render(request, "region/choice_desk.html", context, status=status)
