"""Founds, words, shows and withdraws networks."""

from datetime import datetime
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.free_keys import free_key
from produktschau.lib.text import slug
from produktschau.networks.actions.indexing import mark_members
from produktschau.networks.calculations.texts import cleaned, plain
from produktschau.networks.models import Network
from produktschau.networks.queries.networks import reasons_against_publishing
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.models import ColourWorld, State

TAKEN = "So heißt schon ein anderes Netzwerk. Wählen Sie einen anderen Namen."
NOT_IN_RECORD = ("contact_name", "contact_email", "contact_phone", "contact_consent_wording")
"""Speak of a person: the record of changes keeps that they changed, and not what they say."""


@transaction.atomic
def found_network(
    *,
    by: Actor,
    at: datetime,
    name: str,
    short_name: str,
    world: ColourWorld | None = None,
    takes_members: bool = True,
    is_invented: bool = False,
    **texts: Any,
) -> Network:
    """A network as a draft. ``texts``: as in ``calculations.texts``. Raises ``NotAcceptable``."""
    told = _checked({"name": name, "short_name": short_name, **texts}, None)
    network = Network.objects.create(
        key=free_key(Network.objects),
        slug=_free_slug(told["name"]),
        world=world,
        takes_members=takes_members,
        is_invented=is_invented,
        position=Network.objects.count() + 1,
        created_at=at,
        changed_at=at,
        **told,
    )
    record(by=by, verb="network.founded", subject=network.matter, at=at, after={"name": network.name})
    return network


@transaction.atomic
def change_network(
    *, by: Actor, at: datetime, network: Network, expected: datetime | None = None, **given: Any
) -> Network:
    """Other texts, world or settings; what is not given stays. ``expected`` is the ``changed_at`` the editor saw.

    The address stays where it is. Raises ``NotAcceptable``, ``ChangedMeanwhile``.
    """
    network = Network.objects.select_for_update(of=("self",)).select_related("world").get(pk=network.pk)
    if expected is not None and expected != network.changed_at:
        raise ChangedMeanwhile(network.changed_at)
    old = values_of(network)
    told = _checked({**old, **given}, network)
    told |= {name: given.get(name, old[name]) for name in ("world", "takes_members")}
    differing = [name for name, value in told.items() if value != old[name]]
    if differing:
        before, after = _told(old, differing), _told(told, differing)
        for name, value in told.items():
            setattr(network, name, value)
        network.changed_at = at
        network.save(update_fields=[*told, "changed_at"])
        record(by=by, verb="network.changed", subject=network.matter, at=at, before=before, after=after)
        if {"name", "short_name", "short_name_en"} & set(differing):
            mark_members(network, at)
    return network


@transaction.atomic
def publish_network(*, by: Actor, at: datetime, network: Network) -> Network:
    """Show it to everyone. Raises ``NotReady`` with what is missing."""
    network = Network.objects.select_for_update().get(pk=network.pk)
    if reasons := reasons_against_publishing(network):
        raise NotReady(reasons)
    if not network.is_published:
        network.state, network.published_at, network.changed_at = State.PUBLISHED, at, at
        network.save(update_fields=["state", "published_at", "changed_at"])
        record(by=by, verb="network.published", subject=network.matter, at=at)
        mark_members(network, at)
    return network


@transaction.atomic
def withdraw_network(*, by: Actor, at: datetime, network: Network, reason: str = "") -> Network:
    """Take its pages from the public; members and history stay."""
    network = Network.objects.select_for_update().get(pk=network.pk)
    if network.is_published:
        network.state, network.changed_at = State.DRAFT, at
        network.save(update_fields=["state", "changed_at"])
        record(by=by, verb="network.withdrawn", subject=network.matter, at=at, reason=reason)
        mark_members(network, at)
    return network


def values_of(network: Network) -> dict[str, Any]:
    """Everything ``change_network`` can change, as it is."""
    told, _ = cleaned({name: getattr(network, name) for name in _FIELDS})
    return {**told, "world": network.world, "takes_members": network.takes_members}


_FIELDS = tuple(field.name for field in Network._meta.concrete_fields)


def _checked(given: dict[str, Any], network: Network | None) -> dict[str, Any]:
    told, problems = cleaned(given)
    others = Network.objects.exclude(pk=network.pk) if network else Network.objects.all()
    for name in ("name", "short_name"):
        if name not in problems and others.filter(**{f"{name}__iexact": told[name]}).exists():
            problems[name] = TAKEN
    if problems:
        raise NotAcceptable(problems)
    return told


def _told(values: dict[str, Any], differing: list[str]) -> dict[str, Any]:
    """Values as the record of changes keeps them: of what speaks of a person only that it changed."""
    told = {name: _plain(values[name]) for name in differing if name not in NOT_IN_RECORD}
    return told | ({"contact": ""} if set(differing) & set(NOT_IN_RECORD) else {})


def _plain(value: Any) -> Any:
    return value.name if isinstance(value, ColourWorld) else plain(value)


def _free_slug(name: str) -> str:
    wanted = slug(name) or "netzwerk"
    found, number = wanted, 2
    while Network.objects.filter(slug=found).exists():
        found, number = f"{wanted[:76]}-{number}", number + 1
    return found
