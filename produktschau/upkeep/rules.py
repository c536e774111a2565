"""Who may do what with askings. A firm's own people answer by their link, or signed in as its stewards."""

from produktschau.accounts.models import Role, User
from produktschau.accounts.roles import AnyUser, has_role
from produktschau.showcase.models import Company, Steward


def may_see_upkeep(user: AnyUser) -> bool:
    """How old entries are and what came of asking; words of firms are for those who may enter answers."""
    return has_role(user, *Role)


def may_enter(user: AnyUser) -> bool:
    """To read and write down what a firm said, and to end a task that came of it: those who speak with firms."""
    return has_role(user, Role.MANAGER, Role.EDITOR, Role.COORDINATOR)


def may_ask(user: AnyUser) -> bool:
    """To ask firms, and to switch on that the house asks by itself: mails go out."""
    return has_role(user, Role.MANAGER)


def may_confirm(user: AnyUser, company: Company) -> bool:
    """To say that the entry holds, as the firm: whoever speaks for it and is signed in."""
    return isinstance(user, User) and user.is_active and Steward.objects.filter(person=user, company=company).exists()
