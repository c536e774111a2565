"""A firm asks to join a network, or answers an invitation. What it does itself is confirmed by that."""

from datetime import date, datetime

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.lib.dates import day_of
from produktschau.networks.actions.members import ALREADY, against_since, begun, held, held_row, open_row, told_of
from produktschau.networks.models import Membership, Network, Standing
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, paragraphs
from produktschau.showcase.models import Company

LONGEST_MESSAGE, LONGEST_REASON = 500, 300
BY_LINK, SIGNED_IN = "selbst über persönlichen Link", "selbst angemeldet"
"""The sources of what a firm says itself."""
CLOSED = "Dieses Netzwerk nimmt gerade keine Betriebe auf."
WITHDRAWN = "Ihr Eintrag ist zurückgezogen. Melden Sie sich bei uns, dann bringen wir das in Ordnung."
SECOND = {
    Standing.ACTIVE: "Ihr Betrieb ist schon Mitglied in diesem Netzwerk.",
    Standing.REQUESTED: "Ihr Betrieb hat schon angefragt. Wir melden uns, sobald darüber entschieden ist.",
}
DISAGREED = "Wer Mitglied wird, stimmt der Vereinbarung zu. Lesen Sie sie, und setzen Sie dann das Häkchen."
OTHER_CHARTER = "Die Vereinbarung wurde inzwischen geändert. Lesen Sie die neue Fassung, und stimmen Sie ihr zu."
GONE = "Das ist schon entschieden. Was jetzt gilt, steht auf dieser Seite."


@transaction.atomic
def request_to_join(
    *,
    by: Actor,
    at: datetime,
    network: Network,
    company: Company,
    source: str,
    agrees: bool,
    charter_on: date | None,
    message: str = "",
    is_shown: bool = True,
) -> Membership:
    """The firm's request, for the coordinator to decide. ``charter_on`` is the day of the charter it was shown; an invited firm joins at once.

    Raises ``NotAcceptable`` (fields: agrees, message), ``NotReady``.
    """
    network = held(network)
    there = open_row(network, company)
    if there is not None and there.standing == Standing.INVITED:
        return accept_invitation(
            by=by, at=at, membership=there, source=source, agrees=agrees, charter_on=charter_on, is_shown=is_shown
        )
    if there is not None:
        raise NotReady([SECOND[Standing(there.standing)]])
    if not network.is_published or not network.takes_members:
        raise NotReady([CLOSED])
    if company.is_withdrawn:
        raise NotReady([WITHDRAWN])
    told = _checked(network, agrees, charter_on, message)
    membership = begun(by, at, network, company, Standing.REQUESTED, source=source, is_shown=is_shown)
    membership.message, membership.charter_on, membership.confirmed_at = told, network.charter_on, at
    membership.save()
    told_of(by, at, membership, "asked_to_join", is_shown=is_shown)
    return membership


@transaction.atomic
def accept_invitation(
    *,
    by: Actor,
    at: datetime,
    membership: Membership,
    source: str,
    agrees: bool,
    charter_on: date | None,
    is_shown: bool = True,
) -> Membership:
    """The invited firm is a member from today. Raises ``NotAcceptable``, ``NotReady``."""
    membership = in_standing(membership, Standing.INVITED)
    network, today = membership.network, day_of(at)
    _checked(network, agrees, charter_on, "")
    if sentence := against_since(network, membership.company, today, on=today, besides=membership.pk):
        raise NotReady([sentence])
    membership.standing, membership.since, membership.is_shown = Standing.ACTIVE, today, is_shown
    membership.charter_on, membership.source, membership.told_on = network.charter_on, source, today
    membership.confirmed_at = membership.decided_at = at
    membership.decided_by = by.actor_key
    membership.save()
    told_of(by, at, membership, "joined", since=today.isoformat(), is_shown=is_shown)
    return membership


@transaction.atomic
def decline_invitation(*, by: Actor, at: datetime, membership: Membership, reason: str = "") -> Membership:
    """The firm does not want to join, or takes its request back. Raises ``NotAcceptable``, ``NotReady``."""
    membership = in_standing(membership, Standing.INVITED, Standing.REQUESTED)
    membership.reason = words(reason)
    membership.standing, membership.decided_at, membership.decided_by = Standing.DECLINED, at, by.actor_key
    membership.save(update_fields=["reason", "standing", "decided_at", "decided_by"])
    told_of(by, at, membership, "declined")
    return membership


@transaction.atomic
def confirm_membership(*, by: Actor, at: datetime, membership: Membership) -> Membership:
    """The firm says that what the office entered is right. Raises ``NotReady``."""
    membership = in_standing(membership, Standing.ACTIVE)
    if membership.confirmed_at is None:
        membership.confirmed_at = at
        membership.save(update_fields=["confirmed_at"])
        told_of(by, at, membership, "confirmed")
    return membership


@transaction.atomic
def show_membership(*, by: Actor, at: datetime, membership: Membership, is_shown: bool) -> Membership:
    """Whether public pages may name the firm as a member. Raises ``NotReady``."""
    membership = in_standing(membership, Standing.ACTIVE, Standing.REQUESTED)
    if membership.is_shown != is_shown:
        membership.is_shown = is_shown
        membership.save(update_fields=["is_shown"])
        told_of(by, at, membership, "shown", is_shown=is_shown)
    return membership


def in_standing(membership: Membership, *wanted: Standing) -> Membership:
    """The row as it is now, with its network locked. Raises ``NotReady`` where it is no longer in one of these standings."""
    try:
        found = held_row(membership)
    except Membership.DoesNotExist:
        raise NotReady([GONE]) from None
    if found.standing not in wanted:
        raise NotReady([ALREADY.get(Standing(found.standing), GONE) if Standing.ACTIVE not in wanted else GONE])
    return found


def words(reason: str, *, field: str = "reason", what: str = "Der Grund", longest: int = LONGEST_REASON) -> str:
    """A short text somebody typed. Raises ``NotAcceptable``."""
    try:
        return paragraphs(reason, what, longest)
    except Unfit as unfit:
        raise NotAcceptable({field: str(unfit)}) from unfit


def _checked(network: Network, agrees: bool, charter_on: date | None, message: str) -> str:
    """The message, cleaned. Raises ``NotAcceptable``."""
    problems = {}
    if network.charter and not agrees:
        problems["agrees"] = DISAGREED
    elif network.charter and charter_on != network.charter_on:
        problems["agrees"] = OTHER_CHARTER
    try:
        told = paragraphs(message, "Die Nachricht", LONGEST_MESSAGE)
    except Unfit as unfit:
        problems["message"] = str(unfit)
    if problems:
        raise NotAcceptable(problems)
    return told
