"""Answers as they stand in a row of a table, put to the questions of a survey."""

from collections.abc import Sequence

from produktschau.surveys.models import Question, Survey


def given_in_order(survey: Survey, said: Sequence[str]) -> dict[int, list[str]]:
    """The answers by question, as the page would send them. ``said``: one for each question in its order; options by their numbers from one, „|“ between."""
    questions = survey.questions.prefetch_related("options")
    return {question.pk: _given(question, one) for question, one in zip(questions, said, strict=True)}


def _given(question: Question, said: str) -> list[str]:
    if question.kind in ("scale", "text"):
        return [said]
    options = list(question.options.all())
    return [str(options[int(number) - 1].pk) for number in said.split("|") if number]
