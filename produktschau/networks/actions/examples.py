"""Three networks with invented members and a continuation plan, for the demo."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor, System
from produktschau.lib.dates import day_of
from produktschau.lib.money import cents
from produktschau.networks.actions.continuation import confirm_task, write_task
from produktschau.networks.actions.deciding import accept_request, correct_membership, end_membership, refuse_request
from produktschau.networks.actions.inviting import invite_firm
from produktschau.networks.actions.joining import BY_LINK, accept_invitation, decline_invitation, request_to_join
from produktschau.networks.actions.members import enter_member
from produktschau.networks.actions.networks import found_network, publish_network
from produktschau.networks.models import Membership, MembershipRole, Network, Standing
from produktschau.showcase.models import ColourWorld, Company

Row = Mapping[str, str]
FIRM = System("firm")
OFFICE_SOURCE = "RegioTreff, unterschriebenes Blatt"
ASKED_BEFORE = timedelta(days=7)
"""A firm answers an invitation, or is decided upon, so long after it was asked."""
WAITING = {Standing.REQUESTED: 6, Standing.INVITED: 12, Standing.DECLINED: 60, Standing.REFUSED: 90}
"""Days since what never became a membership was begun."""


@transaction.atomic
def load_example_networks(
    *, by: Actor, at: datetime, networks: Sequence[Row], members: Sequence[Row], tasks: Sequence[Row]
) -> dict[str, Network]:
    """Make the networks, founded so many ``days`` before ``at``, with their members and tasks. No mail goes out.

    Firms are named by the key of their source; a row whose firm is not there is left out. Return the networks by their short name.
    """
    found = {row["short"]: _network(by, at, row) for row in networks}
    for row in sorted(members, key=lambda one: -_days(one)):
        company = _firm(row["company"])
        if company is not None and row["network"] in found:
            _member(by, at, found[row["network"]], company, row)
    for row in tasks:
        if row["network"] in found:
            _task(by, at, found[row["network"]], row)
    return found


def _network(by: Actor, at: datetime, row: Row) -> Network:
    begun = at - timedelta(days=int(row["days"]) + ASKED_BEFORE.days)
    network = found_network(
        by=by,
        at=begun,
        name=row["name"],
        short_name=row["short"],
        name_en=row["name_en"],
        short_name_en=row["short_en"],
        lead=row["lead"],
        lead_en=row["lead_en"],
        story=row["story"],
        story_en=row["story_en"],
        charter=row["charter"],
        charter_on=day_of(begun) if row["charter"] else None,
        founded_on=day_of(at - timedelta(days=int(row["days"]))),
        world=ColourWorld.objects.filter(slug=row["world"]).first(),
        is_invented=True,
    )
    return publish_network(by=by, at=begun, network=network)


def _member(by: Actor, at: datetime, network: Network, company: Company, row: Row) -> None:
    begun, is_shown = at - timedelta(days=_days(row)), row["shown"] == "ja"
    membership = _begin(by, begun, network, company, row, is_shown=is_shown)
    if membership.standing == Standing.ACTIVE and row["role"] != MembershipRole.MEMBER:
        told: dict[str, Any] = {"since": membership.since, "role": row["role"], "is_shown": is_shown}
        membership = correct_membership(by=by, at=begun, membership=membership, **told)
    if row["standing"] == Standing.ENDED:
        left = at - timedelta(days=int(row["until_days"]))
        end_membership(by=FIRM, at=left, membership=membership, reason=row["reason"], source=BY_LINK)


def _begin(by: Actor, at: datetime, network: Network, company: Company, row: Row, *, is_shown: bool) -> Membership:
    """The way into the network, as far as the row goes; a member is one from the day of ``at``."""
    standing, asked = row["standing"], at - ASKED_BEFORE
    agreed: dict[str, Any] = {"agrees": True, "charter_on": network.charter_on, "is_shown": is_shown, "source": BY_LINK}
    if row["how"] == "staff":
        source: dict[str, Any] = {"source": OFFICE_SOURCE, "charter_on": network.charter_on}
        return enter_member(
            by=by, at=at, network=network, company=company, since=day_of(at), is_shown=is_shown, **source
        )
    if row["how"] == "request":
        membership = request_to_join(by=FIRM, at=asked, network=network, company=company, **agreed)
        if standing == Standing.REQUESTED:
            return membership
        if standing == Standing.REFUSED:
            return refuse_request(by=by, at=at, membership=membership, reason=row["reason"], is_told=False)
        return accept_request(by=by, at=at, membership=membership, is_told=False)
    membership = invite_firm(by=by, at=asked, network=network, company=company, is_told=False)
    if standing == Standing.INVITED:
        return membership
    if standing == Standing.DECLINED:
        return decline_invitation(by=FIRM, at=at, membership=membership, reason=row["reason"])
    return accept_invitation(by=FIRM, at=at, membership=membership, **agreed)


def _task(by: Actor, at: datetime, network: Network, row: Row) -> None:
    """A task; a firm that agreed confirmed it the same day."""
    carrier = _firm(row["carrier"])
    written = at - timedelta(days=int(row["agreed_days"] or 30))
    task = write_task(
        by=by,
        at=written,
        network=network,
        title=row["title"],
        description=row["description"],
        hours_per_year=int(row["hours"]) if row["hours"] else None,
        cost_cents=cents(row["cost_euro"]) if row["cost_euro"] else None,
        now_by=row["now_by"],
        is_funded=row["funded"] == "ja",
        carrier=carrier,
        carrier_name=row["carrier_name"],
        agreement=row["agreement"],
        agreed_on=day_of(written) if row["agreed_days"] and (carrier or row["carrier_name"]) else None,
        is_told=False,
    )
    if carrier is not None and row["agreed_days"]:
        confirm_task(by=FIRM, at=written, task=task, company=carrier)


def _firm(key: str) -> Company | None:
    """The invented firm with this key of its source."""
    return Company.objects.filter(external_key=key, is_invented=True).first() if key else None


def _days(row: Row) -> int:
    return int(row["since_days"]) if row["since_days"] else WAITING[Standing(row["standing"])]
