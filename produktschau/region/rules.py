"""Who may do what with the region's own data."""

from produktschau.accounts.models import Role
from produktschau.accounts.roles import AnyUser, has_role


def may_see_profile(user: AnyUser) -> bool:
    """What the region filled in, to read: all of it is or becomes public. Whoever runs a network has no part in it."""
    return has_role(user, Role.MANAGER, Role.OFFICER, Role.EDITOR, Role.AUDITOR)


def may_edit_profile(user: AnyUser) -> bool:
    """Name, publisher, duties of law: who answers for the region."""
    return has_role(user, Role.MANAGER)


def may_edit_look(user: AnyUser) -> bool:
    """The colours of every page."""
    return has_role(user, Role.MANAGER)


def may_edit_efforts(user: AnyUser) -> bool:
    """What the neighbours do: kept by those who write for the region."""
    return has_role(user, Role.MANAGER, Role.EDITOR)


def may_import_figures(user: AnyUser) -> bool:
    """To bring in official figures by table, and to take such an import back."""
    return has_role(user, Role.MANAGER, Role.EDITOR)
