"""Who may do what in the portal."""

from produktschau.accounts.models import Role
from produktschau.accounts.roles import AnyUser, has_role


def may_retry_work(user: AnyUser) -> bool:
    """Only management starts work again: a second mail reaches people."""
    return has_role(user, Role.MANAGER)
