"""Who may do what with networks. A coordinator acts in the networks they coordinate; the regional manager in all."""

from produktschau.accounts.models import Role, User
from produktschau.accounts.roles import AnyUser, has_role
from produktschau.networks.models import Coordination, Network
from produktschau.showcase.models import Company, Steward


def may_see_networks(user: AnyUser) -> bool:
    """Networks, members, meetings, ties and their figures at the desk: everyone with a region-wide role. They are evidence."""
    return has_role(user, *Role)


def may_write_networks(user: AnyUser) -> bool:
    """To act in networks at all; in which one, ``may_run_network`` says."""
    return has_role(user, Role.MANAGER, Role.COORDINATOR)


def may_found_networks(user: AnyUser) -> bool:
    """To found, publish and order networks and to appoint who coordinates them."""
    return has_role(user, Role.MANAGER)


def may_run_network(user: AnyUser, network: Network) -> bool:
    """To act in this network: the regional manager, and whoever coordinates it now."""
    return has_role(user, Role.MANAGER) or network.pk in coordinated_by(user)


def coordinated_by(user: AnyUser) -> frozenset[int]:
    """Primary keys of the networks this person coordinates now; none without the role."""
    if not isinstance(user, User) or not has_role(user, Role.COORDINATOR):
        return frozenset()
    found = Coordination.objects.filter(person=user, until__isnull=True).values_list("network_id", flat=True)
    return frozenset(found)


def may_act_for(user: AnyUser, company: Company) -> bool:
    """To act in networks as the firm: whoever speaks for it and is signed in."""
    return isinstance(user, User) and user.is_active and Steward.objects.filter(person=user, company=company).exists()
