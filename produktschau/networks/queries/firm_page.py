"""What a firm sees of its networks."""

from dataclasses import dataclass

from django.db.models import Q

from produktschau.networks.models import OPEN, ContinuationTask, Membership, Network, Standing
from produktschau.showcase.models import Company, State


@dataclass(frozen=True)
class Mine:
    """One network as a firm sees it: what is open between them, what was, and which of its tasks the firm is said to carry."""

    network: Network
    current: Membership | None
    past: list[Membership]
    tasks: list[ContinuationTask]

    @property
    def standing(self) -> str:
        """„“ where nothing is open."""
        return self.current.standing if self.current else ""

    @property
    def may_ask(self) -> bool:
        """Whether the firm can ask to join, or accept."""
        return self.standing == Standing.INVITED or (not self.standing and self.is_open)

    @property
    def is_open(self) -> bool:
        """Whether the network takes firms."""
        return self.network.is_published and self.network.takes_members


def mine_in(company: Company, key: str) -> Mine | None:
    """A firm's view of the network with this key; nothing of a draft it has nothing to do with."""
    network = Network.objects.filter(key=key).select_related("world").first()
    if network is None:
        return None
    found = _seen(company, [network])[0]
    is_known = bool(found.current or found.past or found.tasks)
    return found if network.is_published or is_known else None


def all_mine(company: Company) -> list[Mine]:
    """Every network the firm can see, those it has to do with first."""
    concerned = Q(memberships__company=company) | Q(tasks__carrier=company)
    networks = Network.objects.filter(Q(state=State.PUBLISHED) | concerned).distinct().order_by("position", "name")
    found = _seen(company, list(networks))
    order = {Standing.INVITED: 0, Standing.ACTIVE: 1, Standing.REQUESTED: 2}
    return sorted(found, key=lambda one: order.get(Standing(one.standing), 3) if one.standing else 3)


def _seen(company: Company, networks: list[Network]) -> list[Mine]:
    """Two queries for all of them."""
    rows = list(Membership.objects.filter(company=company, network__in=networks).order_by("-since", "-pk"))
    tasks = list(ContinuationTask.objects.filter(carrier=company, network__in=networks).order_by("position", "pk"))
    seen = []
    for network in networks:
        mine = [row for row in rows if row.network_id == network.pk]
        current = next((row for row in mine if row.standing in OPEN), None)
        carried = [task for task in tasks if task.network_id == network.pk]
        seen.append(Mine(network, current, [row for row in mine if row is not current], carried))
    return seen
