"""Who may do what with lists and circulars. A stranger may nothing."""

from produktschau.accounts.models import Role
from produktschau.accounts.roles import AnyUser, has_role


def may_see_numbers(user: AnyUser) -> bool:
    """How many firms a list reaches and what was sent, without addresses: everyone with a region-wide role."""
    return has_role(user, *Role)


def may_write(user: AnyUser) -> bool:
    """To make lists, draft circulars, and to enter opt-outs and bounces; whoever does so sees addresses."""
    return has_role(user, Role.MANAGER, Role.COORDINATOR, Role.EDITOR)


def may_send(user: AnyUser) -> bool:
    """To send a circular, to take its letters out, and to delete a list: it speaks for the district."""
    return has_role(user, Role.MANAGER)


def may_stop(user: AnyUser) -> bool:
    """To stop a circular under way: everyone who writes them, because it hurries; letting it go on is sending."""
    return may_write(user)
