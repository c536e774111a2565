"""Who may do what with the words of the search, and who may search at the desk."""

from produktschau.accounts.models import Role
from produktschau.accounts.roles import AnyUser, has_role
from produktschau.search.engine.kinds import KINDS


def may_see_synonyms(user: AnyUser) -> bool:
    """The words that mean the same, to read: everyone who has a desk. They speak of no person."""
    return has_role(user, *Role)


def may_edit_synonyms(user: AnyUser) -> bool:
    """To add, change and delete them: they change what everyone finds."""
    return has_role(user, Role.MANAGER, Role.EDITOR)


def staff_kinds(user: AnyUser) -> tuple[str, ...]:
    """The kinds the person may find at the desk, drafts included: each kind says it for itself."""
    return tuple(kind.name for kind in KINDS if kind.staff_may is not None and kind.staff_may(user))


def may_search_staff(user: AnyUser) -> bool:
    """The search at the desk: who may find at least one kind there."""
    return bool(staff_kinds(user))
