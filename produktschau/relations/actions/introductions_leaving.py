"""What becomes of introductions when a firm leaves the network in which it was introduced."""

from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.networks.models import Membership
from produktschau.relations.actions.withdrawing import end_open
from produktschau.relations.queries.leaving import open_in_network


@transaction.atomic
def leave(*, by: Actor, at: datetime, membership: Membership) -> None:
    """Withdraw what is open; the firms that were asked are told."""
    for one in open_in_network(membership):
        end_open(by=by, at=at, introduction=one, reason="Ein Betrieb ist aus dem Netzwerk ausgetreten.")
