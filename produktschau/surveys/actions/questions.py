"""Writes the questions of a draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.text import new_key
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line
from produktschau.surveys.actions.fields import standard_fields
from produktschau.surveys.calculations.standard import Worded, questions
from produktschau.surveys.models import About, FieldOfAction, Kind, Option, Question, Survey

MOST_QUESTIONS = 8
MOST_OPTIONS = 12
WITH_OPTIONS = (Kind.CHOICE, Kind.SEVERAL)


@dataclass(frozen=True)
class Worth:
    """One answer to choose: its words, its field of action, and the row it was before (``None``: new)."""

    text: str
    field: FieldOfAction | None = None
    option: Option | None = None


@transaction.atomic
def add_question(
    *,
    by: Actor,
    at: datetime,
    survey: Survey,
    kind: str,
    about: str,
    text: str,
    help_text: str = "",
    low: str = "",
    high: str = "",
    options: Sequence[Worth] = (),
    expected: datetime | None = None,
) -> Question:
    """A question at the end of a draft. Raises ``NotAcceptable``, ``NotReady``, ``ChangedMeanwhile``."""
    survey = _held(survey, expected)
    if survey.questions.count() >= MOST_QUESTIONS:
        raise NotReady([f"Mehr als {MOST_QUESTIONS} Fragen beantwortet kaum jemand. Nehmen Sie erst eine heraus."])
    told = _checked(kind, about, text, help_text, low, high, options)
    question = Question.objects.create(survey=survey, number=_last(survey) + 1, code=new_key(), **told)
    _write_options(question, options)
    _note(survey, by, at, "survey.question_added", question)
    return question


@transaction.atomic
def change_question(
    *,
    by: Actor,
    at: datetime,
    question: Question,
    kind: str,
    about: str,
    text: str,
    help_text: str = "",
    low: str = "",
    high: str = "",
    options: Sequence[Worth] = (),
    expected: datetime | None = None,
) -> Question:
    """Other words or answers. What keeps its row keeps its code, and so compares with earlier rounds. Raises as ``add_question``."""
    survey = _held(question.survey, expected)
    told = _checked(kind, about, text, help_text, low, high, options)
    for name, value in told.items():
        setattr(question, name, value)
    question.save(update_fields=list(told))
    _write_options(question, options)
    _note(survey, by, at, "survey.question_changed", question)
    return question


@transaction.atomic
def move_question(*, by: Actor, at: datetime, question: Question, up: bool) -> None:
    """Change places with the question before or after; the first cannot go up. Raises ``NotReady``."""
    survey = _held(question.survey, None)
    ordered = list(survey.questions.all())
    place = next(index for index, one in enumerate(ordered) if one.pk == question.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(ordered):
        ordered[place], ordered[other] = ordered[other], ordered[place]
        _number(ordered)
        _note(survey, by, at, "survey.question_moved", question)


@transaction.atomic
def delete_question(*, by: Actor, at: datetime, question: Question) -> None:
    """Take a question out of a draft. Raises ``NotReady``."""
    survey = _held(question.survey, None)
    _note(survey, by, at, "survey.question_deleted", question)
    question.delete()
    _number(list(survey.questions.all()))


def write_standard_questions(*, by: Actor, at: datetime, survey: Survey, region: str) -> None:
    """The usual questions; called within the transaction that makes the survey."""
    fields = standard_fields(by=by, at=at)
    for number, worded in enumerate(questions(region), start=1):
        _write_worded(survey, number, worded, fields)


def write_questions(*, by: Actor, at: datetime, survey: Survey, worded: Sequence[Worded]) -> None:
    """Questions of another domain, without fields of action; called within the transaction that makes the survey."""
    for number, one in enumerate(worded, start=1):
        _write_worded(survey, number, one, {})


def _write_worded(survey: Survey, number: int, worded: Worded, fields: dict[str, FieldOfAction]) -> None:
    question = Question.objects.create(
        survey=survey,
        number=number,
        code=new_key(),
        kind=worded.kind,
        about=worded.about,
        text=worded.text,
        help=worded.help,
        low=worded.low,
        high=worded.high,
    )
    _write_options(question, [Worth(text, fields.get(field)) for text, field in worded.options])


def _write_options(question: Question, options: Sequence[Worth]) -> None:
    kept = [worth.option.pk for worth in options if worth.option is not None]
    question.options.exclude(pk__in=kept if question.kind in WITH_OPTIONS else []).delete()
    for number, worth in enumerate(options if question.kind in WITH_OPTIONS else (), start=1):
        option = worth.option or Option(question=question, code=new_key())
        option.number, option.text, option.field = number, worth.text, worth.field
        option.save()


def _checked(
    kind: str, about: str, text: str, help_text: str, low: str, high: str, options: Sequence[Worth]
) -> dict[str, object]:
    told: dict[str, object] = {"kind": kind, "about": about}
    problems: dict[str, str] = {}
    for name, value, what, longest in (
        ("text", text, "Die Frage", 200),
        ("help", help_text, "Die Hilfe", 300),
        ("low", low, "„1 bedeutet“", 60),
        ("high", high, "„5 bedeutet“", 60),
    ):
        try:
            told[name] = line(value, what, longest)
        except Unfit as unfit:
            problems["help_text" if name == "help" else name] = str(unfit)
    if told.get("text") == "":
        problems["text"] = "Schreiben Sie die Frage als ganzen Satz."
    if kind not in Kind.values:
        problems["kind"] = "Wählen Sie, wie die Frage beantwortet wird."
    if about not in About.values:
        problems["about"] = "Wählen Sie, wovon die Frage handelt."
    if kind in WITH_OPTIONS and (problem := _against(options)):
        problems["options"] = problem
    if kind == Kind.SCALE and not (told.get("low") and told.get("high")):
        problems["low"] = "Sagen Sie, was 1 und was 5 bedeutet."
    if problems:
        raise NotAcceptable(problems)
    return told


def _against(options: Sequence[Worth]) -> str:
    words = [" ".join(worth.text.split()) for worth in options]
    if not 2 <= len(words) <= MOST_OPTIONS:
        return f"Geben Sie 2 bis {MOST_OPTIONS} Antworten zur Wahl."
    if any(len(word) > 150 for word in words):
        return "Eine Antwort zur Wahl hat höchstens 150 Zeichen."
    if len({word.casefold() for word in words}) < len(words):
        return "Zwei Antworten zur Wahl sind gleich. Streichen Sie eine davon."
    return ""


def _held(survey: Survey, expected: datetime | None) -> Survey:
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.opened_at is not None:
        raise NotReady(["Die Umfrage ist geöffnet: Ihre Fragen lassen sich nicht mehr ändern."])
    if expected is not None and expected != survey.changed_at:
        raise ChangedMeanwhile(survey.changed_at)
    return survey


def _note(survey: Survey, by: Actor, at: datetime, verb: str, question: Question) -> None:
    survey.changed_at = at
    survey.save(update_fields=["changed_at"])
    record(by=by, verb=verb, subject=survey.matter, at=at, after={"question": question.text})


def _last(survey: Survey) -> int:
    return max((one.number for one in survey.questions.all()), default=0)


def _number(ordered: Sequence[Question]) -> None:
    for number, question in enumerate(ordered, start=1):
        if question.number != number:
            Question.objects.filter(pk=question.pk).update(number=number)
