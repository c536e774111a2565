"""The maker's word on what the office made of the text: web and print apart."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from produktschau.accounts.models import Role
from produktschau.audit.record import Actor
from produktschau.intake.actions.telling import tell_the_firm, tell_the_office
from produktschau.intake.actions.versions import write_version
from produktschau.intake.actions.writing import expect, locked, move, needed, said, stand_in, told, write_down
from produktschau.intake.models import Approval, Part, Stage, Submission, Version, Via
from produktschau.intake.queries.readiness import reasons_against_offering
from produktschau.intake.queries.rounds import open_parts, parts_of
from produktschau.showcase.actions import NotReady


@transaction.atomic
def offer_for_approval(
    *,
    by: Actor,
    at: datetime,
    submission: Submission,
    expected: str | None = None,
    content: Mapping[str, Any] | None = None,
    print_text: str | None = None,
) -> Submission:
    """The text is ready: ask the maker. Where every part was approved in the same words before, it counts at once.

    Fields given are saved first, as ``write_version`` does. Raises ``NotAcceptable``, ``NotReady``, ``ChangedMeanwhile``.
    """
    submission = locked(submission)
    stand_in(submission, Stage.CHECKED)
    version = write_version(
        by=by,
        at=at,
        submission=submission,
        content=content or {},
        print_text=print_text,
        via=Via.OFFICE,
        expected=expected,
    )
    submission.refresh_from_db()
    reasons = reasons_against_offering(submission)
    if reasons:
        raise NotReady(reasons)
    submission = move(submission, Stage.EDITED, "offered", by=by, at=at, after={"number": version.number})
    if open_parts(submission, version):
        tell_the_firm(submission, "offered", by=by, at=at, has_print=bool(version.print_text))
    return _approved_if_whole(submission, version, by=by, at=at)


@transaction.atomic
def decide(
    *,
    by: Actor,
    at: datetime,
    submission: Submission,
    part: Part | str,
    is_given: bool,
    reason: str = "",
    via: Via = Via.OWN,
    said_on: date | None = None,
    expected: str | None,
) -> Submission:
    """Approve or refuse one part. A refusal needs a reason and takes the round back to „checked“; the last approval brings it to „approved“.

    The same decision again changes nothing. Raises ``NotAcceptable`` (reason), ``NotReady``, ``ChangedMeanwhile``.
    """
    via, said_on = said(via, said_on)
    part = Part(part)
    if not is_given:
        reason = needed(reason, "reason", "Die Begründung fehlt. Schreiben Sie, was anders werden soll.")
    submission = locked(submission)
    version = expect(submission, expected)
    there = version.approvals.filter(part=part).first()
    if there is not None and there.is_given == is_given:
        return submission
    stand_in(submission, Stage.EDITED)
    _decidable(version, part, there)
    Approval.objects.create(
        submission=submission,
        version=version,
        part=part,
        is_given=is_given,
        reason=reason.strip(),
        by=by.actor_key,
        via=via,
        said_on=said_on,
        at=at,
    )
    after = {"part": str(part.value), "number": version.number, **told(via, said_on)}
    if not is_given:
        submission = move(submission, Stage.CHECKED, "refused", by=by, at=at, after=after)
        tell_the_office(submission, "refused", by=by, at=at, part=str(part.label), reason=reason)
        return submission
    write_down(submission, "approved", by=by, at=at, after=after)
    return _approved_if_whole(submission, version, by=by, at=at)


def _decidable(version: Version, part: Part, there: Approval | None) -> None:
    if there is not None:
        raise NotReady(
            ["Darüber ist schon entschieden. Schreiben Sie eine Bemerkung, wenn Sie es sich anders überlegt haben."]
        )
    if part not in parts_of(version):
        raise NotReady(["Es gibt keinen Drucktext, über den zu entscheiden wäre."])


def _approved_if_whole(submission: Submission, version: Version, *, by: Actor, at: datetime) -> Submission:
    if open_parts(submission, version):
        return submission
    submission = move(submission, Stage.APPROVED, "approved_whole", by=by, at=at)
    tell_the_office(submission, "approved", by=by, at=at, roles=(Role.MANAGER,))
    return submission
