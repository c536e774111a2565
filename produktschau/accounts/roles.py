"""Region-wide roles: who holds which."""

from typing import cast

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from produktschau.accounts.models import Role, User

AnyUser = AbstractBaseUser | AnonymousUser
"""Whoever asks: ``request.user``, signed in or not."""


def roles_of(user: AnyUser) -> frozenset[Role]:
    """The roles held; read once per user object, which lives as long as its request. Nobody and the inactive hold none."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    held = user.__dict__.get("_roles")
    if held is None:
        held = frozenset(Role(role) for role in user.role_grants.values_list("role", flat=True))
        user.__dict__["_roles"] = held
    return cast("frozenset[Role]", held)


def has_role(user: AnyUser, *roles: Role) -> bool:
    """Whether at least one of the roles is held. A superuser holds none by that alone."""
    return not roles_of(user).isdisjoint(roles)


def forget_roles(user: User) -> None:
    """Let ``roles_of`` read anew: called by the actions that change roles."""
    user.__dict__.pop("_roles", None)
