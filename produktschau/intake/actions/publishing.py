"""The round ends: its words become the record's, and everyone sees them."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.intake.actions.telling import tell_the_firm
from produktschau.intake.actions.writing import locked, move, stand_in
from produktschau.intake.models import Part, Stage, Submission, Via
from produktschau.intake.queries.readiness import reasons_against_publishing
from produktschau.intake.queries.record_fields import record_fields
from produktschau.intake.queries.rounds import decisions_in_force, latest
from produktschau.lib.dates import day_of
from produktschau.showcase.actions import NotReady, change_company, change_product, publish_company, publish_product


@transaction.atomic
def publish_submission(*, by: Actor, at: datetime, submission: Submission) -> Submission:
    """Write the approved words into the record and show it. Raises ``NotReady``; ``NotAcceptable`` where the record refuses a value."""
    submission = locked(submission)
    stand_in(submission, Stage.APPROVED)
    reasons = reasons_against_publishing(submission)
    if reasons:
        raise NotReady(reasons)
    content = latest(submission).content
    if submission.product is not None:
        product = change_product(by=by, at=at, product=submission.product, **record_fields(submission.product, content))
        publish_product(by=by, at=at, product=product)
    else:
        company = submission.company
        fields = record_fields(company, content) | _checked_on(submission)
        publish_company(by=by, at=at, company=change_company(by=by, at=at, company=company, **fields))
    submission = move(submission, Stage.PUBLISHED, "published", by=by, at=at)
    record = submission.product or submission.company
    record.refresh_from_db()
    tell_the_firm(submission, "published", by=by, at=at, public=f"{settings.SITE_URL}{record.get_absolute_url()}")
    return submission


def _checked_on(submission: Submission) -> dict[str, Any]:
    """Only what the firm confirmed itself counts as checked."""
    decision = decisions_in_force(submission).get(Part.WEB)
    return {"checked_on": day_of(decision.at)} if decision and decision.via == Via.OWN else {}
