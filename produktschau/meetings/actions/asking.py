"""Asks the firms that were at a meeting how it was."""

from datetime import datetime, timedelta

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.dates import day_of
from produktschau.meetings.calculations.asking import DAYS, INTRO, PURPOSE, QUESTIONS, title
from produktschau.meetings.models import Meeting
from produktschau.meetings.queries.asking import firms_there, reasons_against_asking
from produktschau.showcase.actions import NotReady
from produktschau.surveys.actions.drafting import make_survey, name_firms
from produktschau.surveys.actions.running import open_survey
from produktschau.surveys.models import Survey


@transaction.atomic
def draft_meeting_survey(*, by: Actor, at: datetime, meeting: Meeting) -> Survey:
    """The usual questions to the firms that were there, as a draft; a second time it is the same survey. Raises ``NotReady``."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.survey is not None:
        return meeting.survey
    firms = firms_there(meeting)
    if not firms:
        raise NotReady(["Erfassen Sie zuerst, welche Betriebe da waren: Nur sie werden gefragt."])
    begins = max(day_of(at), day_of(meeting.ends_at) + timedelta(days=1))
    survey = make_survey(
        by=by,
        at=at,
        title=title(meeting.title),
        intro=INTRO,
        purpose=PURPOSE,
        opens_on=begins,
        closes_on=begins + timedelta(days=DAYS),
        questions=QUESTIONS,
        firms=firms,
        is_invented=meeting.is_invented,
    )
    meeting.survey = survey
    meeting.save(update_fields=["survey"])
    after = {"survey": f"survey:{survey.key}"}
    record(by=by, verb="meeting.survey_drafted", subject=meeting.matter, at=at, after=after)
    return survey


@transaction.atomic
def open_meeting_survey(*, by: Actor, at: datetime, meeting: Meeting) -> Survey:
    """Ask exactly the firms that were there as it is recorded now. Raises ``NotReady`` with what is missing."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if reasons := reasons_against_asking(meeting, at):
        raise NotReady(reasons)
    if meeting.survey is None:
        raise NotReady(["Legen Sie zuerst den Entwurf der Umfrage an."])
    survey = name_firms(by=by, at=at, survey=meeting.survey, firms=firms_there(meeting))
    return open_survey(by=by, at=at, survey=survey)
