"""The region's rule of origin at the desk."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.intake.actions import NotAcceptable
from produktschau.intake.actions.criteria import retire_criterion, save_criterion
from produktschau.intake.forms.criterion import CriterionForm
from produktschau.intake.models import Criterion
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
    """Ask it no more, or again."""
    found = get_object_or_404(Criterion, slug=slug)
    on = None if found.retired_on else today()
    retire_criterion(by=_decider(request), at=now(), criterion=found, on=on)
    messages.success(request, f"„{found.question}“ wird {'nicht mehr' if on else 'wieder'} gefragt.")
    return redirect("intake:desk_criteria")


def _form(request: HttpRequest, found: Criterion | None) -> HttpResponse:
    initial = (
        {name: getattr(found, name) for name in ("question", "help", "scope", "is_required", "position")}
        if found
        else None
    )
    form = CriterionForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST":
        by = _decider(request)
        if form.is_valid():
            try:
                saved = save_criterion(by=by, at=now(), criterion=found, **form.cleaned_data)
            except NotAcceptable as refused:
                for name, sentence in refused.problems.items():
                    form.add_error(name if name in form.fields else None, sentence)
            else:
                messages.success(request, f"„{saved.question}“ ist gespeichert.")
                return redirect("intake:desk_criteria")
    context = {
        "crumbs": [("Einreichungen", reverse("intake:desk_submissions")), ("Herkunftsregel", "")],
        "form": form,
        "criterion": found,
        "criteria": list(Criterion.objects.order_by("position", "slug")),
        "may_decide": may_decide(request.user),
    }
    return render(request, "intake/desk/criteria.html", context, status=422 if form.errors else 200)


def _decider(request: HttpRequest) -> User:
    if not isinstance(request.user, User) or not may_decide(request.user):
        raise PermissionDenied
    return request.user
