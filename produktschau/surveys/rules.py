"""Who may do what with surveys. A firm's own people answer by their link, or signed in as its stewards."""

from produktschau.accounts.models import Role, User
from produktschau.accounts.roles import AnyUser, has_role
from produktschau.showcase.models import Company, Steward


def may_see_surveys(user: AnyUser) -> bool:
    """Surveys and their results put together: everyone with a region-wide role. They are evidence."""
    return has_role(user, *Role)


def may_read_answers(user: AnyUser) -> bool:
    """Which firm said what, and its own words: those who speak with firms about it."""
    return has_role(user, Role.MANAGER, Role.COORDINATOR)


def may_write_surveys(user: AnyUser) -> bool:
    """To draft surveys and to order fields of action."""
    return has_role(user, Role.MANAGER, Role.COORDINATOR)


def may_run_surveys(user: AnyUser) -> bool:
    """To open, remind, prolong and close: mails go out."""
    return has_role(user, Role.MANAGER)


def may_answer_for(user: AnyUser, company: Company) -> bool:
    """To answer as the firm: whoever speaks for it and is signed in."""
    return isinstance(user, User) and user.is_active and Steward.objects.filter(person=user, company=company).exists()
