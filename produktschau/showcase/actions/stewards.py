"""Who speaks for a company."""

from datetime import date, datetime

from django.db import transaction

from produktschau.accounts.models import User
from produktschau.audit.record import Actor, record
from produktschau.showcase.models import Company, Steward


@transaction.atomic
def appoint_steward(*, by: Actor, company: Company, person: User, on: date, at: datetime) -> Steward:
    """Let a person speak for a company; a second time changes nothing."""
    steward, is_new = Steward.objects.get_or_create(company=company, person=person, defaults={"since_on": on})
    if is_new:
        record(
            by=by,
            verb="company.steward_appointed",
            subject=f"company:{company.key}",
            at=at,
            after={"person": person.actor_key},
        )
    return steward


@transaction.atomic
def dismiss_steward(*, by: Actor, steward: Steward, at: datetime, reason: str = "") -> None:
    """The person no longer speaks for the company."""
    record(
        by=by,
        verb="company.steward_dismissed",
        subject=f"company:{steward.company.key}",
        at=at,
        before={"person": steward.person.actor_key},
        reason=reason,
    )
    steward.delete()
