"""Who may do what with data protection."""

from produktschau.accounts.models import Role
from produktschau.accounts.roles import AnyUser, has_role


def may_read_accesses(user: AnyUser) -> bool:
    """Who read data about people: managers, and auditors as evidence."""
    return has_role(user, Role.MANAGER, Role.AUDITOR)


def may_read_purposes(user: AnyUser) -> bool:
    """For what data are kept, and how many people were informed: numbers without people, for everyone of the house."""
    return has_role(user, *Role)


def may_inform(user: AnyUser) -> bool:
    """To see whom to inform, and to inform them: those who speak with the firms."""
    return has_role(user, Role.MANAGER, Role.EDITOR)
