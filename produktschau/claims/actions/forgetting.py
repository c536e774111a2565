"""Ends what came too late, and empties claims: what remains is that one was made, when, and what became of it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from produktschau.audit.record import Actor
from produktschau.claims.actions.proving import end_claim
from produktschau.claims.engine.codes import new_nonce, sender_of
from produktschau.claims.models import OPEN, Claim, Standing
from produktschau.outreach.actions.links import end_links
from produktschau.work.retention import forget_matter

KEPT_FOR = timedelta(days=180)
"""So long after its end a claim can be asked about (storage limitation, Art. 5 (1) (e) GDPR)."""


@transaction.atomic
def tidy(*, by: Actor, at: datetime) -> tuple[int, int]:
    """Let proofs that were not given in time expire, and empty what ended ``KEPT_FOR`` ago; gives both numbers."""
    late = list(Claim.objects.select_for_update().filter(standing=Standing.PROVING, expires_at__lte=at))
    for claim in late:
        end_claim(by=by, at=at, claim=claim, standing=Standing.EXPIRED)
    return len(late), _empty(Claim.objects.filter(ended_at__lt=at - KEPT_FOR), by, at)


@transaction.atomic
def forget_person(*, by: Actor, at: datetime, email: str) -> int:
    """Withdraw and empty every claim of an address (Art. 17 GDPR) and return their number."""
    claims = Claim.objects.filter(sender=sender_of(email))
    for claim in claims.filter(standing__in=OPEN).select_for_update():
        end_claim(by=by, at=at, claim=claim, standing=Standing.WITHDRAWN)
    return _empty(claims, by, at)


def _empty(claims: QuerySet[Claim], by: Actor, at: datetime) -> int:
    full = claims.filter(emptied_at__isnull=True)
    for claim in list(full):
        end_links(by=by, at=at, subject=claim.subject)
        forget_matter(matter=claim.subject, at=at)
    return full.update(name="", role="", email="", text="", reason="", nonce=new_nonce(), emptied_at=at)
