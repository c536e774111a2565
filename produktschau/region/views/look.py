"""The colours of the house at the desk: enter, see, prove, save."""

from collections.abc import Mapping, Sequence
from typing import cast

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.design.colour_sheet import forced
from produktschau.design.palette import DARK, LIGHT, WORLDS, cleaned
from produktschau.lib.dates import now
from produktschau.region.actions import LookChangedMeanwhile, UnreadableColours, change_look, reset_look
from produktschau.region.forms.look import mistaken
from produktschau.region.queries.look import (
    Refused,
    as_query,
    entered,
    least_text_contrast,
    look_stamp,
    no_colours,
    parts,
    proofs,
    unreadable,
)
from produktschau.region.queries.profile import region
from produktschau.region.rules import may_edit_look

SCHEME = "schema"


@csp_update({"frame-src": [SELF]})
@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_edit_look)
def look(request: HttpRequest) -> HttpResponse:
    """The colours to enter, with a preview. ``ansehen`` shows what was entered without saving it."""
    if request.method != "POST":
        return _show(request)
    problems = mistaken(request.POST)
    if problems or "ansehen" in request.POST:
        return _show(request, request.POST, no_colours(problems))
    try:
        change_look(
            by=cast("User", request.user),
            colours=entered(request.POST),
            at=now(),
            expected=request.POST.get("expected", ""),
        )
    except UnreadableColours as refused:
        return _show(request, request.POST, unreadable(refused.weak))
    except LookChangedMeanwhile as refused:
        return _show(request, request.POST, conflict=str(refused))
    messages.success(request, "Die Farben sind gespeichert. Jede Seite zeigt sie ab jetzt.")
    return redirect("region_house:look")


@require_POST
@permitted(may_edit_look)
def look_reset(request: HttpRequest) -> HttpResponse:
    """Back to the factory setting."""
    reset_look(by=cast("User", request.user), at=now())
    messages.success(request, "Alle Farben stehen wieder auf der Werkseinstellung. Die bisherigen stehen im Verlauf.")
    return redirect("region_house:look")


@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
@never_cache
@require_safe
@permitted(may_edit_look)
def look_preview(request: HttpRequest) -> HttpResponse:
    """A page that shows the colours of the address on real parts, in the scheme asked for."""
    context = {"query": as_query(entered(request.GET)), "scheme": _scheme(request.GET), "worlds": list(WORLDS.items())}
    return render(request, "region/look_preview.html", context)


@never_cache
@require_safe
@permitted(may_edit_look)
def look_sheet(request: HttpRequest) -> HttpResponse:
    """The colours of the address as a style sheet, in the scheme asked for."""
    return HttpResponse(forced(entered(request.GET), _scheme(request.GET)), content_type="text/css; charset=utf-8")


@never_cache
@require_safe
@permitted(may_edit_look)
def look_proof(request: HttpRequest) -> HttpResponse:
    """How well the colours of the address can be read, as a piece of the page."""
    tokens = entered(request.GET)
    context = {"proofs": list(proofs(tokens)), "least": least_text_contrast(tokens)}
    return render(request, "region/parts/proofs.html", context)


def _show(
    request: HttpRequest,
    typed: Mapping[str, str] | None = None,
    refused: Sequence[Refused] = (),
    conflict: str = "",
) -> HttpResponse:
    saved = cleaned(region().tokens)
    tokens = saved if typed is None else entered(typed)
    context = {
        "parts": parts(tokens, typed, refused),
        "refused": refused,
        "conflict": conflict,
        "expected": look_stamp(saved),
        "is_changed": bool(saved),
        "is_unsaved": typed is not None,
        "scheme": _scheme(typed or {}),
        "query": as_query(tokens),
        "proofs": list(proofs(tokens)),
        "least": least_text_contrast(tokens),
    }
    return render(request, "region/look.html", context, status=422 if refused else 409 if conflict else 200)


def _scheme(data: Mapping[str, str]) -> str:
    return DARK if data.get(SCHEME) == DARK else LIGHT
