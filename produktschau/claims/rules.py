"""Who may do what with stewards and claims."""

from produktschau.accounts.models import Role, User
from produktschau.accounts.roles import AnyUser, has_role
from produktschau.showcase.models import Company, Steward


def may_see_claims(user: AnyUser) -> bool:
    """Claims with their evidence: those who decide, those who speak with the firms, and auditors."""
    return has_role(user, Role.MANAGER, Role.COORDINATOR, Role.EDITOR, Role.AUDITOR)


def may_decide_claims(user: AnyUser) -> bool:
    """To accept and refuse, to print the letter, to appoint and dismiss."""
    return has_role(user, Role.MANAGER)


def may_propose(user: AnyUser, company: Company) -> bool:
    """To propose a colleague: whoever speaks for the firm. Appointing is the office's."""
    return isinstance(user, User) and user.is_active and Steward.objects.filter(person=user, company=company).exists()


def may_see_stewards(user: AnyUser, company: Company) -> bool:
    """Who speaks for a firm: the office, auditors, and those who do."""
    return may_see_claims(user) or may_propose(user, company)
