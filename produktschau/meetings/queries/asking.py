"""Whom the survey after a meeting asks, and what keeps it from going out."""

from datetime import datetime

from produktschau.design.formats import day
from produktschau.lib.dates import day_of
from produktschau.meetings.models import Meeting
from produktschau.showcase.models import Company
from produktschau.surveys.queries.standing import reasons_against_opening


def firms_there(meeting: Meeting) -> list[Company]:
    """The firms that were there, each once, by name."""
    there = meeting.attendances.exclude(company=None).values("company")
    return list(Company.objects.filter(pk__in=there).order_by("sort_key", "pk"))


def reasons_against_asking(meeting: Meeting, at: datetime) -> list[str]:
    """What is missing before the survey can go out, one sentence each."""
    if meeting.survey is None:
        return ["Legen Sie zuerst den Entwurf der Umfrage an."]
    if meeting.survey.opened_at is not None:
        return ["Die Umfrage ist schon geöffnet."]
    reasons = []
    if day_of(at) <= day_of(meeting.ends_at):
        reasons.append(f"Gefragt wird ab dem Tag nach dem Treffen, also nach dem {day(meeting.ends_at)}.")
    if meeting.attendance_closed_at is None:
        reasons.append("Schließen Sie zuerst die Anwesenheit ab: Gefragt werden genau die Betriebe, die da waren.")
    return reasons + reasons_against_opening(meeting.survey, on=day_of(at))
