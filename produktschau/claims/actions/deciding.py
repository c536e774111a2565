"""The office decides about a claim; the person is written to in either case."""

from datetime import date, datetime

from django.db import transaction

from produktschau.accounts.actions import EmailTaken, InvalidEmail, InvalidName
from produktschau.audit.record import Actor
from produktschau.claims.actions.proving import end_claim
from produktschau.claims.actions.stewarding import LONGEST_REASON, Blocked, add_steward
from produktschau.claims.actions.telling import tell_claimant
from produktschau.claims.calculations.words import one_line
from produktschau.claims.models import Claim, Standing, Way
from produktschau.showcase.actions import NotAcceptable


class NotDecidable(Exception):
    """It was decided already, or cannot be; the message says why."""


@transaction.atomic
def accept_claim(*, by: Actor, at: datetime, on: date, claim: Claim, reason: str = "") -> Claim:
    """Let the person speak for the firm: an account is appointed, or made and invited, and told.

    Without a proof ``reason`` says what the office relies on. Raises ``NotAcceptable`` (field: reason), ``NotDecidable``.
    """
    claim = _open(claim)
    reason = one_line(reason)
    is_shown = claim.proven_at is not None or claim.way == Way.STEWARD
    if len(reason) > LONGEST_REASON or not (reason or is_shown):
        raise NotAcceptable(
            {
                "reason": "Ein Nachweis fehlt. Schreiben Sie, worauf Sie sich stützen, etwa „am Telefon mit dem Chef geklärt“."
            }
        )
    try:
        add_steward(by=by, at=at, on=on, company=claim.company, email=claim.email, name=claim.name)
    except (Blocked, EmailTaken, InvalidEmail, InvalidName) as refused:
        raise NotDecidable(str(refused)) from refused
    return end_claim(by=by, at=at, claim=claim, standing=Standing.ACCEPTED, reason=reason)


@transaction.atomic
def refuse_claim(*, by: Actor, at: datetime, claim: Claim, reason: str) -> Claim:
    """Refuse, with a reason the person reads. Raises ``NotAcceptable`` (field: reason), ``NotDecidable``."""
    claim = _open(claim)
    reason = one_line(reason)
    if not reason or len(reason) > LONGEST_REASON:
        problem = f"Schreiben Sie in einem Satz, warum, höchstens {LONGEST_REASON} Zeichen. Die Person liest ihn."
        raise NotAcceptable({"reason": problem})
    end_claim(by=by, at=at, claim=claim, standing=Standing.REFUSED, reason=reason)
    tell_claimant(by=by, at=at, claim=claim, template="claims/mail/refused", told={"reason": reason})
    return claim


def _open(claim: Claim) -> Claim:
    found = Claim.objects.select_for_update().select_related("company").get(pk=claim.pk)
    if not found.is_open:
        raise NotDecidable("Über diesen Anspruch ist schon entschieden, oder er ist zurückgezogen.")
    return found
