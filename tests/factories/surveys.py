"""Surveys with answers for tests, made by the house's own actions, on days around the real one: pages look at the clock."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from produktschau.outreach.actions.links import give_link
from produktschau.outreach.engine.links import token_of
from produktschau.showcase.models import Company
from produktschau.surveys.actions.answering import answer_survey
from produktschau.surveys.actions.drafting import make_survey
from produktschau.surveys.actions.fields import make_field
from produktschau.surveys.actions.inviting import invite_firm
from produktschau.surveys.actions.running import open_survey
from produktschau.surveys.models import Answer, FieldOfAction, Invitation, Kind, Question, Survey
from tests.factories.showcase import BY

TEXT = "Ein Verzeichnis, wer in der Nähe verzinkt."


def draft_survey(title: str = "Was brauchen Sie?", *, repeats: Survey | None = None) -> Survey:
    """The usual questions, or those of an earlier round; nobody heard of it yet."""
    on = timezone.localdate()
    return make_survey(
        by=BY,
        at=timezone.now(),
        title=title,
        intro="Was brauchen die Betriebe?",
        purpose="Daraus werden Handlungsfelder.",
        opens_on=on,
        closes_on=on + timedelta(days=30),
        repeats=repeats,
    )


def running_survey(*companies: Company, title: str = "Was brauchen Sie?", repeats: Survey | None = None) -> Survey:
    """A survey that asks these firms, each of which can be reached. Needs a region that can sign."""
    survey = open_survey(by=BY, at=timezone.now(), survey=draft_survey(title, repeats=repeats))
    for company in companies:
        assert invite_firm(by=BY, at=timezone.now(), survey=survey, company=company) is not None
    return survey


def invitation(survey: Survey, company: Company) -> Invitation:
    """How the survey asks the firm."""
    return survey.invitations.get(company=company)


def question(survey: Survey, kind: str) -> Question:
    """The first question of a kind."""
    found = survey.questions.filter(kind=kind).first()
    assert found is not None
    return found


def said(
    survey: Survey, *, needs: Sequence[int] = (0,), grade: int | None = None, text: str = ""
) -> dict[int, list[str]]:
    """Answers to the first question (by the places of its options), to the scale, and in own words, as a form sends them."""
    first, scale, words = (question(survey, kind) for kind in (Kind.SEVERAL, Kind.SCALE, Kind.TEXT))
    options = list(first.options.all())
    return {
        first.pk: [str(options[place].pk) for place in needs],
        scale.pk: [str(grade)] if grade else [],
        words.pk: [text] if text else [],
    }


def answered(survey: Survey, company: Company, *, by: Any = BY, at: datetime | None = None, **told: Any) -> Invitation:
    """A firm that answered."""
    found = invitation(survey, company)
    given: Mapping[int, Sequence[str]] = said(survey, **told)
    return answer_survey(by=by, at=at or timezone.now(), invitation=found, given=given, expected=found.changed_at)


def field(name: str = "Nachbarschaft") -> FieldOfAction:
    """A field of action no answer leads to."""
    return make_field(by=BY, at=timezone.now(), name=name)


def token_for(survey: Survey, company: Company) -> str:
    """The token of a link to the survey, without a mail."""
    made = give_link(by=BY, at=timezone.now(), company=company, purpose="survey", subject=survey.matter)
    return token_of(made)


def survey_things(own: Company, foreign: Company) -> dict[str, dict[str, object]]:
    """What the addresses of surveys speak of; a steward looks after ``own``, both firms can be reached."""
    draft, running = draft_survey("Ein Entwurf"), running_survey(own, foreign, title="Eine Umfrage")
    answered(running, foreign, text=TEXT)
    text = Answer.objects.get(invitation__survey=running, text=TEXT)
    return {
        "draft survey": {"key": draft.key},
        "running survey": {"key": running.key},
        "question of a draft": {"key": draft.key, "pk": question(draft, Kind.SCALE).pk},
        "question of a running survey": {"key": running.key, "pk": question(running, Kind.SCALE).pk},
        "question of another survey": {"key": draft.key, "pk": question(running, Kind.SCALE).pk},
        "own words of a firm": {"key": running.key, "pk": text.pk},
        "field of action": {"pk": field().pk},
        "survey of own firm": {"key": own.key, "survey": running.key},
        "survey of a firm that is not theirs": {"key": foreign.key, "survey": running.key},
        "link to a survey": {"token": token_for(running, foreign)},
        "results of a survey": {"name": "umfrage-ergebnis", "extension": "csv"},
        "answers of a survey": {"name": "umfrage-antworten", "extension": "csv"},
    }
