"""The proof of a claim: the link of a mail, or the code of a letter."""

from datetime import datetime, timedelta

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.claims.calculations.words import one_line
from produktschau.claims.engine.codes import is_code_of
from produktschau.claims.models import Claim, Standing, Way
from produktschau.outreach.actions.links import end_links

MOST_TRIES = 5
CODE_HOLDS = timedelta(days=30)


class NotOpen(Exception):
    """The claim waits for nothing of the kind; the message says why."""


@transaction.atomic
def prove_by_mail(*, by: Actor, at: datetime, claim: Claim) -> Claim:
    """The person opened the link and confirmed. A second time changes nothing. Raises ``NotOpen``."""
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if claim.standing == Standing.DECIDING:
        return claim
    if claim.standing != Standing.PROVING or claim.way != Way.MAIL or not _in_time(claim, at):
        raise NotOpen("Diese Meldung lässt sich nicht mehr bestätigen.")
    return _proven(by, at, claim)


@transaction.atomic
def prove_by_code(*, by: Actor, at: datetime, key: str, code: str) -> bool:
    """Whether the code of the letter was right; a wrong one counts, and the fifth ends the claim. Nothing typed is no try.

    An unknown key, another way and a code that ended are wrong too, so that nothing is learnt from the answer.
    """
    claim = Claim.objects.select_for_update().filter(key=key, way=Way.LETTER, standing=Standing.PROVING).first()
    if claim is None or claim.letter_at is None or not _in_time(claim, at):
        return False
    if is_code_of(claim, code):
        _proven(by, at, claim)
        return True
    if not code.strip():
        return False
    claim.tries += 1
    claim.save(update_fields=["tries"])
    if claim.tries >= MOST_TRIES:
        end_claim(
            by=by, at=at, claim=claim, standing=Standing.EXPIRED, reason="Der Code wurde fünfmal falsch eingegeben."
        )
    return False


@transaction.atomic
def note_letter(*, by: Actor, at: datetime, claim: Claim) -> Claim:
    """The letter was printed: from now its code holds for thirty days. Printed again, the code stays. Raises ``NotOpen``."""
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if claim.standing != Standing.PROVING or claim.way != Way.LETTER:
        raise NotOpen("Zu diesem Anspruch gehört kein Brief mehr.")
    claim.letter_at, claim.expires_at = at, at + CODE_HOLDS
    claim.save(update_fields=["letter_at", "expires_at"])
    record(by=by, verb="claim.letter", subject=claim.subject, at=at)
    return claim


@transaction.atomic
def withdraw_claim(*, by: Actor, at: datetime, claim: Claim, reason: str = "") -> Claim:
    """The person no longer wants it; one that ended stays as it is."""
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if claim.is_open:
        end_claim(by=by, at=at, claim=claim, standing=Standing.WITHDRAWN, reason=one_line(reason)[:500])
    return claim


@transaction.atomic
def end_claim(*, by: Actor, at: datetime, claim: Claim, standing: Standing, reason: str = "") -> Claim:
    """Close an open claim that the caller has locked, and make its link worthless."""
    before = claim.standing
    claim.standing, claim.ended_at, claim.ended_by, claim.reason = standing, at, by.actor_key, reason
    claim.save(update_fields=["standing", "ended_at", "ended_by", "reason"])
    end_links(by=by, at=at, subject=claim.subject)
    record(
        by=by,
        verb=f"claim.{standing}",
        subject=claim.subject,
        at=at,
        before={"standing": before},
        after={"standing": standing},
        reason=reason,
    )
    return claim


def _in_time(claim: Claim, at: datetime) -> bool:
    return claim.expires_at is not None and claim.expires_at > at


def _proven(by: Actor, at: datetime, claim: Claim) -> Claim:
    claim.standing, claim.proven_at, claim.expires_at = Standing.DECIDING, at, None
    claim.save(update_fields=["standing", "proven_at", "expires_at"])
    record(by=by, verb="claim.proven", subject=claim.subject, at=at, after={"standing": claim.standing})
    return claim
