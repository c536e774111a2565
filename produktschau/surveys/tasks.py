"""Jobs of surveys."""

from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.surveys.actions import forgetting
from produktschau.surveys.actions.inviting import send_invitations, send_reminders
from produktschau.surveys.models import Survey
from produktschau.work.queue import job


@job(atomic=False)
def invite(survey: int) -> None:
    """Ask the firms of a survey; running it twice asks each once."""
    found = Survey.objects.filter(pk=survey).first()
    if found is not None:
        send_invitations(by=System("worker"), at=now(), survey=found)


@job(atomic=False)
def remind(survey: int) -> None:
    """Remind the firms of a survey that are due; running it twice reminds each once."""
    found = Survey.objects.filter(pk=survey).first()
    if found is not None:
        send_reminders(by=System("worker"), at=now(), survey=found)


@job
def forget_answers() -> None:
    """Once a day: words and answers of old surveys are deleted."""
    forgetting.empty_old(by=System("worker"), at=now())
