"""Jobs of intake: what a call sends out."""

from produktschau.audit.record import System
from produktschau.intake.actions.inviting import send_invitations, send_reminders
from produktschau.intake.models import Call
from produktschau.lib.dates import now
from produktschau.work.queue import job


@job(atomic=False)
def invite(call: int) -> None:
    """Ask the firms of a call; running it twice asks each once."""
    found = Call.objects.filter(pk=call).first()
    if found is not None:
        send_invitations(by=System("worker"), at=now(), call=found)


@job(atomic=False)
def remind(call: int) -> None:
    """Remind the firms of a call that are due; running it twice reminds each once."""
    found = Call.objects.filter(pk=call).first()
    if found is not None:
        send_reminders(by=System("worker"), at=now(), call=found)
