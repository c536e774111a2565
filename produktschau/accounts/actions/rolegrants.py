"""Gives and takes region-wide roles. The house always keeps one manager who can sign in."""

from datetime import date, datetime

from django.db import transaction

from produktschau.accounts.models import Role, RoleGrant, User
from produktschau.accounts.roles import forget_roles
from produktschau.audit.record import Actor, record


class RoleAlreadyHeld(Exception):
    """The user holds the role already."""

    def __init__(self, user: User, role: Role) -> None:
        super().__init__(f"{user} hat die Rolle {role.label} schon.")


class RoleNotHeld(Exception):
    """The user does not hold the role that is to be taken."""

    def __init__(self, user: User, role: Role) -> None:
        super().__init__(f"{user} hat die Rolle {role.label} nicht.")


class LastManager(Exception):
    """Without this person nobody could manage accounts any more."""

    def __init__(self) -> None:
        super().__init__(
            "Das ist das letzte aktive Konto mit der Rolle Regionalmanagement. "
            "Geben Sie die Rolle zuerst einer zweiten Person."
        )


@transaction.atomic
def grant_role(*, by: Actor, user: User, role: Role, on: date, at: datetime) -> RoleGrant:
    """Give the role from the day on. Raises ``RoleAlreadyHeld``."""
    role = Role(role)
    grant, made = RoleGrant.objects.get_or_create(
        user=user, role=role, defaults={"since_on": on, "granted_by": by.actor_key}
    )
    if not made:
        raise RoleAlreadyHeld(user, role)
    forget_roles(user)
    record(by=by, verb="user.role_granted", subject=user.actor_key, at=at, after={"role": role.label})
    return grant


@transaction.atomic
def revoke_role(*, by: Actor, user: User, role: Role, at: datetime, reason: str = "") -> User:
    """Take the role. Raises ``RoleNotHeld`` and, for the last active manager, ``LastManager``."""
    role = Role(role)
    if role == Role.MANAGER:
        refuse_last_manager(user)
    removed, _ = RoleGrant.objects.filter(user=user, role=role).delete()
    if not removed:
        raise RoleNotHeld(user, role)
    forget_roles(user)
    record(by=by, verb="user.role_revoked", subject=user.actor_key, at=at, before={"role": role.label}, reason=reason)
    return user


def refuse_last_manager(user: User) -> None:
    """Raise ``LastManager`` when nobody else could manage. Locks the managers, so that two cannot dismiss each other."""
    grants = RoleGrant.objects.filter(role=Role.MANAGER)
    list(grants.select_for_update().order_by("pk").values_list("pk"))
    # Asked anew behind the lock: while it waits, another may have blocked an account, of which the locked rows say nothing.
    managers = set(grants.filter(user__is_active=True).values_list("user_id", flat=True))
    if managers == {user.pk}:
        raise LastManager
