"""Networks with members for tests, made by the house's own actions, on days around the real one: pages look at the clock."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.networks.actions.coordinators import appoint_coordinator
from produktschau.networks.actions.members import enter_member
from produktschau.networks.actions.networks import found_network, publish_network
from produktschau.networks.models import Coordination, Membership, Network
from produktschau.showcase.models import Company
from tests.factories.showcase import BY

CHARTER = "Wir helfen einander und empfehlen einander weiter."


def network(name: str = "Regionales Bauen", *, published: bool = True, **texts: Any) -> Network:
    """A network, published unless told otherwise; its short name is the last word of its name."""
    at = timezone.now()
    told = {
        "short_name": name.split()[-1],
        "lead": "Betriebe, die bauen, und was sie dazu brauchen.",
        "story": "Wer hier baut, kennt die Nachbarn.",
        "charter": CHARTER,
        "charter_on": days_ago(400),
        **texts,
    }
    made = found_network(by=BY, at=at, name=name, **told)
    return publish_network(by=BY, at=at, network=made) if published else made


def member(network: Network, company: Company, since: date | None = None, **fields: Any) -> Membership:
    """A member since that day (without one: for a hundred days), entered by the office."""
    told = {"source": "Telefon", "since": since or days_ago(100), **fields}
    return enter_member(by=BY, at=timezone.now(), network=network, company=company, **told)


def coordinates(person: User, network: Network) -> Coordination:
    """The person, who holds the role, coordinates this network from today."""
    return appoint_coordinator(by=BY, at=timezone.now(), network=network, person=person)


def days_ago(number: int) -> date:
    """The day so many days before today."""
    return timezone.localdate() - timedelta(days=number)


def network_things(own: Company, shown: Company) -> dict[str, dict[str, object]]:
    """What the addresses of networks speak of."""
    return {}
