"""Who may do what with meetings. A coordinator runs the meetings of the networks they coordinate; the regional manager all."""

from produktschau.accounts.models import Role, User
from produktschau.accounts.roles import AnyUser, has_role
from produktschau.meetings.models import Meeting
from produktschau.networks.rules import coordinated_by
from produktschau.showcase.models import Company, Steward


def may_see_meetings(user: AnyUser) -> bool:
    """Meetings, who is registered and who was there: everyone with a region-wide role. They are evidence."""
    return has_role(user, *Role)


def may_plan_meetings(user: AnyUser) -> bool:
    """To make a meeting at all; of which networks, ``may_run_meeting`` says."""
    return has_role(user, Role.MANAGER, Role.COORDINATOR)


def may_read_people(user: AnyUser) -> bool:
    """Names of the people who come, and what they need: those who receive them."""
    return has_role(user, Role.MANAGER, Role.COORDINATOR)


def may_run_meeting(user: AnyUser, meeting: Meeting) -> bool:
    """To change, announce, invite, register and cancel: the regional manager, and who coordinates one of its networks."""
    if has_role(user, Role.MANAGER):
        return True
    mine = coordinated_by(user)
    return bool(mine) and meeting.networks.filter(pk__in=mine).exists()


def may_import_attendances(user: AnyUser) -> bool:
    """To take attendances in by table: who may take in tables at all, of any network."""
    return has_role(user, Role.MANAGER)


def may_register_for(user: AnyUser, company: Company) -> bool:
    """To register the firm's people: whoever speaks for it and is signed in."""
    return isinstance(user, User) and user.is_active and Steward.objects.filter(person=user, company=company).exists()
