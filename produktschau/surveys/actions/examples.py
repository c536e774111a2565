"""Two rounds of a survey with invented answers, for the demo: one that is over, one that runs."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.lib.dates import day_of
from produktschau.surveys.actions.answering import answer_survey, refuse_surveys
from produktschau.surveys.actions.drafting import make_survey
from produktschau.surveys.actions.inviting import invite_firm
from produktschau.surveys.actions.running import open_survey
from produktschau.surveys.models import Survey
from produktschau.surveys.queries.audience import companies_of
from produktschau.surveys.queries.in_order import given_in_order

Row = Mapping[str, str]
COLUMNS = ("needs", "together", "grade", "origin", "text")
"""The answers to the usual questions, in their order; numbers of options count from one."""


@transaction.atomic
def load_example_surveys(*, by: Actor, at: datetime, surveys: Sequence[Row], answers: Sequence[Row]) -> int:
    """Make each survey begun so many ``days`` before ``at``, to run so many (``runs``), with the answers of invented firms.

    ``repeats`` is the title of an earlier row. ``answers`` name the survey by its title and the firm by the key of its source. No mail
    goes out. Return the number of surveys.
    """
    for row in surveys:
        begun = at - timedelta(days=int(row["days"]))
        day = day_of(begun)
        survey = make_survey(
            by=by,
            at=begun,
            title=row["title"],
            intro=row["intro"],
            purpose=row["purpose"],
            opens_on=day,
            closes_on=day + timedelta(days=int(row["runs"])),
            repeats=Survey.objects.filter(title=row["repeats"]).first(),
            is_invented=True,
        )
        survey = open_survey(by=by, at=begun, survey=survey)
        for company in companies_of(survey):
            if company.is_invented:
                invite_firm(by=by, at=begun, survey=survey, company=company, is_told=False)
        told = [answer for answer in answers if answer["survey"] == survey.title]
        for place, answer in enumerate(told, start=1):
            days = min(int(row["runs"]), int(row["days"])) * place / (len(told) + 1)
            _answer(survey, answer, by, begun + timedelta(days=days))
    return len(surveys)


def _answer(survey: Survey, row: Row, by: Actor, at: datetime) -> None:
    invitation = survey.invitations.filter(company__external_key=row["company"]).first()
    if invitation is None:
        return
    if row["stage"] == "refused":
        refuse_surveys(by=by, at=at, invitation=invitation)
        return
    given = given_in_order(invitation.survey, [row[column] for column in COLUMNS])
    answer_survey(by=by, at=at, invitation=invitation, given=given)
