"""Who may do what with enquiries."""

from produktschau.accounts.models import Role
from produktschau.accounts.roles import AnyUser, has_role


def may_see_numbers(user: AnyUser) -> bool:
    """How often firms were asked: everyone with a region-wide role. Nobody reads an enquiry that was not reported."""
    return has_role(user, *Role)


def may_settle(user: AnyUser) -> bool:
    """To read what a firm reported, and to decide about it."""
    return has_role(user, Role.MANAGER)
