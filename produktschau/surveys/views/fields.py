"""Fields of action at the desk."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.design.forms import saved_otherwise, seen_at
from produktschau.lib.dates import now
from produktschau.region.queries.employment import group_titles
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.surveys.actions.fields import change_field, delete_field, make_field
from produktschau.surveys.forms.surveys import FieldForm, field_initial
from produktschau.surveys.models import FieldOfAction
from produktschau.surveys.rules import may_see_surveys, may_write_surveys
from produktschau.surveys.views.surveys import CONFLICT, UNPROCESSABLE, crumbs, me, tell


@require_safe
@permitted(may_see_surveys)
def fields(request: HttpRequest) -> HttpResponse:
    """All fields of action."""
    titles = group_titles()
    rows = [
        (field, "; ".join(titles[group] for group in field.groups if group in titles))
        for field in FieldOfAction.objects.annotate(answers=Count("options")).order_by("position", "pk")
    ]
    context = {"rows": rows, "may_write": may_write_surveys(request.user), "crumbs": crumbs(("Handlungsfelder", ""))}
    return render(request, "surveys/fields.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_write_surveys)
def field_new(request: HttpRequest) -> HttpResponse:
    """One more."""
    form = FieldForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            make_field(by=me(request), at=now(), **form.cleaned_data)
        except NotAcceptable as refused:
            tell(form, refused)
        else:
            messages.success(request, "Das Handlungsfeld ist angelegt.")
            return redirect("surveys:fields")
    return _page(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_write_surveys)
def field_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words, pillar, groups or place."""
    found = get_object_or_404(FieldOfAction, pk=pk)
    form = FieldForm(request.POST if request.method == "POST" else None, initial=field_initial(found))
    if request.method == "POST" and form.is_valid():
        try:
            change_field(by=me(request), at=now(), field=found, expected=seen_at(request.POST), **form.cleaned_data)
        except ChangedMeanwhile:
            found = get_object_or_404(FieldOfAction, pk=pk)
            form = FieldForm(request.POST, initial=field_initial(found))
            return _page(request, form, found, {"is_changed": True, "saved": saved_otherwise(form)})
        except NotAcceptable as refused:
            tell(form, refused)
        else:
            messages.success(request, "Das Handlungsfeld ist gespeichert.")
            return redirect("surveys:fields")
    return _page(request, form, found)


@require_POST
@permitted(may_write_surveys)
def field_deleted(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one away that no answer leads to."""
    found = get_object_or_404(FieldOfAction, pk=pk)
    try:
        delete_field(by=me(request), at=now(), field=found)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"„{found.name}“ ist gelöscht.")
    return redirect("surveys:fields")


def _page(
    request: HttpRequest, form: FieldForm, found: FieldOfAction | None, extra: dict[str, Any] | None = None
) -> HttpResponse:
    told = extra or {}
    status = CONFLICT if told else UNPROCESSABLE if form.is_bound and form.errors else 200
    way = crumbs(("Handlungsfelder", reverse("surveys:fields")), (found.name if found else "Neu", ""))
    context: dict[str, Any] = {"form": form, "field": found, "crumbs": way}
    if found is not None:
        fresh = found.changed_at.isoformat()
        context["expected"] = request.POST.get("expected", fresh) if form.is_bound and not told else fresh
    return render(request, "surveys/field.html", context | told, status=status)
