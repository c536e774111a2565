"""Who may do what with introductions, supply relations and joint products."""

from produktschau.accounts.models import Role, User
from produktschau.accounts.roles import AnyUser, has_role
from produktschau.networks.models import Membership, Network, Standing
from produktschau.networks.rules import coordinated_by, may_run_network
from produktschau.relations.models import Introduction
from produktschau.showcase.models import Company, Steward


def may_see_introductions(user: AnyUser) -> bool:
    """Who was introduced to whom and what came of it: the ledger is evidence."""
    return has_role(user, Role.MANAGER, Role.COORDINATOR, Role.OFFICER, Role.AUDITOR)


def may_introduce(user: AnyUser) -> bool:
    """To introduce firms at all, and to read notes, contact data and blocks; in which network, ``may_act_on`` says."""
    return has_role(user, Role.MANAGER, Role.COORDINATOR)


def may_introduce_in(user: AnyUser, network: Network | None) -> bool:
    """To introduce firms of a network: who runs it; outside of all networks everyone who may introduce."""
    return may_introduce(user) if network is None else may_run_network(user, network)


def may_act_on(user: AnyUser, introduction: Introduction) -> bool:
    """To ask, answer for a firm, withdraw or write an outcome down: whoever may introduce in its network."""
    return may_introduce_in(user, introduction.network)


def speaks_for(user: AnyUser, company: Company) -> bool:
    """To answer as the firm: whoever speaks for it and is signed in."""
    return isinstance(user, User) and user.is_active and Steward.objects.filter(person=user, company=company).exists()


def may_see_supplies(user: AnyUser) -> bool:
    """Supply relations and joint products at the desk: everyone with a region-wide role. They are evidence."""
    return has_role(user, *Role)


def may_write_supplies(user: AnyUser) -> bool:
    """To enter supply relations at all, and to read why one is disputed; which, ``may_act_on_supply`` says."""
    return has_role(user, Role.MANAGER, Role.COORDINATOR)


def may_act_on_supply(user: AnyUser, *companies: Company) -> bool:
    """To enter, note, settle or end: the manager, and whoever coordinates a network one of the firms is a member of."""
    if has_role(user, Role.MANAGER):
        return True
    mine = coordinated_by(user)
    members = Membership.objects.filter(company__in=companies, network__in=mine, standing=Standing.ACTIVE)
    return bool(mine) and members.exists()


def may_take_in_supplies(user: AnyUser) -> bool:
    """To bring in a table of supply relations, which speaks of firms of all networks."""
    return has_role(user, Role.MANAGER)
