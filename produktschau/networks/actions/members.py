"""Enters members the office knows of, and what is common to all writing of memberships."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.dates import day_of
from produktschau.networks.actions.indexing import mark_companies
from produktschau.networks.calculations.spans import against_begin
from produktschau.networks.models import OPEN, Membership, MembershipRole, Network, Standing
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line
from produktschau.showcase.models import Company

ALREADY = {
    Standing.ACTIVE: "Der Betrieb ist schon Mitglied in diesem Netzwerk.",
    Standing.REQUESTED: "Der Betrieb hat schon angefragt, Mitglied zu werden. Nehmen Sie die Anfrage an oder lehnen Sie sie ab.",
    Standing.INVITED: "Der Betrieb ist schon eingeladen und hat noch nicht geantwortet.",
}
NO_SOURCE = "Schreiben Sie, woher wir das wissen, zum Beispiel „Telefon“ oder „unterschriebenes Blatt“."
TOLD_IN_FUTURE = "Der Tag, an dem es gemeldet wurde, liegt in der Zukunft. Nennen Sie einen Tag bis heute."
ROLE = "Diese Aufgabe gibt es nicht. Wählen Sie eine aus der Liste."


@transaction.atomic
def enter_member(
    *,
    by: Actor,
    at: datetime,
    network: Network,
    company: Company,
    since: date,
    role: str = MembershipRole.MEMBER,
    source: str,
    told_on: date | None = None,
    is_shown: bool = True,
    charter_on: date | None = None,
) -> Membership:
    """A member by word of ``source``; not confirmed until the firm itself says so. An open request or invitation becomes the membership.

    Raises ``NotAcceptable``; ``NotReady`` where it is a member already.
    """
    network = held(network)
    there = open_row(network, company)
    if there is not None and there.standing == Standing.ACTIVE:
        raise NotReady([ALREADY[Standing.ACTIVE]])
    told = checked_entry(at, source, told_on, role)
    if sentence := against_since(network, company, since, on=day_of(at)):
        raise NotAcceptable({"since": sentence})
    membership = there or begun(by, at, network, company, Standing.ACTIVE, is_shown=is_shown, **told)
    membership.standing, membership.since, membership.role = Standing.ACTIVE, since, role
    membership.is_shown, membership.charter_on = is_shown, charter_on
    membership.source, membership.told_on = told["source"], told["told_on"]
    membership.decided_by, membership.decided_at = by.actor_key, at
    membership.save()
    told_of(by, at, membership, "member_entered", since=since.isoformat(), role=str(role), source=membership.source)
    return membership


def held(network: Network) -> Network:
    """The network, locked: whether spans of its members overlap is decided by one at a time."""
    return Network.objects.select_for_update().get(pk=network.pk)


def held_row(membership: Membership) -> Membership:
    """The row as it is now, with its network locked. Raises ``Membership.DoesNotExist``."""
    held(membership.network)
    return Membership.objects.select_related("network", "company").get(pk=membership.pk)


def open_row(network: Network, company: Company) -> Membership | None:
    """A request, an invitation or a membership that is open."""
    return Membership.objects.filter(network=network, company=company, standing__in=OPEN).first()


def begun(by: Actor, at: datetime, network: Network, company: Company, standing: Standing, **fields: Any) -> Membership:
    """A row that is not stored yet."""
    told = {"told_on": day_of(at), **fields}
    return Membership(network=network, company=company, standing=standing, asked_by=by.actor_key, asked_at=at, **told)


def against_since(network: Network, company: Company, since: date | None, *, on: date, besides: int = 0) -> str:
    """Why the firm's membership cannot begin on that day; ``besides`` is the row that is about to change."""
    rows = Membership.objects.filter(network=network, company=company, since__isnull=False).exclude(pk=besides)
    spans = [(begun_on, ended) for begun_on, ended in rows.values_list("since", "until") if begun_on is not None]
    until = Membership.objects.filter(pk=besides).values_list("until", flat=True).first()
    return against_begin(since, spans, on=on, until=until)


def checked_entry(at: datetime, source: str, told_on: date | None, role: str) -> dict[str, Any]:
    """Source, day and role of what staff enters. Raises ``NotAcceptable``."""
    problems: dict[str, str] = {}
    told: dict[str, Any] = {"source": source, "told_on": told_on or day_of(at), "role": role}
    try:
        told["source"] = line(source, "Die Quelle", 120)
    except Unfit as unfit:
        problems["source"] = str(unfit)
    if told["source"] == "":
        problems["source"] = NO_SOURCE
    if told["told_on"] > day_of(at):
        problems["told_on"] = TOLD_IN_FUTURE
    if role not in MembershipRole.values:
        problems["role"] = ROLE
    if problems:
        raise NotAcceptable(problems)
    return told


def told_of(by: Actor, at: datetime, membership: Membership, verb: str, *, reason: str = "", **after: Any) -> None:
    """Write the record of a membership, and mark what is found by it."""
    company = membership.company
    record(
        by=by,
        verb=f"network.{verb}",
        subject=membership.network.matter,
        at=at,
        after={"company": company.key, **after},
        reason=reason,
    )
    mark_companies([membership.company_id], at)
