"""Own words of firms, for the office only."""

from dataclasses import dataclass

from produktschau.surveys.models import Answer, Question, Survey
from produktschau.surveys.queries.standing import ANSWERED


@dataclass(frozen=True)
class OwnWords:
    """One question for own words with what firms wrote, by name of the firm."""

    question: Question
    answers: list[Answer]


def own_words(survey: Survey) -> list[OwnWords]:
    """The questions that ask for own words."""
    answered = survey.invitations.filter(ANSWERED).values("pk")
    found = []
    for question in survey.questions.filter(kind="text"):
        answers = question.answers.filter(invitation__in=answered).select_related("invitation__company")
        found.append(OwnWords(question, list(answers.order_by("invitation__company__sort_key", "pk"))))
    return found
