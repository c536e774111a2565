"""The desk's list of accounts: who has one, who may do what, invite, block, erase."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from produktschau.accounts import actions, queries
from produktschau.accounts.forms import EraseForm, InviteForm, PeopleFilter, ReasonForm, RevokeForm, RoleForm
from produktschau.accounts.models import Role, User
from produktschau.accounts.rules import may_manage_accounts, permitted
from produktschau.audit.access import note_access
from produktschau.audit.queries import history, rows
from produktschau.lib import dates

PER_PAGE = 50
HISTORY = 30

REFUSALS = (actions.LastManager, actions.RoleAlreadyHeld, actions.RoleNotHeld, actions.DataStillNeeded)


@require_safe
@permitted(may_manage_accounts)
def people(request: HttpRequest) -> HttpResponse:
    """All accounts with their roles."""
    chosen = PeopleFilter(request.GET)
    chosen.is_valid()
    found = queries.accounts(chosen.cleaned_data.get("q", ""), chosen.cleaned_data.get("role", ""))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    note_access(by=_me(request), kind="accounts", subject="desk:accounts", at=dates.now(), rows=len(page.object_list))
    return render(request, "accounts/people.html", {"page": page, "filter": chosen})


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_manage_accounts)
def invite(request: HttpRequest) -> HttpResponse:
    """Make an account and send its link."""
    form = InviteForm(request.POST) if request.method == "POST" else InviteForm()
    if request.method == "POST" and form.is_valid():
        role = form.cleaned_data["role"]
        try:
            user = actions.invite_user(
                by=_me(request),
                email=form.cleaned_data["email"],
                name=form.cleaned_data["name"],
                role=Role(role) if role else None,
                on=dates.today(),
                at=dates.now(),
            )
        except (actions.EmailTaken, actions.InvalidEmail) as refusal:
            form.add_error("email", str(refusal))
        except actions.InvalidName as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, f"{user.name} ist eingeladen. Der Link ist unterwegs an {user.email}.")
            return redirect("accounts:person", pk=user.pk)
    status = 400 if form.is_bound else 200
    return render(request, "accounts/invite.html", {"form": form}, status=status)


@require_safe
@permitted(may_manage_accounts)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: roles, state, history, and what can be done."""
    return _page(request, _person(pk))


@require_POST
@permitted(may_manage_accounts)
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the link once more."""
    return _act(request, _person(pk), Form(request.POST), actions.invite_again, "Der Link ist noch einmal unterwegs.")


@require_POST
@permitted(may_manage_accounts)
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a role."""

    def give(*, role: str, **values: Any) -> object:
        return actions.grant_role(role=Role(role), on=dates.today(), **values)

    return _act(request, _person(pk), RoleForm(request.POST), give, "Die Rolle ist vergeben.")


@require_POST
@permitted(may_manage_accounts)
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a role."""

    def take(*, role: str, **values: Any) -> object:
        return actions.revoke_role(role=Role(role), **values)

    return _act(request, _person(pk), RevokeForm(request.POST), take, "Die Rolle ist genommen.")


@require_POST
@permitted(may_manage_accounts)
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """Block the account."""
    return _act(request, _person(pk), ReasonForm(request.POST), actions.deactivate_user, "Das Konto ist gesperrt.")


@require_POST
@permitted(may_manage_accounts)
def reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """Free the account."""
    return _act(request, _person(pk), ReasonForm(request.POST), actions.reactivate_user, "Das Konto ist wieder frei.")


@require_POST
@permitted(may_manage_accounts)
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase the person."""
    user = _person(pk)
    form = EraseForm(request.POST, person=user)
    if not form.is_valid():
        return _page(request, user, erasing=form, status=400)
    try:
        actions.erase_user(by=_me(request), user=user, at=dates.now(), reason=form.cleaned_data["reason"])
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return redirect("accounts:person", pk=pk)
    messages.success(request, "Die Person ist gelöscht. Im Protokoll steht nur noch die Nummer des Kontos.")
    return redirect("accounts:people")


def _act(request: HttpRequest, user: User, form: Form, action: Callable[..., object], done: str) -> HttpResponse:
    if not form.is_valid():
        messages.error(request, "Das ging nicht. Wählen Sie einen Eintrag aus der Liste.")
        return redirect("accounts:person", pk=user.pk)
    try:
        action(by=_me(request), user=user, at=dates.now(), **form.cleaned_data)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("accounts:person", pk=user.pk)


def _page(request: HttpRequest, user: User, *, erasing: EraseForm | None = None, status: int = 200) -> HttpResponse:
    if user.pk != _me(request).pk:
        note_access(by=_me(request), kind="account", subject=user.actor_key, at=dates.now())
    held = {grant.role for grant in user.role_grants.all()}
    context = {
        "person": user,
        "obstacles": queries.obstacles(user),
        "free_roles": [role for role in Role if role.value not in held],
        "reason": ReasonForm(auto_id="id_deactivate_%s"),
        "erasing": erasing or EraseForm(person=user, auto_id="id_erase_%s"),
        "domains": queries.what_goes(),
        "rows": rows(history(user.actor_key)[:HISTORY]),
    }
    return render(request, "accounts/person.html", context, status=status)


def _person(pk: int) -> User:
    try:
        return queries.person(pk)
    except User.DoesNotExist as error:
        raise Http404("Dieses Konto gibt es nicht.") from error


def _me(request: HttpRequest) -> User:
    return cast("User", request.user)
