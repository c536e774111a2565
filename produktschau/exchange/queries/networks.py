"""Which networks stand to choice."""

from django.db.models import Q, QuerySet

from produktschau.accounts.roles import AnyUser
from produktschau.exchange.rules import runs_all_networks
from produktschau.networks.models import Network
from produktschau.networks.queries.members import networks_of
from produktschau.networks.rules import coordinated_by
from produktschau.showcase.models import Company, State


def choosable_networks(company: Company | None) -> QuerySet[Network]:
    """Published networks, and those of which the firm is a member."""
    shown = Q(state=State.PUBLISHED)
    if company is not None:
        shown |= Q(pk__in=networks_of(company).order_by().values("pk"))
    return Network.objects.filter(shown)


def networks_at_desk(user: AnyUser) -> QuerySet[Network]:
    """All networks for the regional manager, for others those they coordinate."""
    return Network.objects.all() if runs_all_networks(user) else Network.objects.filter(pk__in=coordinated_by(user))
