"""Asks firms to join a network, and sends them the way to their page of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from produktschau.audit.models import Entry
from produktschau.audit.record import Actor, record
from produktschau.lib.dates import day_of
from produktschau.networks.actions.members import ALREADY, begun, held, open_row, told_of
from produktschau.networks.models import Membership, Network, Standing
from produktschau.outreach.actions.links import give_link
from produktschau.outreach.actions.messages import tell_firm
from produktschau.outreach.engine.links import address_of
from produktschau.outreach.queries.asking import MAIL, asked
from produktschau.showcase.actions import NotReady
from produktschau.showcase.models import Company
from produktschau.work.models import Kind, Mail
from produktschau.work.queue import enqueue

PURPOSE = "network"
INVITE = "produktschau.networks.tasks.invite"
LINKS_A_DAY = 100
"""Links the public form sends in 24 hours; more of them are somebody trying names."""
INVITED = "Einladung durch das Büro"
NOT_SHOWN = "Erst wenn das Netzwerk veröffentlicht ist, können Betriebe lesen, wozu sie eingeladen sind."


@transaction.atomic
def invite_firm(*, by: Actor, at: datetime, network: Network, company: Company, is_told: bool = True) -> Membership:
    """Ask one firm to join, by mail where it has an address. Raises ``NotReady`` where it is open already, opted out or was withdrawn."""
    network = held(network)
    if not network.is_published:
        raise NotReady([NOT_SHOWN])
    there = open_row(network, company)
    if there is not None:
        raise NotReady([ALREADY[Standing(there.standing)]])
    how = asked(company)
    if is_told and not how.way:
        raise NotReady([f"„{company.name}“ können wir nicht einladen: {how.why}."])
    membership = begun(by, at, network, company, Standing.INVITED, source=INVITED)
    membership.save()
    told_of(by, at, membership, "invited", way=how.way)
    if is_told and how.way == MAIL:
        _write(by, at, membership, "invite", Kind.NEWSLETTER, f"invite:{membership.pk}")
    return membership


def invite_firms(*, by: Actor, at: datetime, network: Network, companies: Iterable[Company]) -> int:
    """Ask each of these firms that is not open and can be reached, one transaction each; return how many were asked now."""
    count = 0
    for company in companies:
        try:
            invite_firm(by=by, at=at, network=network, company=company)
        except NotReady:
            continue
        count += 1
    return count


@transaction.atomic
def withdraw_invitation(*, by: Actor, at: datetime, membership: Membership) -> None:
    """Take an invitation back that was not answered; it leaves no trace but the record. Raises ``NotReady``."""
    held(membership.network)
    found = Membership.objects.filter(pk=membership.pk, standing=Standing.INVITED).first()
    if found is None:
        raise NotReady(["Diese Einladung ist schon beantwortet."])
    told_of(by, at, found, "invitation_withdrawn")
    found.delete()


@transaction.atomic
def send_page(*, by: Actor, at: datetime, membership: Membership) -> list[Mail]:
    """Send the firm the link to its page of the network again, once an hour at most. Raises ``NotReady`` without an address."""
    mails = _write(by, at, membership, "page", Kind.NOTICE, f"page:{membership.pk}:{at:%Y%m%d%H}")
    if not mails and asked(membership.company).way != MAIL:
        raise NotReady(
            ["Für diesen Betrieb kennen wir keine E-Mail-Adresse. Rufen Sie ihn an, oder schreiben Sie einen Brief."]
        )
    return mails


@transaction.atomic
def send_way_in(*, by: Actor, at: datetime, network: Network, companies: Iterable[Company]) -> int:
    """Somebody said to be of these firms and to want to join: each gets the link at the addresses it has, once a day. Return how many."""
    recently = Entry.objects.filter(verb="network.link_asked", at__gt=at - timedelta(days=1))
    count = 0
    for company in companies:
        if recently.count() >= LINKS_A_DAY:
            break
        key = f"join:{network.key}:{day_of(at).isoformat()}"
        told = {"network": network}
        mails = tell_firm(
            by=by,
            at=at,
            company=company,
            purpose=PURPOSE,
            subject=network.matter,
            template="networks/mail/way_in",
            context=told,
            key=key,
        )
        record(by=by, verb="network.link_asked", subject=network.matter, at=at, after={"company": company.key})
        count += bool(mails)
    return count


def _write(by: Actor, at: datetime, membership: Membership, name: str, kind: Kind, key: str) -> list[Mail]:
    return tell_firm(
        by=by,
        at=at,
        company=membership.company,
        purpose=PURPOSE,
        subject=membership.network.matter,
        template=f"networks/mail/{name}",
        context={"network": membership.network, "membership": membership},
        key=key,
        kind=kind,
    )


@transaction.atomic
def invite_audience(*, by: Actor, at: datetime, network: Network, audience: Mapping[str, Sequence[str]]) -> None:
    """Ask every firm of a choice that is not open yet, in the background. Raises ``NotReady``."""
    if not network.is_published:
        raise NotReady([NOT_SHOWN])
    told = {name: list(values) for name, values in audience.items()}
    record(by=by, verb="network.audience_invited", subject=network.matter, at=at, after={"audience": told})
    enqueue(INVITE, key=f"{network.matter}:invite:{at.isoformat()}", at=at, network=network.pk, audience=told)


@transaction.atomic
def take_letters(*, by: Actor, at: datetime, network: Network, letters: Sequence[Membership]) -> dict[int, str]:
    """Note that somebody takes letters out, and give the link of each by the number of its membership; the same while it holds."""
    record(by=by, verb="network.letters_taken", subject=network.matter, at=at, after={"letters": len(letters)})
    found = {}
    for one in letters:
        link = give_link(by=by, at=at, company=one.company, purpose=PURPOSE, subject=network.matter)
        found[one.pk] = address_of(link)
    return found
