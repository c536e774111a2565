"""Decides about requests, corrects what is known of a membership, and ends it."""

from datetime import date, datetime

from django.db import transaction

from produktschau.audit.record import Actor, changes
from produktschau.lib.dates import day_of
from produktschau.networks.actions.inviting import PURPOSE
from produktschau.networks.actions.joining import in_standing, words
from produktschau.networks.actions.members import ROLE, against_since, told_of
from produktschau.networks.calculations.spans import against_end
from produktschau.networks.engine.leaving import leave_all
from produktschau.networks.models import Membership, MembershipRole, Standing
from produktschau.outreach.actions.messages import tell_firm
from produktschau.showcase.actions import NotAcceptable

NO_REASON = "Schreiben Sie in einem Satz, warum. Der Betrieb bekommt ihn per Mail."


@transaction.atomic
def accept_request(
    *,
    by: Actor,
    at: datetime,
    membership: Membership,
    since: date | None = None,
    role: str = MembershipRole.MEMBER,
    is_told: bool = True,
) -> Membership:
    """Take the firm in from a day (today) with a role, and tell it. Raises ``NotAcceptable``, ``NotReady``."""
    membership = in_standing(membership, Standing.REQUESTED)
    begun_on = since or day_of(at)
    _check(membership, begun_on, role, at)
    membership.standing, membership.since, membership.role = Standing.ACTIVE, begun_on, role
    _decided(by, at, membership)
    told_of(by, at, membership, "request_accepted", since=begun_on.isoformat(), role=str(role))
    if is_told:
        _tell(by, at, membership, "accepted")
    return membership


@transaction.atomic
def refuse_request(*, by: Actor, at: datetime, membership: Membership, reason: str, is_told: bool = True) -> Membership:
    """Say no, with a reason the firm reads. Raises ``NotAcceptable``, ``NotReady``."""
    membership = in_standing(membership, Standing.REQUESTED)
    membership.reason = words(reason)
    if not membership.reason:
        raise NotAcceptable({"reason": NO_REASON})
    membership.standing = Standing.REFUSED
    _decided(by, at, membership)
    told_of(by, at, membership, "request_refused")
    if is_told:
        _tell(by, at, membership, "refused")
    return membership


@transaction.atomic
def correct_membership(
    *, by: Actor, at: datetime, membership: Membership, since: date | None, role: str, is_shown: bool
) -> Membership:
    """Another role or first day, or whether it is named. A first day the firm did not say itself is no longer confirmed.

    Raises ``NotAcceptable``, ``NotReady``.
    """
    membership = in_standing(membership, Standing.ACTIVE)
    _check(membership, since, role, at)
    old = {"since": _iso(membership.since), "role": membership.role, "is_shown": membership.is_shown}
    before, after = changes(old, {"since": _iso(since), "role": str(role), "is_shown": is_shown})
    if after:
        membership.since, membership.role, membership.is_shown = since, role, is_shown
        if "since" in after:
            membership.confirmed_at = None
        membership.save(update_fields=["since", "role", "is_shown", "confirmed_at"])
        told_of(
            by,
            at,
            membership,
            "membership_corrected",
            **after,
            **{f"{name}_before": was for name, was in before.items()},
        )
    return membership


@transaction.atomic
def end_membership(
    *, by: Actor, at: datetime, membership: Membership, until: date | None = None, reason: str = "", source: str = ""
) -> Membership:
    """The firm leaves, with ``until`` (today) as its last day; what hangs on the membership ends as well. ``source``: how the office knows.

    Raises ``NotAcceptable``, ``NotReady``.
    """
    membership = in_standing(membership, Standing.ACTIVE)
    last = until or day_of(at)
    if membership.since and (sentence := against_end(membership.since, last, on=day_of(at))):
        raise NotAcceptable({"until": sentence})
    membership.reason = words(reason)
    leave_all(by=by, at=at, membership=membership)
    membership.standing, membership.until = Standing.ENDED, last
    membership.save(update_fields=["reason", "standing", "until"])
    told_of(by, at, membership, "left", until=last.isoformat(), **({"source": source} if source else {}))
    return membership


def _check(membership: Membership, since: date | None, role: str, at: datetime) -> None:
    problems = {}
    if sentence := against_since(membership.network, membership.company, since, on=day_of(at), besides=membership.pk):
        problems["since"] = sentence
    if role not in MembershipRole.values:
        problems["role"] = ROLE
    if problems:
        raise NotAcceptable(problems)


def _decided(by: Actor, at: datetime, membership: Membership) -> None:
    membership.decided_by, membership.decided_at = by.actor_key, at
    membership.save()


def _tell(by: Actor, at: datetime, membership: Membership, name: str) -> None:
    tell_firm(
        by=by,
        at=at,
        company=membership.company,
        purpose=PURPOSE,
        subject=membership.network.matter,
        template=f"networks/mail/{name}",
        context={"network": membership.network, "membership": membership},
        key=f"{name}:{membership.pk}",
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
