"""The region's rule of origin at the desk."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.design.forms import saved_otherwise
from produktschau.intake.actions import NotAcceptable
from produktschau.intake.actions.criteria import CriterionChanged, retire_criterion, save_criterion
from produktschau.intake.forms.criterion import CriterionForm
from produktschau.intake.models import Criterion
from produktschau.intake.queries.origin import criterion_said, criterion_stamp
from produktschau.intake.rules import may_decide, may_see_submissions
from produktschau.lib.dates import now, today


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_see_submissions)
def criteria(request: HttpRequest) -> HttpResponse:
    """All criteria in their order; a POST adds one."""
    return _form(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_see_submissions)
def criterion(request: HttpRequest, slug: str) -> HttpResponse:
    """One criterion to change."""
    return _form(request, get_object_or_404(Criterion, slug=slug))


@require_POST
@permitted(may_decide)
def retire(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask it no more, or with ``wieder`` again: pressed by two people at once it is still what both wanted."""
    found = get_object_or_404(Criterion, slug=slug)
    on = None if request.POST.get("wieder") else found.retired_on or today()
    retire_criterion(by=_decider(request), at=now(), criterion=found, on=on)
    messages.success(request, f"„{found.question}“ wird {'nicht mehr' if on else 'wieder'} gefragt.")
    return redirect("intake:desk_criteria")


def _form(request: HttpRequest, found: Criterion | None) -> HttpResponse:
    is_sent = request.method == "POST"
    form = CriterionForm(request.POST if is_sent else None, initial=criterion_said(found) if found else None)
    if is_sent:
        by, expected = _decider(request), request.POST.get("expected", "")
        if form.is_valid():
            try:
                saved = save_criterion(by=by, at=now(), criterion=found, expected=expected, **form.cleaned_data)
            except CriterionChanged:
                found = get_object_or_404(Criterion, pk=found and found.pk)
                form = CriterionForm(request.POST, initial=criterion_said(found))
                return _page(request, form, found, is_changed=True)
            except NotAcceptable as refused:
                for name, sentence in refused.problems.items():
                    form.add_error(name if name in form.fields else None, sentence)
            else:
                messages.success(request, f"„{saved.question}“ ist gespeichert.")
                return redirect("intake:desk_criteria")
    return _page(request, form, found)


def _page(
    request: HttpRequest, form: CriterionForm, found: Criterion | None, *, is_changed: bool = False
) -> HttpResponse:
    fresh = criterion_stamp(found) if found else ""
    context: dict[str, Any] = {
        "crumbs": [("Einreichungen", reverse("intake:desk_submissions")), ("Herkunftsregel", "")],
        "form": form,
        "criterion": found,
        "expected": fresh if is_changed else request.POST.get("expected", fresh),
        "is_changed": is_changed,
        "saved": saved_otherwise(form) if is_changed else [],
        "criteria": list(Criterion.objects.order_by("position", "slug")),
        "may_decide": may_decide(request.user),
    }
    return render(
        request, "intake/desk/criteria.html", context, status=409 if is_changed else 422 if form.errors else 200
    )


def _decider(request: HttpRequest) -> User:
    if not isinstance(request.user, User) or not may_decide(request.user):
        raise PermissionDenied
    return request.user
