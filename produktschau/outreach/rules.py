"""Who may know what was said between the office and the firms. A stranger may nothing."""

from produktschau.accounts.models import Role, User
from produktschau.accounts.roles import AnyUser, has_role
from produktschau.showcase.models import Company, Steward


def may_see_contacts(user: AnyUser) -> bool:
    """Notes, mails and links of firms, to read and to write: those who speak with them.

    What people said is no evidence, so neither auditors nor the programme's officers read it.
    """
    return has_role(user, Role.MANAGER, Role.COORDINATOR, Role.EDITOR)


def may_delete_contacts(user: AnyUser) -> bool:
    """To take a note away for good."""
    return has_role(user, Role.MANAGER)


def may_read_own_history(user: AnyUser, company: Company) -> bool:
    """What happened with a firm, on its own page: whoever speaks for it and is signed in. A personal link was given for one matter only."""
    return isinstance(user, User) and user.is_active and Steward.objects.filter(person=user, company=company).exists()
