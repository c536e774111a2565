"""What the region says about itself, at the desk: to read for the staff, to change for those who answer for it."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.audit.queries import history, rows
from produktschau.lib.dates import now
from produktschau.region.actions import ProfileChangedMeanwhile, UnfitProfile, change_profile
from produktschau.region.forms.profile import ProfileForm, profile_initial
from produktschau.region.models.profile import THE_REGION
from produktschau.region.queries.profile import (
    PROFILE_FIELDS,
    differences,
    missing_duties,
    profile_said,
    profile_stamp,
    region,
)
from produktschau.region.rules import may_edit_profile, may_see_profile

HISTORY = 20


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_see_profile)
def profile(request: HttpRequest) -> HttpResponseBase:
    """The form, or the same to read."""
    return _changed(request) if request.method == "POST" else _show(request)


@permitted(may_edit_profile)
def _changed(request: HttpRequest) -> HttpResponse:
    form = ProfileForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    values = {name: form.cleaned_data[name] for name in PROFILE_FIELDS}
    try:
        saved = change_profile(
            by=cast("User", request.user), values=values, at=now(), expected=form.cleaned_data["expected"]
        )
    except UnfitProfile as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field if field in form.fields else None, sentence)
        return _show(request, form, status=422)
    except ProfileChangedMeanwhile as refused:
        return _show_conflict(request, str(refused), values)
    missing = missing_duties(saved)
    messages.success(request, "Die Angaben sind gespeichert und stehen auf den Seiten der Schau.")
    if missing:
        messages.warning(request, f"Es fehlen noch: {', '.join(duty.label for duty in missing)}.")
    return redirect("region_house:profile")


def _show_conflict(request: HttpRequest, sentence: str, typed: dict[str, object]) -> HttpResponse:
    """The form as it was typed, with what is saved now beside it, ready to be saved over it."""
    here = region()
    data = request.POST.copy()
    data["expected"] = profile_stamp(here)
    form = ProfileForm(data)
    form.add_error(None, sentence)
    return _show(request, form, status=409, differing=differences(here, typed))


def _show(
    request: HttpRequest,
    form: ProfileForm | None = None,
    status: int = 200,
    differing: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    here = region()
    missing = missing_duties(here)
    context: dict[str, object] = {
        "region": here,
        "missing": missing,
        "differing": differing,
        "rows": rows(history(f"region:{THE_REGION}")[:HISTORY]),
    }
    if may_edit_profile(request.user):
        shown = form or ProfileForm(initial=profile_initial(here))
        context |= {"form": shown, "sections": list(shown.sections(missing))}
    else:
        context["said"] = profile_said(here)
    return render(request, "region/profile.html", context, status=status)
