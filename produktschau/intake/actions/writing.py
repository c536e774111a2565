"""What every writer of a submission needs: refusal, the row locked, the record of changes, a step to another stage."""

from datetime import date, datetime
from typing import Any

from produktschau.audit.record import Actor, record
from produktschau.intake.models import Stage, Submission, Version, Via
from produktschau.intake.models.submission import CLOSED
from produktschau.intake.models.version import ON_BEHALF
from produktschau.intake.queries.rounds import latest, stamp_of
from produktschau.lib.text import new_key
from produktschau.showcase.actions import NotAcceptable, NotReady

STAGES_OF_FIRM = (Stage.DRAFT,)
"""Here the firm writes; in later stages the office does."""


class ChangedMeanwhile(Exception):
    """Somebody else wrote a version since the editor opened the submission. ``version`` is the latest one."""

    def __init__(self, version: Version) -> None:
        super().__init__("Der Text wurde inzwischen geändert. Vergleichen Sie beide Fassungen, bevor Sie speichern.")
        self.version = version


def free_submission_key() -> str:
    """A key no submission has."""
    while True:
        key = new_key()
        if not Submission.objects.filter(key=key).exists():
            return key


def locked(submission: Submission) -> Submission:
    """The submission as it is now, locked until the transaction ends."""
    return Submission.objects.select_for_update().get(pk=submission.pk)


def subject_of(submission: Submission) -> str:
    """How the record of changes names it: „submission:K7M2QX“."""
    return f"submission:{submission.key}"


def expect(submission: Submission, expected: str | None) -> Version:
    """The latest version. Raises ``ChangedMeanwhile`` unless it is the one the editor saw; ``None`` does not ask."""
    version = latest(submission)
    if expected is not None and stamp_of(version) != expected:
        raise ChangedMeanwhile(version)
    return version


def stand_in(submission: Submission, *stages: Stage) -> None:
    """Raise ``NotReady`` unless the submission stands in one of the stages."""
    if submission.stage not in stages:
        raise NotReady([_elsewhere(submission)])


def still_open(submission: Submission) -> None:
    """Raise ``NotReady`` when the round has ended."""
    if submission.stage in CLOSED:
        raise NotReady([_elsewhere(submission)])


def said(via: Via, said_on: date | None) -> tuple[Via, date | None]:
    """Way and day as the database wants them. Raises ``NotAcceptable`` when staff forgot the day."""
    if via in ON_BEHALF and said_on is None:
        raise NotAcceptable({"said_on": "Der Tag fehlt. Tragen Sie ein, wann der Betrieb das gesagt hat."})
    return via, said_on if via in ON_BEHALF else None


def told(via: Via, said_on: date | None) -> dict[str, str]:
    """Way and day for the record of changes."""
    return {"via": str(via.value), **({"said_on": said_on.isoformat()} if said_on else {})}


def needed(text: str, field: str, sentence: str) -> str:
    """The text, tidied. Raises ``NotAcceptable`` with the sentence when there is none."""
    if not text.strip():
        raise NotAcceptable({field: sentence})
    return text.strip()


def move(
    submission: Submission,
    to: Stage,
    verb: str,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    after: dict[str, Any] | None = None,
) -> Submission:
    """Bring the locked submission to another stage and write it down."""
    before = submission.stage
    submission.stage = to
    submission.changed_at = at
    submission.returned_at = None
    submission.closed_at = at if to in CLOSED else None
    submission.save()
    write_down(
        submission, verb, by=by, at=at, reason=reason, before={"stage": before}, after={"stage": to, **(after or {})}
    )
    return submission


def write_down(
    submission: Submission,
    verb: str,
    *,
    by: Actor,
    at: datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> None:
    """One entry of the record of changes. It holds stages, numbers and names of fields, never words of the texts."""
    record(
        by=by,
        verb=f"submission.{verb}",
        subject=subject_of(submission),
        at=at,
        before=before,
        after=after,
        reason=reason,
    )


def _elsewhere(submission: Submission) -> str:
    return (
        f"Das geht nicht mehr: Der Eintrag ist inzwischen „{submission.get_stage_display()}“. Laden Sie die Seite neu."
    )
