"""Claims for tests, made by the house's own actions."""

from typing import Any

from produktschau.accounts.models import User
from produktschau.audit.record import System
from produktschau.claims.actions.claiming import claim_entry
from produktschau.claims.actions.proving import note_letter, prove_by_code, prove_by_mail
from produktschau.claims.engine.codes import code_of
from produktschau.claims.models import Claim
from produktschau.showcase.actions import appoint_steward
from produktschau.showcase.models import Company, Steward
from tests import cast
from tests.factories.showcase import BY

VISITOR = System("visitor")
WORDS = {"name": "Jana Vogel", "role": "Inhaberin", "email": "jana@ahorn.example", "text": "Die Zeiten stimmen nicht."}


def claim(company: Company, **told: Any) -> Claim:
    """A claim as it is sent."""
    return claim_entry(**{"by": VISITOR, "at": cast.NOW, "company": company, **WORDS, **told})


def proven_claim(company: Company, **told: Any) -> Claim:
    """A claim on which the office has to decide, by whichever way its address allows."""
    made = claim(company, **told)
    if made.way == "mail":
        return prove_by_mail(by=VISITOR, at=cast.NOW, claim=made)
    note_letter(by=BY, at=cast.NOW, claim=made)
    assert prove_by_code(by=VISITOR, at=cast.NOW, key=made.key, code=code_of(made))
    return Claim.objects.get(pk=made.pk)


def steward_of(company: Company, person: User) -> Steward:
    """A person who speaks for the company."""
    return appoint_steward(by=BY, company=company, person=person, on=cast.TODAY, at=cast.NOW)
