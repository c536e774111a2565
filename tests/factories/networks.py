"""Networks with members for tests, made by the house's own actions, on days around the real one: pages look at the clock."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.networks.actions.continuation import write_task
from produktschau.networks.actions.coordinators import appoint_coordinator
from produktschau.networks.actions.inviting import invite_firm
from produktschau.networks.actions.joining import request_to_join
from produktschau.networks.actions.members import enter_member
from produktschau.networks.actions.networks import found_network, publish_network
from produktschau.networks.models import ContinuationTask, Coordination, Membership, Network
from produktschau.outreach.actions.links import give_link
from produktschau.outreach.engine.links import token_of
from produktschau.showcase.models import Company
from tests import cast
from tests.factories.showcase import BY, company

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


def asked_to_join(network: Network, company: Company, **fields: Any) -> Membership:
    """The firm asked to join."""
    told = {"source": "selbst über persönlichen Link", "agrees": True, "charter_on": network.charter_on, **fields}
    return request_to_join(by=BY, at=timezone.now(), network=network, company=company, **told)


def invited_to_join(network: Network, company: Company) -> Membership:
    """The firm was invited, without a mail."""
    return invite_firm(by=BY, at=timezone.now(), network=network, company=company, is_told=False)


def task(network: Network, title: str = "Treffen vorbereiten", **fields: Any) -> ContinuationTask:
    """A task of the continuation plan; nobody carries it unless told otherwise."""
    told = {"hours_per_year": 40, "cost_cents": 120_000, "is_funded": True, **fields}
    return write_task(by=BY, at=timezone.now(), network=network, title=title, is_told=False, **told)


def token_for(network: Network, company: Company) -> str:
    """The token of a link to the firm's page of the network, without a mail."""
    made = give_link(by=BY, at=timezone.now(), company=company, purpose="network", subject=network.matter)
    return token_of(made)


def network_things(own: Company, shown: Company) -> dict[str, dict[str, object]]:
    """What the addresses of networks speak of; the coordinator of the cast coordinates „own network“ and not the other."""
    run, foreign = network("Eigenes Netzwerk", short_name="Eigenes"), network("Fremdes Netzwerk", short_name="Fremdes")
    draft = network("Netzwerk im Entwurf", short_name="Entwurf", published=False)
    person = User.objects.filter(email=cast.address_of("coordinator")).first()
    assert person is not None
    held = coordinates(person, run)
    firms = [company(f"Netzwerkbetrieb {number}", email=f"n{number}@schau.example") for number in range(3)]
    rows: dict[str, Any] = {
        "member of own network": member(run, shown),
        "request in own network": asked_to_join(run, firms[0]),
        "invitation in own network": invited_to_join(run, firms[1]),
        "member of foreign network": member(foreign, shown),
        "request in foreign network": asked_to_join(foreign, firms[0]),
        "invitation in foreign network": invited_to_join(foreign, firms[1]),
    }
    tasks: dict[str, Any] = {
        "task of own network": task(run, carrier=shown),
        "task of foreign network": task(foreign, carrier=shown),
    }
    return {
        **{name: {"key": row.network.key, "pk": row.pk} for name, row in {**rows, **tasks}.items()},
        "own network": {"key": run.key, "slug": run.slug},
        "foreign network": {"key": foreign.key, "slug": foreign.slug},
        "draft network": {"key": draft.key, "slug": draft.slug},
        "coordination": {"key": run.key, "pk": held.pk},
        "network of own firm": {"key": own.key, "network": run.key},
        "network of a firm that is not theirs": {"key": shown.key, "network": run.key},
        "link to a network": {"token": token_for(run, shown)},
        "figure of networks": {"figure": "mitglieder"},
        "members of a network": {"name": "netzwerk-mitglieder", "extension": "csv"},
        "continuation of networks": {"name": "netzwerk-verstetigung", "extension": "csv"},
        "figures of networks": {"name": "netze-zahlen", "extension": "csv"},
        "records behind a figure": {"name": "netze-zahl", "extension": "csv"},
        "history of a firm": {"name": "betrieb-verlauf", "extension": "csv"},
    }
