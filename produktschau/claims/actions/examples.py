"""One open claim for the demo, made by the steps everyone takes."""

from datetime import datetime, timedelta

from django.db import transaction

from produktschau.audit.record import Actor, System
from produktschau.claims.actions.claiming import claim_entry
from produktschau.claims.actions.proving import note_letter, prove_by_code
from produktschau.claims.engine.codes import code_of
from produktschau.claims.models import Claim
from produktschau.showcase.models import Company

VISITOR = System("visitor")


@transaction.atomic
def load_example(*, by: Actor, at: datetime, company: Company) -> Claim:
    """Somebody invented claims the entry and typed the code of the letter; the office has to decide."""
    claim = claim_entry(
        by=VISITOR,
        at=at - timedelta(days=8),
        company=company,
        name="Ronja Beispiel",
        email="ronja.beispiel@post.example.org",
        role="Inhaberin",
        text="Den Betrieb habe ich im Frühjahr von meinem Vater übernommen. Die Öffnungszeiten stimmen nicht mehr.",
    )
    note_letter(by=by, at=at - timedelta(days=7), claim=claim)
    prove_by_code(by=VISITOR, at=at - timedelta(days=2), key=claim.key, code=code_of(claim))
    return Claim.objects.get(pk=claim.pk)
