"""The firm hands its words in; the office gives them back, or lays the round aside."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.intake.actions.comments import add_comments
from produktschau.intake.actions.telling import open_remarks, tell_the_firm, tell_the_office
from produktschau.intake.actions.writing import (
    expect,
    locked,
    move,
    needed,
    said,
    stand_in,
    still_open,
    told,
)
from produktschau.intake.calculations.contents import check_content, check_print, fields_for, missing
from produktschau.intake.models import Stage, Submission, Version, Via
from produktschau.intake.queries.rounds import open_round
from produktschau.intake.queries.words import allowed_choices
from produktschau.lib.dates import day_of
from produktschau.showcase.actions import NotAcceptable, NotReady, change_company
from produktschau.showcase.calculations.values import Unfit

AT_OFFICE = (Stage.SUBMITTED, Stage.CHECKED, Stage.EDITED, Stage.APPROVED)


@transaction.atomic
def submit(
    *,
    by: Actor,
    at: datetime,
    submission: Submission,
    via: Via = Via.OWN,
    said_on: date | None = None,
    expected: str | None = None,
    consent: str = "",
) -> Submission:
    """Hand the draft in. ``consent`` is the wording the person agreed to whose entry is personal data (a sole trader's).

    Raises ``NotAcceptable`` (what is missing or cannot stand, by field), ``ChangedMeanwhile``, ``NotReady``.
    """
    via, said_on = said(via, said_on)
    submission = locked(submission)
    stand_in(submission, Stage.DRAFT)
    version = expect(submission, expected)
    problems = problems_of(submission, version)
    if problems:
        raise NotAcceptable(problems)
    _agreed(submission, consent.strip(), by=by, at=at, on=said_on)
    submission.submitted_at = at
    submission = move(submission, Stage.SUBMITTED, "submitted", by=by, at=at, after=told(via, said_on))
    tell_the_firm(submission, "received", by=by, at=at)
    tell_the_office(submission, "submitted", by=by, at=at)
    return submission


def problems_of(submission: Submission, version: Version) -> dict[str, str]:
    """Why the words cannot be handed in yet, by field."""
    specs = fields_for(submission.product_id is not None)
    _, problems = check_content(specs, version.content, choices=allowed_choices())
    try:
        check_print(version.print_text)
    except Unfit as unfit:
        problems["print_text"] = str(unfit)
    return missing(specs, version.content) | problems


@transaction.atomic
def send_back(
    *, by: Actor, at: datetime, submission: Submission, reason: str, comments: Mapping[str, str] | None = None
) -> Submission:
    """Give it back to the firm with a reason and remarks beside fields (field → text). Raises ``NotAcceptable``, ``NotReady``."""
    reason = needed(reason, "reason", "Die Begründung fehlt. Schreiben Sie dem Betrieb, was er noch tun soll.")
    submission = locked(submission)
    stand_in(submission, *AT_OFFICE)
    add_comments(by=by, at=at, submission=submission, comments=comments or {})
    submission = move(submission, Stage.DRAFT, "sent_back", by=by, at=at, reason=reason)
    submission.returned_at = at
    submission.save(update_fields=["returned_at"])
    tell_the_firm(submission, "sent_back", by=by, at=at, reason=reason, remarks=open_remarks(submission))
    return submission


@transaction.atomic
def archive_submission(*, by: Actor, at: datetime, submission: Submission, reason: str) -> Submission:
    """Lay the round aside; what is public stays as it is. Raises ``NotAcceptable``, ``NotReady``."""
    reason = needed(
        reason, "reason", "Die Begründung fehlt. Schreiben Sie in einem Satz, warum der Eintrag abgelegt wird."
    )
    submission = locked(submission)
    still_open(submission)
    submission = move(submission, Stage.ARCHIVED, "archived", by=by, at=at, reason=reason)
    is_public = (submission.product or submission.company).is_published
    tell_the_firm(submission, "archived", by=by, at=at, reason=reason, is_public=is_public)
    return submission


@transaction.atomic
def take_back(*, by: Actor, at: datetime, submission: Submission) -> Submission:
    """Undo the last step of the office: a confirmed origin, a request for approval, laying aside.

    Nothing that was written or decided is lost. Raises ``NotReady`` where there is nothing to undo, or another round has begun.
    """
    submission = locked(submission)
    stand_in(submission, *_BEFORE)
    if submission.stage == Stage.ARCHIVED:
        _alone(submission)
        before = Stage.SUBMITTED if submission.submitted_at else Stage.DRAFT
        return move(submission, before, "reopened", by=by, at=at)
    return move(submission, _BEFORE[Stage(submission.stage)], "taken_back", by=by, at=at)


_BEFORE = {Stage.CHECKED: Stage.SUBMITTED, Stage.EDITED: Stage.CHECKED, Stage.ARCHIVED: Stage.SUBMITTED}


def _alone(submission: Submission) -> None:
    other = open_round(submission.company, submission.product)
    if other is not None:
        raise NotReady([f"Inzwischen läuft eine andere Einreichung ({other.key}). Arbeiten Sie dort weiter."])


def _agreed(submission: Submission, consent: str, *, by: Actor, at: datetime, on: date | None) -> None:
    """A sole trader's entry is personal data (Art. 4 No. 1 GDPR): it needs the person's consent on file."""
    company = submission.company
    if not company.is_sole_trader or (company.consent_on and company.consent_wording):
        return
    if not consent:
        raise NotReady(
            ["Der Eintrag einer einzelnen Person braucht deren Einwilligung. Bestätigen Sie sie, bevor Sie einreichen."]
        )
    day = on or day_of(at)
    change_company(by=by, at=at, company=company, consent_on=day, consent_wording=consent)
