"""One's own account: name, sign-in, second factor, data."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts import actions, queries
from produktschau.accounts.forms import NameForm
from produktschau.accounts.models import User
from produktschau.accounts.rules import may_have_account, permitted
from produktschau.lib import dates


@require_safe
@permitted(may_have_account)
def account(request: HttpRequest) -> HttpResponse:
    """The account's home."""
    return _page(request, NameForm(initial={"name": _me(request).name}))


@require_POST
@permitted(may_have_account)
def rename(request: HttpRequest) -> HttpResponse:
    """Change one's own name."""
    form = NameForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    me = _me(request)
    try:
        actions.change_name(by=me, user=me, name=form.cleaned_data["name"], at=dates.now())
    except actions.InvalidName as refusal:
        form.add_error("name", str(refusal))
        return _page(request, form, status=400)
    messages.success(request, "Ihr Name ist gespeichert.")
    return redirect("accounts:account")


@require_POST
@permitted(may_have_account)
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    me = _me(request)
    ended = actions.end_other_sessions(by=me, user=me, but=_session_of(request), at=dates.now())
    messages.success(request, _told(ended))
    return redirect("accounts:account")


@require_safe
@permitted(may_have_account)
def data(request: HttpRequest) -> HttpResponse:
    """What the house knows about the person, to be read."""
    return render(request, "accounts/data.html", {"shares": queries.personal_shares(_me(request))})


@require_safe
@permitted(may_have_account)
@never_cache
def data_file(request: HttpRequest) -> HttpResponse:
    """The same as a file."""
    told = {"Stand": dates.now(), **queries.personal_data(_me(request))}
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="meine-daten.json"'
    return answer


def _page(request: HttpRequest, form: NameForm, status: int = 200) -> HttpResponse:
    me = _me(request)
    others = len(queries.other_sessions(me, but=_session_of(request), at=dates.now()))
    told = {"person": queries.person(me.pk), "form": form, "others": others}
    return render(request, "accounts/account.html", told, status=status)


def _told(ended: int) -> str:
    if not ended:
        return "Sie waren sonst nirgends angemeldet."
    if ended == 1:
        return "Sie sind in einem anderen Browser abgemeldet."
    return f"Sie sind in {ended} anderen Browsern abgemeldet."


def _session_of(request: HttpRequest) -> str:
    return request.session.session_key or ""


def _me(request: HttpRequest) -> User:
    return cast("User", request.user)
