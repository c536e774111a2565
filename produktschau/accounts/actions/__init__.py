"""Everything that changes accounts and roles."""

from produktschau.accounts.actions.erasure import DataStillNeeded, erase_user
from produktschau.accounts.actions.people import (
    EmailTaken,
    InvalidEmail,
    InvalidName,
    PasswordRefused,
    change_name,
    create_user,
    deactivate_user,
    invite_again,
    invite_user,
    open_account,
    reactivate_user,
    set_administration,
)
from produktschau.accounts.actions.preferences import UnknownChoice, change_preference
from produktschau.accounts.actions.rolegrants import (
    LastManager,
    RoleAlreadyHeld,
    RoleNotHeld,
    grant_role,
    revoke_role,
)
from produktschau.accounts.actions.sessions import end_other_sessions

__all__ = [
    "DataStillNeeded",
    "EmailTaken",
    "InvalidEmail",
    "InvalidName",
    "LastManager",
    "PasswordRefused",
    "RoleAlreadyHeld",
    "RoleNotHeld",
    "UnknownChoice",
    "change_name",
    "change_preference",
    "create_user",
    "deactivate_user",
    "end_other_sessions",
    "erase_user",
    "grant_role",
    "invite_again",
    "invite_user",
    "open_account",
    "reactivate_user",
    "revoke_role",
    "set_administration",
]
