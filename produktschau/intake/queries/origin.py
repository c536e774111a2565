"""The region's rule of origin: what is asked of a submission, what was found, what is still in the way."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from produktschau.intake.models import Criterion, Finding, Stage, Submission
from produktschau.region.calculations.stamp import stamp

WRITTEN = ("question", "help", "scope", "is_required", "position")
"""What of a criterion its editor writes."""


@dataclass(frozen=True)
class Asked:
    """One criterion with its finding, if there is one, and what the last published round found, to begin with."""

    criterion: Criterion
    finding: Finding | None
    before: Finding | None = None


def criterion_said(criterion: Criterion) -> dict[str, Any]:
    """What its editor wrote, by field."""
    return {name: getattr(criterion, name) for name in WRITTEN}


def criterion_stamp(criterion: Criterion) -> str:
    """What tells this state of the criterion from another."""
    return stamp(criterion_said(criterion))


def criteria_for(is_food: bool) -> QuerySet[Criterion]:
    """The criteria in force for food, or for everything else."""
    scopes = [Criterion.Scope.ALL, Criterion.Scope.FOOD if is_food else Criterion.Scope.OTHER]
    return Criterion.objects.filter(retired_on__isnull=True, scope__in=scopes)


def asked_of(submission: Submission, is_food: bool) -> list[Asked]:
    """Every criterion that is asked, in order."""
    found = {finding.criterion_id: finding for finding in submission.findings.all()}
    before = _last_found(submission)
    return [Asked(criterion, found.get(criterion.pk), before.get(criterion.pk)) for criterion in criteria_for(is_food)]


def reasons_against_origin(submission: Submission) -> list[str]:
    """Why the origin cannot be confirmed yet, one sentence each; none means it can."""
    if submission.is_food is None:
        return ["Es ist noch nicht gesagt, welche Herkunftsregel gilt: Lebensmittel oder alles andere."]
    reasons = []
    for asked in asked_of(submission, submission.is_food):
        answer = asked.finding.answer if asked.finding else Finding.Answer.OPEN
        if answer == Finding.Answer.OPEN and asked.criterion.is_required:
            reasons.append(f"„{asked.criterion.question}“ ist noch ohne Ergebnis.")
        if answer == Finding.Answer.NO and asked.criterion.is_required:
            reasons.append(f"„{asked.criterion.question}“ ist nicht erfüllt.")
    return reasons


def _last_found(submission: Submission) -> dict[int, Finding]:
    rounds = Submission.objects.filter(
        company=submission.company_id, product=submission.product, stage=Stage.PUBLISHED
    ).exclude(pk=submission.pk)
    last = rounds.order_by("-closed_at", "-pk").first()
    return {finding.criterion_id: finding for finding in last.findings.all()} if last else {}
