"""The neighbours' brands, programmes and networks at the desk: list, add, change, make public, delete."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.audit.queries import history, rows
from produktschau.design.forms import saved_otherwise
from produktschau.lib.dates import now, today
from produktschau.region.actions import (
    EffortChangedMeanwhile,
    UnfitEffort,
    change_effort,
    create_effort,
    delete_effort,
    publish_effort,
    withdraw_effort,
)
from produktschau.region.forms.efforts import EffortForm, effort_initial
from produktschau.region.models import NeighbourEffort
from produktschau.region.queries.efforts import all_efforts, effort_stamp, shown
from produktschau.region.rules import may_edit_efforts, may_see_profile

HISTORY = 20
READ_WRITE = ["GET", "HEAD", "POST"]
GONE = "Diesen Eintrag gibt es nicht mehr."


@require_safe
@permitted(may_see_profile)
def efforts(request: HttpRequest) -> HttpResponse:
    """All records, by neighbour."""
    listed = [(one, shown(one)) for one in all_efforts()]
    context = {"efforts": listed, "may_edit": may_edit_efforts(request.user)}
    return render(request, "region/efforts.html", context)


@require_http_methods(READ_WRITE)
@permitted(may_edit_efforts)
def effort_new(request: HttpRequest) -> HttpResponse:
    """Add a record."""
    typed = request.POST if request.method == "POST" else None
    form = EffortForm(typed, initial={"checked_on": today(), "overlap": "unjudged"})
    if form.is_bound and form.is_valid():
        try:
            made = create_effort(by=_me(request), values=form.values(), at=now())
        except UnfitEffort as refused:
            _tell(form, refused)
        else:
            messages.success(request, f"„{made.name}“ ist gespeichert. Öffentlich ist es noch nicht.")
            return redirect("region_house:effort", pk=made.pk)
    context = {"form": form, "crumbs": _crumbs("Hinzufügen")}
    return render(request, "region/effort_new.html", context, status=422 if form.errors else 200)


@require_http_methods(READ_WRITE)
@permitted(may_see_profile)
def effort(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One record: to read, and to change for those who may."""
    one = get_object_or_404(all_efforts(), pk=pk)
    return _changed(request, one) if request.method == "POST" else _show(request, one)


@permitted(may_edit_efforts)
def _changed(request: HttpRequest, one: NeighbourEffort) -> HttpResponse:
    form = EffortForm(request.POST, initial=effort_initial(one))
    if not form.is_valid():
        return _show(request, one, form, status=422)
    try:
        saved = change_effort(
            by=_me(request), effort=one, values=form.values(), expected=form.cleaned_data["expected"], at=now()
        )
    except UnfitEffort as refused:
        _tell(form, refused)
        return _show(request, one, form, status=422)
    except EffortChangedMeanwhile as refused:
        return _conflict(request, refused.effort)
    except NeighbourEffort.DoesNotExist as gone:
        raise Http404(GONE) from gone
    messages.success(request, f"„{saved.name}“ ist gespeichert.")
    return redirect("region_house:effort", pk=saved.pk)


@require_POST
@permitted(may_edit_efforts)
def effort_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a record public."""
    one = get_object_or_404(all_efforts(), pk=pk)
    try:
        publish_effort(by=_me(request), effort=one, expected=request.POST.get("expected", ""), at=now())
    except EffortChangedMeanwhile as refused:
        return _show(request, refused.effort, status=409, sentence=str(refused))
    except NeighbourEffort.DoesNotExist as gone:
        raise Http404(GONE) from gone
    messages.success(request, f"„{one.name}“ steht jetzt auf den Seiten über die Region.")
    return redirect("region_house:effort", pk=pk)


@require_POST
@permitted(may_edit_efforts)
def effort_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a record from the public pages."""
    one = get_object_or_404(all_efforts(), pk=pk)
    try:
        withdraw_effort(by=_me(request), effort=one, expected=request.POST.get("expected", ""), at=now())
    except EffortChangedMeanwhile as refused:
        return _show(request, refused.effort, status=409, sentence=str(refused))
    except NeighbourEffort.DoesNotExist as gone:
        raise Http404(GONE) from gone
    messages.success(request, f"„{one.name}“ ist nicht mehr öffentlich.")
    return redirect("region_house:effort", pk=pk)


@require_http_methods(READ_WRITE)
@permitted(may_edit_efforts)
def effort_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then delete a record."""
    one = get_object_or_404(all_efforts(), pk=pk)
    if request.method != "POST":
        crumbs = _crumbs("Löschen", (one.name, reverse("region_house:effort", args=[pk])))
        context = {"effort": one, "expected": effort_stamp(one), "crumbs": crumbs}
        return render(request, "region/effort_delete.html", context)
    try:
        delete_effort(by=_me(request), effort=one, expected=request.POST.get("expected", ""), at=now())
    except EffortChangedMeanwhile as refused:
        return _show(request, refused.effort, status=409, sentence=str(refused))
    except NeighbourEffort.DoesNotExist as gone:
        raise Http404(GONE) from gone
    messages.success(request, f"„{one.name}“ ist gelöscht.")
    return redirect("region_house:efforts")


def _conflict(request: HttpRequest, kept: NeighbourEffort) -> HttpResponse:
    """The form as it was typed, with what is saved now beside it, ready to be saved over it."""
    typed = request.POST.copy()
    typed["expected"] = effort_stamp(kept)
    form = EffortForm(typed, initial=effort_initial(kept))
    return _show(request, kept, form, status=409, meanwhile=True)


def _show(
    request: HttpRequest,
    one: NeighbourEffort,
    form: EffortForm | None = None,
    *,
    status: int = 200,
    meanwhile: bool = False,
    sentence: str = "",
) -> HttpResponse:
    context = {
        "effort": one,
        "shown": shown(one),
        "crumbs": _crumbs(one.name),
        "may_edit": may_edit_efforts(request.user),
        "form": form or EffortForm(initial=effort_initial(one)),
        "expected": effort_stamp(one),
        "meanwhile": meanwhile,
        "saved": saved_otherwise(form) if form is not None and meanwhile else [],
        "sentence": sentence,
        "rows": rows(history(f"effort:{one.pk}")[:HISTORY]),
    }
    return render(request, "region/effort.html", context, status=status)


def _tell(form: EffortForm, refused: UnfitEffort) -> None:
    for field, sentence in refused.problems.items():
        form.add_error(field if field in form.fields else None, sentence)


def _crumbs(here: str, *between: tuple[str, str]) -> list[tuple[str, str]]:
    return [("Nachbarn", reverse("region_house:efforts")), *between, (here, "")]


def _me(request: HttpRequest) -> User:
    return cast("User", request.user)
