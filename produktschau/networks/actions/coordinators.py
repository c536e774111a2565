"""Says who coordinates a network."""

from datetime import date, datetime

from django.db import transaction

from produktschau.accounts.models import Role, User
from produktschau.accounts.roles import has_role
from produktschau.audit.record import Actor, record
from produktschau.lib.dates import day_of
from produktschau.networks.models import Coordination, Network
from produktschau.showcase.actions import NotAcceptable

NOT_A_COORDINATOR = (
    "Wer ein Netzwerk koordiniert, braucht die Rolle „Netzwerkkoordination“. Geben Sie sie zuerst unter „Personen“."
)
ALREADY = "Diese Person koordiniert das Netzwerk schon."
FUTURE = "Der Tag liegt in der Zukunft. Nennen Sie einen Tag bis heute."
TWISTED = "Der letzte Tag liegt vor dem ersten. Nennen Sie einen späteren."


@transaction.atomic
def appoint_coordinator(
    *, by: Actor, at: datetime, network: Network, person: User, since: date | None = None
) -> Coordination:
    """Let a person with the role coordinator act in this network. Raises ``NotAcceptable``."""
    network = Network.objects.select_for_update().get(pk=network.pk)
    begun = since or day_of(at)
    problems = {}
    if not has_role(person, Role.COORDINATOR):
        problems["person"] = NOT_A_COORDINATOR
    elif network.coordinations.filter(person=person, until__isnull=True).exists():
        problems["person"] = ALREADY
    if begun > day_of(at):
        problems["since"] = FUTURE
    if problems:
        raise NotAcceptable(problems)
    coordination = Coordination.objects.create(network=network, person=person, since=begun, appointed_by=by.actor_key)
    after = {"person": person.actor_key, "since": begun.isoformat()}
    record(by=by, verb="network.coordinator_appointed", subject=network.matter, at=at, after=after)
    return coordination


@transaction.atomic
def dismiss_coordinator(
    *, by: Actor, at: datetime, coordination: Coordination, until: date | None = None
) -> Coordination:
    """End it, with that day as the last. An ended one stays as it is. Raises ``NotAcceptable``."""
    coordination = (
        Coordination.objects.select_for_update(of=("self",)).select_related("network", "person").get(pk=coordination.pk)
    )
    last = until or day_of(at)
    if coordination.until is not None:
        return coordination
    if last > day_of(at) or last < coordination.since:
        raise NotAcceptable({"until": FUTURE if last > day_of(at) else TWISTED})
    coordination.until = last
    coordination.save(update_fields=["until"])
    after = {"person": coordination.person.actor_key, "until": last.isoformat()}
    record(by=by, verb="network.coordinator_dismissed", subject=coordination.network.matter, at=at, after=after)
    return coordination
