"""How a person wants to be written to and to work: the page of choices, the list of shortcuts, what a page is told of them."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from produktschau.accounts import actions
from produktschau.accounts.forms import PreferenceForm
from produktschau.accounts.models import Density, User
from produktschau.accounts.queries import preference_of
from produktschau.accounts.rules import may_have_account, may_see_desk, permitted
from produktschau.lib import dates


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_have_account)
def preferences(request: HttpRequest) -> HttpResponse:
    """See and change one's own choices."""
    me = cast("User", request.user)
    kept = preference_of(me)
    if request.method != "POST":
        said = {name: getattr(kept, name) for name in PreferenceForm.base_fields}
        return _page(request, PreferenceForm(initial=said))
    form = PreferenceForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    actions.change_preference(by=me, user=me, at=dates.now(), **form.cleaned_data)
    messages.success(request, "Ihre Einstellungen sind gespeichert.")
    return redirect("accounts:preferences")


@require_safe
@permitted(may_see_desk)
def shortcuts(request: HttpRequest) -> HttpResponse:
    """Every key and what it does; the script shows the same in a dialog."""
    return render(request, "accounts/shortcuts.html", {"is_on": preference_of(request.user).has_shortcuts})


def in_head(request: HttpRequest | None) -> dict[str, Any] | None:
    """Style and script a workspace page needs by its reader's choices; nothing for those without a desk."""
    if request is None or not may_see_desk(request.user):
        return None
    chosen = preference_of(request.user)
    return {"is_dense": chosen.density == Density.DENSE, "has_shortcuts": chosen.has_shortcuts}


def in_foot(request: HttpRequest | None) -> dict[str, Any] | None:
    """The way to the list of shortcuts, for those who have a desk."""
    return {} if request is not None and may_see_desk(request.user) else None


def _page(request: HttpRequest, form: PreferenceForm, status: int = 200) -> HttpResponse:
    return render(request, "accounts/preferences.html", {"form": form}, status=status)
