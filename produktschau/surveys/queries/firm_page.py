"""What a firm sees of a survey: the questions with what it answered so far."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from produktschau.showcase.models import Company
from produktschau.surveys.models import Invitation, Question, Survey
from produktschau.surveys.models.survey import HIGHEST, LOWEST
from produktschau.surveys.queries.standing import standing_of

Given = Mapping[int, Sequence[str]]
"""Question (primary key) → numbers of options, the grade, or the words."""


@dataclass(frozen=True)
class Choice:
    """One thing to choose."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Shown:
    """One question as the page draws it; ``name`` is that of its inputs, ``problem`` what is wrong with the answer."""

    question: Question
    name: str
    problem: str
    text: str = ""
    choices: Sequence[Choice] = field(default_factory=list)


def input_name(question: Question) -> str:
    """The name of the inputs of a question: „frage-7“."""
    return f"frage-{question.pk}"


def shown_questions(survey: Survey, given: Given, problems: Mapping[str, str] | None = None) -> list[Shown]:
    """The questions in order, with what was given."""
    told = problems or {}
    found = []
    for question in survey.questions.prefetch_related("options"):
        said, problem = list(given.get(question.pk, ())), told.get(str(question.pk), "")
        if question.kind == "text":
            found.append(Shown(question, input_name(question), problem, text=said[0] if said else ""))
            continue
        if question.kind == "scale":
            offered = [(str(grade), str(grade)) for grade in range(LOWEST, HIGHEST + 1)]
        else:
            offered = [(str(option.pk), option.text) for option in question.options.all()]
        choices = [Choice(value, label, value in said) for value, label in offered]
        found.append(Shown(question, input_name(question), problem, choices=choices))
    return found


def given_by(invitation: Invitation) -> dict[int, list[str]]:
    """What the firm answered so far, as a form would send it."""
    found: dict[int, list[str]] = defaultdict(list)
    for answer in invitation.answers.all():
        said = answer.option_id if answer.option_id is not None else answer.grade or answer.text
        found[answer.question_id].append(str(said))
    return dict(found)


def invitation_for(key: str, company: Company) -> Invitation | None:
    """The invitation of a firm to the survey with this key."""
    found = Invitation.objects.filter(survey__key=key, company=company)
    return found.select_related("survey", "company").first()


def open_for(company: Company, on: date) -> list[Invitation]:
    """Surveys that run on a day and ask this firm."""
    found = Invitation.objects.filter(company=company, survey__closed_at=None, survey__closes_on__gte=on)
    rows = found.select_related("survey").order_by("survey__closes_on", "pk")
    return [one for one in rows if standing_of(one.survey, on) == "running"]
