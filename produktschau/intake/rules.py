"""Who may do what with submissions. A stranger may nothing."""

from produktschau.accounts.models import Role, User
from produktschau.accounts.roles import AnyUser, has_role
from produktschau.showcase.models import Company, Steward


def may_see_submissions(user: AnyUser) -> bool:
    """Submissions, calls and the rule of origin, to read: everyone with a region-wide role. They are evidence."""
    return has_role(user, *Role)


def may_edit_submission(user: AnyUser) -> bool:
    """To check, edit, comment, send back, and to write down what a firm said."""
    return has_role(user, Role.MANAGER, Role.EDITOR)


def may_decide(user: AnyUser) -> bool:
    """To publish, to lay aside, and to set the region's rule of origin."""
    return has_role(user, Role.MANAGER)


def may_speak_for(user: AnyUser, company: Company) -> bool:
    """Whoever was appointed to speak for the company."""
    return isinstance(user, User) and user.is_active and Steward.objects.filter(person=user, company=company).exists()


def speaks_for_any(user: AnyUser) -> bool:
    """Whoever speaks for at least one company; asked once per request, as every page's menu does."""
    if not isinstance(user, User) or not user.is_active:
        return False
    known = user.__dict__.get("_speaks_for_any")
    if known is None:
        known = user.__dict__["_speaks_for_any"] = Steward.objects.filter(person=user).exists()
    return bool(known)
