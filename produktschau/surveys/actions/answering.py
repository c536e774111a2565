"""Keeps what a firm answers, and that it does not want to be asked."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, System, record
from produktschau.lib.dates import day_of
from produktschau.lib.text import row_number
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable
from produktschau.showcase.calculations.values import Unfit, paragraphs
from produktschau.surveys.models import Answer, Invitation, Kind, Question
from produktschau.surveys.models.survey import HIGHEST, LOWEST
from produktschau.surveys.queries.standing import standing_of

LONGEST_TEXT = 1000
OVER = "Diese Umfrage ist beendet. Ihre Antworten ändern wir deshalb nicht mehr."
NOTHING = "Beantworten Sie mindestens eine Frage, oder sagen Sie unten, dass Sie nicht teilnehmen möchten."
FIRM = System("firm")
"""Who answered stands with the answers only: the record of changes is read by more people than they are."""
STRANGE = "Was hier gewählt ist, steht nicht zur Wahl. Wählen Sie aus den Antworten."

Given = Mapping[int, Sequence[str]]
"""Question (primary key) → what was chosen (numbers of options), the grade, or the words."""


class SurveyOver(Exception):
    """Answers no longer count."""


@transaction.atomic
def answer_survey(
    *, by: Actor, at: datetime, invitation: Invitation, given: Given, expected: datetime | None = None
) -> Invitation:
    """Put these answers in the place of the firm's earlier ones. ``expected`` is the ``changed_at`` that was seen (``None``: nothing was).

    Raises ``SurveyOver``, ``NotAcceptable`` (keys: numbers of questions, „“ for the whole), ``ChangedMeanwhile``.
    """
    invitation = _held(invitation, at)
    if invitation.changed_at is not None and invitation.changed_at != expected:
        raise ChangedMeanwhile(invitation.changed_at)
    rows, problems = _rows(invitation, given)
    if not rows and not problems:
        problems[""] = NOTHING
    if problems:
        raise NotAcceptable(problems)
    invitation.answers.all().delete()
    Answer.objects.bulk_create(rows)
    invitation.answered_at = invitation.answered_at or at
    invitation.changed_at, invitation.answered_by, invitation.refused_at = at, by.actor_key, None
    invitation.save(update_fields=["answered_at", "changed_at", "answered_by", "refused_at"])
    after = {"questions": len({row.question_id for row in rows})}
    record(by=FIRM, verb="survey.answered", subject=invitation.survey.matter, at=at, after=after)
    return invitation


@transaction.atomic
def refuse_surveys(*, by: Actor, at: datetime, invitation: Invitation) -> Invitation:
    """The firm wants no more questions: its answers to this survey are deleted, and no later one asks it. Raises ``SurveyOver``."""
    invitation = _held(invitation, at)
    if invitation.refused_at is None:
        invitation.answers.all().delete()
        invitation.refused_at, invitation.answered_at, invitation.changed_at = at, None, at
        invitation.answered_by = ""
        invitation.save(update_fields=["refused_at", "answered_at", "changed_at", "answered_by"])
        record(by=FIRM, verb="survey.refused", subject=invitation.survey.matter, at=at)
    return invitation


@transaction.atomic
def delete_text(*, by: Actor, at: datetime, answer: Answer) -> None:
    """Take a firm's own words away for good, as when they name somebody; its other answers stay."""
    record(
        by=by,
        verb="survey.text_deleted",
        subject=answer.invitation.survey.matter,
        at=at,
        after={"question": answer.question.text},
    )
    answer.delete()


def _held(invitation: Invitation, at: datetime) -> Invitation:
    found = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if standing_of(found.survey, day_of(at)) != "running":
        raise SurveyOver(OVER)
    return found


def _rows(invitation: Invitation, given: Given) -> tuple[list[Answer], dict[str, str]]:
    rows: list[Answer] = []
    problems: dict[str, str] = {}
    for question in invitation.survey.questions.prefetch_related("options"):
        words = [word for word in given.get(question.pk, ()) if word.strip()]
        try:
            rows += _answers(invitation, question, words)
        except Unfit as unfit:
            problems[str(question.pk)] = str(unfit)
    return rows, problems


def _answers(invitation: Invitation, question: Question, words: Sequence[str]) -> list[Answer]:
    def row(**told: object) -> Answer:
        return Answer(invitation=invitation, question=question, **told)

    if not words:
        return []
    if question.kind == Kind.TEXT:
        text = paragraphs(words[0], "Ihre Antwort", LONGEST_TEXT)
        return [row(text=text)] if text else []
    if question.kind == Kind.SCALE:
        grade = row_number(words[0])
        if not LOWEST <= grade <= HIGHEST:
            raise Unfit(STRANGE)
        return [row(grade=grade)]
    options = {str(option.pk): option for option in question.options.all()}
    if any(word not in options for word in words) or (question.kind == Kind.CHOICE and len(set(words)) > 1):
        raise Unfit(STRANGE)
    return [row(option=options[word]) for word in dict.fromkeys(words)]
