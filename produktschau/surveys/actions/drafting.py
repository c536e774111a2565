"""Makes and changes surveys while nobody was asked."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from produktschau.audit.record import Actor, changes, record
from produktschau.lib.dates import day_of
from produktschau.lib.free_keys import free_key
from produktschau.outreach.queries.asking import cleaned
from produktschau.region.queries import region
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line, paragraphs
from produktschau.showcase.models import Company
from produktschau.surveys.actions.questions import write_questions, write_standard_questions
from produktschau.surveys.calculations.standard import Worded
from produktschau.surveys.calculations.standing import against_end
from produktschau.surveys.models import Survey

OPENED = "Die Umfrage ist geöffnet: Die Betriebe haben sie so bekommen. Sie können sie verlängern oder schließen."
BY_NAME = "Diese Umfrage fragt namentlich bestimmte Betriebe. Ihre Auswahl steht fest."


@transaction.atomic
def make_survey(
    *,
    by: Actor,
    at: datetime,
    title: str,
    intro: str,
    purpose: str,
    opens_on: date | None,
    closes_on: date | None,
    repeats: Survey | None = None,
    questions: Sequence[Worded] | None = None,
    firms: Iterable[Company] | None = None,
    is_invented: bool = False,
) -> Survey:
    """A survey as a draft: with the questions of the round it ``repeats``, else with ``questions``, else with the usual ones.

    ``firms`` names the firms that are asked; without it the choice counts. Raises ``NotAcceptable``.
    """
    told = _checked(title, intro, purpose, opens_on, closes_on, on=day_of(at))
    survey = Survey.objects.create(
        key=free_key(Survey.objects),
        audience=repeats.audience if repeats else {},
        firms=_keys(firms) if firms is not None else repeats.firms if repeats else None,
        repeats=repeats,
        is_invented=is_invented,
        made_by=by.actor_key,
        made_at=at,
        changed_at=at,
        **told,
    )
    if repeats is None and questions is not None:
        write_questions(by=by, at=at, survey=survey, worded=questions)
    elif repeats is None:
        write_standard_questions(by=by, at=at, survey=survey, region=region().name)
    else:
        _copy_questions(repeats, survey)
    after = {"title": survey.title, **({"repeats": repeats.title} if repeats else {})}
    record(by=by, verb="survey.made", subject=survey.matter, at=at, after=after)
    return survey


@transaction.atomic
def change_survey(
    *,
    by: Actor,
    at: datetime,
    survey: Survey,
    title: str,
    intro: str,
    purpose: str,
    opens_on: date | None,
    closes_on: date | None,
    expected: datetime | None = None,
) -> Survey:
    """Other words or days. ``expected`` is the ``changed_at`` the editor saw.

    Raises ``NotAcceptable``, ``ChangedMeanwhile``, and ``NotReady`` once it was opened.
    """
    survey = _held_draft(survey, expected)
    told = _checked(title, intro, purpose, opens_on, closes_on, on=day_of(at))
    before, after = changes(
        {name: _plain(getattr(survey, name)) for name in told}, {name: _plain(value) for name, value in told.items()}
    )
    if after:
        for name, value in told.items():
            setattr(survey, name, value)
        survey.changed_at = at
        survey.save(update_fields=[*told, "changed_at"])
        record(by=by, verb="survey.changed", subject=survey.matter, at=at, before=before, after=after)
    return survey


@transaction.atomic
def choose_audience(
    *, by: Actor, at: datetime, survey: Survey, audience: Mapping[str, Iterable[str]], expected: datetime | None = None
) -> Survey:
    """Whom the survey asks. Raises ``ChangedMeanwhile``, ``NotReady``."""
    survey = _held_draft(survey, expected)
    if survey.firms is not None:
        raise NotReady([BY_NAME])
    wanted = cleaned(audience)
    if wanted != survey.audience:
        before, after = {"audience": survey.audience}, {"audience": wanted}
        survey.audience, survey.changed_at = wanted, at
        survey.save(update_fields=["audience", "changed_at"])
        record(by=by, verb="survey.changed", subject=survey.matter, at=at, before=before, after=after)
    return survey


@transaction.atomic
def name_firms(*, by: Actor, at: datetime, survey: Survey, firms: Iterable[Company]) -> Survey:
    """Ask exactly these firms instead of a choice. Raises ``NotReady`` once it was opened."""
    survey = _held_draft(survey)
    wanted = _keys(firms)
    if wanted != survey.firms:
        before, after = {"firms": len(survey.firms or [])}, {"firms": len(wanted)}
        survey.firms, survey.changed_at = wanted, at
        survey.save(update_fields=["firms", "changed_at"])
        record(by=by, verb="survey.changed", subject=survey.matter, at=at, before=before, after=after)
    return survey


@transaction.atomic
def delete_survey(*, by: Actor, at: datetime, survey: Survey) -> None:
    """Throw away a draft nobody heard of. Raises ``NotReady`` once it was opened."""
    survey = _held_draft(survey)
    record(by=by, verb="survey.deleted", subject=survey.matter, at=at, before={"title": survey.title})
    survey.delete()


def _held_draft(survey: Survey, expected: datetime | None = None) -> Survey:
    """The row, locked. Raises ``NotReady`` once it was opened, ``ChangedMeanwhile`` where somebody saved since ``expected``."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.opened_at is not None:
        raise NotReady([OPENED])
    if expected is not None and expected != survey.changed_at:
        raise ChangedMeanwhile(survey.changed_at)
    return survey


def _checked(
    title: str, intro: str, purpose: str, opens_on: date | None, closes_on: date | None, *, on: date
) -> dict[str, object]:
    """What is typed, cleaned. Raises ``NotAcceptable`` with a sentence per field."""
    told: dict[str, object] = {}
    problems: dict[str, str] = {}
    for name, value, what, ask in (
        ("intro", intro, "Die Einleitung", "Schreiben Sie, worum es geht: zwei bis vier Sätze."),
        ("purpose", purpose, "Der Zweck", "Schreiben Sie, wozu Sie fragen und was aus den Antworten wird."),
    ):
        try:
            told[name] = paragraphs(value, what, 3000)
        except Unfit as unfit:
            problems[name] = str(unfit)
        if told.get(name) == "":
            problems[name] = ask
    try:
        told["title"] = line(title, "Der Titel", 150)
    except Unfit as unfit:
        problems["title"] = str(unfit)
    if told.get("title") == "":
        problems["title"] = "Geben Sie der Umfrage einen Titel. Er wird der Betreff der Mail."
    if opens_on is None:
        problems["opens_on"] = "Wählen Sie den Tag, an dem die Einladungen hinausgehen."
    if problem := against_end(opens_on, closes_on, on):
        problems["closes_on"] = problem
    if problems:
        raise NotAcceptable(problems)
    return {**told, "opens_on": opens_on, "closes_on": closes_on}


def _keys(firms: Iterable[Company]) -> list[str]:
    return sorted({company.key for company in firms})


def _copy_questions(from_survey: Survey, to_survey: Survey) -> None:
    """The same questions with the same codes."""
    for question in from_survey.questions.prefetch_related("options"):
        options = list(question.options.all())
        question.pk, question.survey = None, to_survey
        question.save(force_insert=True)
        for option in options:
            option.pk, option.question = None, question
            option.save(force_insert=True)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
