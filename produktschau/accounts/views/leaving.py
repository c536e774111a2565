"""One's own account, erased by oneself (Art. 17 GDPR): what goes, what stays and why, and a plain page afterwards."""

from typing import cast

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from produktschau.accounts import actions, queries
from produktschau.accounts.forms import LeaveForm
from produktschau.accounts.models import User
from produktschau.accounts.rules import may_have_account, permitted
from produktschau.lib import dates

REASON = "von der Person selbst"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_have_account)
def leave(request: HttpRequest) -> HttpResponse:
    """Show what happens; posting erases, after the person has shown once more who they are."""
    me = cast("User", request.user)
    form = LeaveForm(request.POST if request.method == "POST" else None)
    obstacle = queries.obstacles(me).deactivate
    if request.method != "POST" or obstacle or not form.is_valid():
        context = {"form": form, "obstacle": obstacle, "domains": queries.what_goes()}
        return render(request, "accounts/leave.html", context, status=422 if request.method == "POST" else 200)
    raise_if_reauthentication_required(request, app="account")
    try:
        actions.erase_user(by=me, user=me, at=dates.now(), reason=REASON)
    except (actions.LastManager, actions.DataStillNeeded) as refused:
        context = {"form": form, "obstacle": str(refused), "domains": queries.what_goes()}
        return render(request, "accounts/leave.html", context, status=422)
    logout(request)
    return redirect("accounts:left")


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """What was kept, for whoever erased the account; it names nobody, and tells nobody with an account that it is gone."""
    if request.user.is_authenticated:
        return redirect("accounts:account")
    return render(request, "accounts/left.html", {"domains": queries.what_stays()})
