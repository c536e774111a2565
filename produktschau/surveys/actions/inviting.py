"""Asks the firms of a survey, one transaction each: a kill loses and doubles nothing."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.dates import day_of
from produktschau.outreach.actions.links import MOST_DAYS, give_link
from produktschau.outreach.actions.messages import tell_firm
from produktschau.outreach.engine.links import address_of
from produktschau.showcase.actions import NotReady
from produktschau.showcase.models import Company
from produktschau.surveys.actions.running import AFTERWARDS, NOT_RUNNING
from produktschau.surveys.models import Invitation, Survey
from produktschau.surveys.queries.audience import asked, companies_of
from produktschau.surveys.queries.standing import standing_of, to_remind
from produktschau.work.models import Kind, Mail

PURPOSE = "survey"


def send_invitations(*, by: Actor, at: datetime, survey: Survey) -> int:
    """Ask every firm of the audience that was not asked yet; return how many were asked now.

    Cut off and run again, it goes on where it stopped. A closed survey asks nobody, and neither does one of the demo.
    """
    done = 0
    if survey.is_invented:
        return done
    for company in companies_of(survey):
        survey.refresh_from_db()
        if standing_of(survey, day_of(at)) != "running":
            break
        done += invite_firm(by=by, at=at, survey=survey, company=company) is not None
    return done


@transaction.atomic
def invite_firm(
    *, by: Actor, at: datetime, survey: Survey, company: Company, is_told: bool = True
) -> Invitation | None:
    """Ask one firm, by mail or by a letter that waits to be printed; nothing where it was asked or cannot be.

    ``is_told`` is false for invented firms, to which no mail goes.
    """
    way = asked(company).way
    if not way or survey.invitations.filter(company=company).exists():
        return None
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(survey=survey, company=company, channel=way, invited_at=at)
    except IntegrityError:  # another worker was faster
        return None
    if way == Invitation.Channel.MAIL and is_told:
        _write(by, at, invitation, "ask")
    return invitation


def send_reminders(*, by: Actor, at: datetime, survey: Survey) -> int:
    """Remind every firm that is due; return how many were reminded now."""
    if standing_of(survey, day_of(at)) != "running":
        return 0
    due = list(to_remind(survey, at).values_list("pk", flat=True))
    return sum(remind_firm(by=by, at=at, survey=survey, number=number) for number in due)


@transaction.atomic
def remind_firm(*, by: Actor, at: datetime, survey: Survey, number: int) -> bool:
    """Remind one firm if it is still due; ``number`` is that of its invitation."""
    Invitation.objects.select_for_update().get(pk=number)
    invitation = to_remind(survey, at).filter(pk=number).first()
    if invitation is None:
        return False
    written = _write(by, at, invitation, "remind")
    # Who opted out since gets nothing, and is not looked at again for a while.
    invitation.reminded_at = at
    invitation.save(update_fields=["reminded_at"])
    return bool(written)


@transaction.atomic
def take_letters(*, by: Actor, at: datetime, survey: Survey, letters: Sequence[Invitation]) -> dict[int, str]:
    """Note that somebody takes letters out, and give the link of each by the number of its invitation; the same while it holds.

    Raises ``NotReady`` for a survey that does not run.
    """
    survey.refresh_from_db()
    if standing_of(survey, day_of(at)) != "running":
        raise NotReady([NOT_RUNNING])
    record(by=by, verb="survey.letters_taken", subject=survey.matter, at=at, after={"letters": len(letters)})
    found = {}
    for one in letters:
        link = give_link(
            by=by, at=at, company=one.company, purpose=PURPOSE, subject=survey.matter, days=_days(survey, at)
        )
        found[one.pk] = address_of(link)
    return found


def _write(by: Actor, at: datetime, invitation: Invitation, what: str) -> list[Mail]:
    survey = invitation.survey
    return tell_firm(
        by=by,
        at=at,
        company=invitation.company,
        purpose=PURPOSE,
        subject=survey.matter,
        template=f"surveys/mail/{what}",
        context={"survey": survey, "questions": survey.questions.count()},
        key=f"{survey.matter}:{what}{'' if what == 'ask' else f':{day_of(at).isoformat()}'}",
        kind=Kind.NEWSLETTER,
        days=_days(survey, at),
    )


def _days(survey: Survey, at: datetime) -> int:
    return max(1, min((survey.closes_on - day_of(at)).days + 1 + AFTERWARDS.days, MOST_DAYS))
