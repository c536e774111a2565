"""Whether it is from here: criterion by criterion, with evidence."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.intake.actions.writing import locked, move, stand_in, write_down
from produktschau.intake.models import Finding, Stage, Submission
from produktschau.intake.queries.origin import criteria_for, reasons_against_origin
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, paragraphs

WHILE_CHECKING = (Stage.SUBMITTED, Stage.CHECKED)


@transaction.atomic
def record_findings(
    *,
    by: Actor,
    at: datetime,
    on: date,
    submission: Submission,
    is_food: bool,
    answers: Mapping[str, tuple[str, str]],
    is_last: bool = False,
) -> Submission:
    """Keep the answers (criterion's slug → („yes“, „no“ or „open“, evidence)); criteria not named keep theirs.

    Findings on criteria of the other rule are taken away. ``is_last`` confirms the origin as well, unless something is in the
    way: then the answers are kept and the stage stays. Raises ``NotAcceptable`` (by slug), ``NotReady``.
    """
    submission = locked(submission)
    stand_in(submission, *WHILE_CHECKING)
    criteria = {criterion.slug: criterion for criterion in criteria_for(is_food)}
    told = _checked({slug: answer for slug, answer in answers.items() if slug in criteria})
    before = {finding.criterion.slug: finding for finding in submission.findings.select_related("criterion")}
    for slug in [slug for slug in before if slug not in criteria]:
        before.pop(slug).delete()
    changed = {}
    for slug, (answer, evidence) in told.items():
        old = before.get(slug)
        if old is not None and (old.answer, old.evidence) == (answer, evidence):
            continue
        Finding.objects.update_or_create(
            submission=submission,
            criterion=criteria[slug],
            defaults={
                "answer": answer,
                "evidence": evidence,
                "version": submission.number,
                "found_by": by.actor_key,
                "found_on": on,
            },
        )
        changed[slug] = answer
    _note(submission, is_food, changed, by=by, at=at)
    is_ready = is_last and submission.stage == Stage.SUBMITTED and not reasons_against_origin(submission)
    return pass_origin(by=by, at=at, submission=submission) if is_ready else submission


@transaction.atomic
def pass_origin(*, by: Actor, at: datetime, submission: Submission) -> Submission:
    """It is from here. Raises ``NotReady`` with every criterion that is in the way."""
    submission = locked(submission)
    stand_in(submission, Stage.SUBMITTED)
    reasons = reasons_against_origin(submission)
    if reasons:
        raise NotReady(reasons)
    return move(submission, Stage.CHECKED, "origin_passed", by=by, at=at)


def _checked(answers: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    told, problems = {}, {}
    for slug, (answer, evidence) in answers.items():
        try:
            words = paragraphs(evidence, "Der Beleg", 2000)
        except Unfit as unfit:
            problems[slug] = str(unfit)
            continue
        if answer not in Finding.Answer.values:
            problems[slug] = "Dieses Ergebnis kennen wir nicht. Wählen Sie erfüllt, nicht erfüllt oder noch offen."
        elif answer == Finding.Answer.YES and not words:
            problems[slug] = (
                "Der Beleg fehlt. Schreiben Sie, woran Sie es gesehen haben, zum Beispiel „Besuch am 3. Mai“."
            )
        told[slug] = (answer, words)
    if problems:
        raise NotAcceptable(problems)
    return told


def _note(submission: Submission, is_food: bool, changed: Mapping[str, str], *, by: Actor, at: datetime) -> None:
    """Which criterion got which answer; the evidence may name people and stays out of the record."""
    if submission.is_food == is_food and not changed:
        return
    before = {} if submission.is_food == is_food else {"is_food": submission.is_food}
    after = {"is_food": is_food} if before or submission.is_food is None else {}
    submission.is_food = is_food
    submission.changed_at = at
    submission.save(update_fields=["is_food", "changed_at"])
    write_down(submission, "found", by=by, at=at, before=before, after={**after, **changed})
