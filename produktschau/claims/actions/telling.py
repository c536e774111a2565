"""Mails about claims: to the person, and to those who speak for the firm already."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from produktschau.accounts.models import User
from produktschau.audit.record import Actor
from produktschau.claims.models import Claim
from produktschau.outreach.actions.queueing import queue_letter
from produktschau.outreach.calculations.salutations import PLAIN
from produktschau.outreach.engine.letters import written
from produktschau.showcase.models import Company
from produktschau.work.models import Mail


@transaction.atomic
def tell_claimant(*, by: Actor, at: datetime, claim: Claim, template: str, told: Mapping[str, Any]) -> Mail:
    """Write to the person who claims, once for each template."""
    context = {"claim": claim, "firm": claim.company, "salutation": PLAIN, **told}
    return _sent(by, at, claim.email, template, context, f"{claim.subject}:{template.rpartition('/')[2]}")


@transaction.atomic
def tell_stewards(*, by: Actor, at: datetime, claim: Claim) -> list[Mail]:
    """Tell those who speak for the firm that somebody else wants to: name and task, not the address."""
    mails = []
    for steward in claim.company.stewards.select_related("person").order_by("pk"):
        if steward.person.is_active:
            context = {"claim": claim, "firm": claim.company, "salutation": PLAIN}
            key = f"{claim.subject}:colleague:{steward.person.pk}"
            mails.append(_sent(by, at, steward.person.email, "claims/mail/colleague", context, key))
    return mails


@transaction.atomic
def tell_person(
    *, by: Actor, at: datetime, company: Company, person: User, template: str, told: Mapping[str, Any]
) -> Mail:
    """Write to a person about speaking for a firm: appointed or dismissed."""
    context = {"firm": company, "salutation": PLAIN, **told}
    key = f"steward:{company.key}:{person.pk}:{template.rpartition('/')[2]}:{at.isoformat()}"
    return _sent(by, at, person.email, template, context, key)


def _sent(by: Actor, at: datetime, to: str, template: str, context: Mapping[str, Any], key: str) -> Mail:
    return queue_letter(by=by, at=at, to=to, letter=written(template, context), key=key)
