"""Jobs of circulars."""

from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.mailings.actions.sending import send_all
from produktschau.mailings.actions.stopping import withdraw_waiting
from produktschau.mailings.models import Circular
from produktschau.work.queue import job


@job(atomic=False)
def send_circular(circular: int) -> None:
    """Hand over the mails of a circular; running it twice writes to each address once."""
    found = Circular.objects.filter(pk=circular).first()
    if found is not None:
        send_all(by=System("worker"), at=now(), circular=found)


@job(atomic=False)
def withdraw_the_rest(circular: int) -> None:
    """After a circular was stopped: mails whose sending failed meanwhile do not try again."""
    found = Circular.objects.filter(pk=circular).first()
    if found is not None:
        withdraw_waiting(by=System("worker"), at=now(), circular=found)
