"""Who may do what with accounts and the record, and the decorator with which every view asks its rule."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from produktschau.accounts.models import Role
from produktschau.accounts.roles import AnyUser, has_role

Rule = Callable[[AnyUser], bool]
View = Callable[..., HttpResponseBase]


def may_see_desk(user: AnyUser) -> bool:
    """Everyone with a region-wide role has a desk."""
    return has_role(user, *Role)


def may_read_record(user: AnyUser) -> bool:
    """Management and auditors read who changed what."""
    return has_role(user, Role.MANAGER, Role.AUDITOR)


def may_manage_accounts(user: AnyUser) -> bool:
    """Management invites people and gives roles."""
    return has_role(user, Role.MANAGER)


def may_have_account(user: AnyUser) -> bool:
    """Everyone who is signed in has an account of their own."""
    return user.is_authenticated


def permitted(rule: Rule) -> Callable[[View], View]:
    """Let a view run only for those the rule names.

    Who is not signed in is sent to the login and comes back; everyone else gets the 403 page with a sentence.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if rule(request.user):
                return view(request, *args, **kwargs)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            raise PermissionDenied(
                _("Ihr Konto darf diese Seite nicht öffnen. Wenn Sie sie brauchen, fragen Sie das Regionalmanagement.")
            )

        return guarded

    return decorate
