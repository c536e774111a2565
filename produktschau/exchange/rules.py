"""Who may do what with the exchange. A firm's own people act by their link, or signed in as its stewards."""

from produktschau.accounts.models import Role
from produktschau.accounts.roles import AnyUser, has_role
from produktschau.exchange.models import Notice
from produktschau.networks.rules import coordinated_by, may_see_networks, may_write_networks
from produktschau.showcase.models import Company
from produktschau.showcase.rules import speaks_for


def may_see_exchange(user: AnyUser) -> bool:
    """All notices at the desk, and how many answers each got: everyone with a region-wide role."""
    return may_see_networks(user)


def may_enter(user: AnyUser) -> bool:
    """To enter a notice by word of a firm, and to change what was entered: those who speak with firms."""
    return may_write_networks(user)


def may_moderate(user: AnyUser, notice: Notice) -> bool:
    """To change a notice by word of its firm, to take it out and to put it back: the regional manager, and whoever coordinates one of
    its networks; one of no network is everybody's who speaks with firms.
    """
    if has_role(user, Role.MANAGER):
        return True
    if not may_enter(user):
        return False
    networks = set(notice.networks.values_list("pk", flat=True))
    return not networks or bool(networks & coordinated_by(user))


def runs_all_networks(user: AnyUser) -> bool:
    """Whether every network stands to choice at the desk; else those the person coordinates."""
    return has_role(user, Role.MANAGER)


def may_judge(user: AnyUser) -> bool:
    """To read an answer that a firm reported, and to decide about it. Nobody else at the desk reads answers."""
    return has_role(user, Role.MANAGER)


def may_act_for(user: AnyUser, company: Company) -> bool:
    """To hang up and to answer as the firm: whoever speaks for it and is signed in."""
    return speaks_for(user, company)
