"""Opens, prolongs and closes surveys."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from produktschau.audit.record import Actor, record
from produktschau.lib.dates import day_of
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.surveys.calculations.standing import against_end
from produktschau.surveys.models import Survey
from produktschau.surveys.queries.standing import reasons_against_opening, standing_of, to_remind
from produktschau.work.queue import enqueue

INVITE = "produktschau.surveys.tasks.invite"
REMIND = "produktschau.surveys.tasks.remind"
OUT_AT = time(8)
"""When invitations go out on the first day."""
AFTERWARDS = timedelta(days=30)
"""So long after the last day a link still opens the page, which then says that the survey is over."""
OPENED = "Die Umfrage ist schon geöffnet."
NOT_RUNNING = "Das geht nur, solange die Umfrage läuft."


@transaction.atomic
def open_survey(*, by: Actor, at: datetime, survey: Survey, expected: datetime | None = None) -> Survey:
    """Ask the firms on the first day, at once if that is today. ``expected`` is the ``changed_at`` that was seen.

    Raises ``NotReady``, ``ChangedMeanwhile``.
    """
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.opened_at is not None:
        raise NotReady([OPENED])
    if expected is not None and expected != survey.changed_at:
        raise ChangedMeanwhile(survey.changed_at)
    if reasons := reasons_against_opening(survey, on=day_of(at)):
        raise NotReady(reasons)
    survey.opened_at = survey.changed_at = at
    survey.save(update_fields=["opened_at", "changed_at"])
    record(by=by, verb="survey.opened", subject=survey.matter, at=at, after={"audience": survey.audience})
    begins = timezone.make_aware(datetime.combine(survey.opens_on, OUT_AT))
    enqueue(INVITE, key=f"{survey.matter}:invite", at=at, run_after=begins if begins > at else None, survey=survey.pk)
    return survey


@transaction.atomic
def invite_more(*, by: Actor, at: datetime, survey: Survey) -> Survey:
    """Ask firms that fit the choice by now and were not asked yet. Raises ``NotReady``."""
    survey = _held_running(survey, at)
    record(by=by, verb="survey.invited_more", subject=survey.matter, at=at)
    enqueue(INVITE, key=f"{survey.matter}:invite", at=at, survey=survey.pk)
    return survey


@transaction.atomic
def remind_survey(*, by: Actor, at: datetime, survey: Survey) -> int:
    """Remind by mail who did not answer; return how many are due. Raises ``NotReady``."""
    survey = _held_running(survey, at)
    due = to_remind(survey, at).count()
    if not due:
        raise NotReady(["Gerade ist niemand zu erinnern: Alle haben geantwortet oder vor Kurzem Post bekommen."])
    record(by=by, verb="survey.reminded", subject=survey.matter, at=at, after={"firms": due})
    enqueue(REMIND, key=f"{survey.matter}:remind", at=at, survey=survey.pk)
    return due


@transaction.atomic
def extend_survey(*, by: Actor, at: datetime, survey: Survey, closes_on: date | None) -> Survey:
    """A later last day; the links hold longer with it. Raises ``NotAcceptable``, ``NotReady``."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.opened_at is None or survey.closed_at is not None:
        raise NotReady(["Verlängern lässt sich nur eine Umfrage, die geöffnet und nicht geschlossen ist."])
    if closes_on is None or closes_on <= survey.closes_on:
        raise NotAcceptable({"closes_on": "Wählen Sie einen Tag nach dem bisherigen letzten."})
    if problem := against_end(survey.opens_on, closes_on, day_of(at)):
        raise NotAcceptable({"closes_on": problem})
    before, after = {"closes_on": survey.closes_on.isoformat()}, {"closes_on": closes_on.isoformat()}
    survey.closes_on, survey.changed_at = closes_on, at
    survey.save(update_fields=["closes_on", "changed_at"])
    until = timezone.make_aware(datetime.combine(closes_on, time.max)) + AFTERWARDS
    links = PersonalLink.objects.filter(subject=survey.matter, ended_at=None, expires_at__lt=until)
    links.update(expires_at=until)
    record(by=by, verb="survey.extended", subject=survey.matter, at=at, before=before, after=after)
    return survey


@transaction.atomic
def close_survey(*, by: Actor, at: datetime, survey: Survey) -> Survey:
    """Take no more answers; a second time changes nothing. Raises ``NotReady`` for a draft."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.opened_at is None:
        raise NotReady(["Ein Entwurf lässt sich nicht schließen. Löschen Sie ihn, wenn er nicht mehr gebraucht wird."])
    if survey.closed_at is None:
        survey.closed_at = survey.changed_at = at
        survey.save(update_fields=["closed_at", "changed_at"])
        record(by=by, verb="survey.closed", subject=survey.matter, at=at)
    return survey


def _held_running(survey: Survey, at: datetime) -> Survey:
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if standing_of(survey, day_of(at)) != "running":
        raise NotReady([NOT_RUNNING])
    return survey
