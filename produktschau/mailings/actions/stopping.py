"""Stops a circular under way and lets it go on: what has not gone out is withdrawn, nothing goes twice."""

from datetime import datetime, timedelta

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.mailings.actions.sending import SEND
from produktschau.mailings.models import Circular, Delivery, Stage, Way
from produktschau.mailings.queries.history import numbers_of
from produktschau.outreach.queries.refusals import refused
from produktschau.showcase.actions import NotReady
from produktschau.work.mail import queue_again, withdraw
from produktschau.work.models import MailState
from produktschau.work.queue import enqueue

WITHDRAW = "produktschau.mailings.tasks.withdraw_the_rest"
SETTLED = timedelta(seconds=45)
"""After so long a mail that was being sent at the moment of stopping is sent or waits again."""


@transaction.atomic
def stop_circular(*, by: Actor, at: datetime, circular: Circular) -> Circular:
    """Withdraw every mail that has not gone out; what the mail server has in hand is not called back.

    Raises ``NotReady``: it is a draft, stopped already, or nothing waits any more.
    """
    circular = Circular.objects.select_for_update().get(pk=circular.pk)
    waiting = numbers_of([circular])[circular.pk]["wartet"]
    if circular.stage not in (Stage.SENDING, Stage.DONE) or not waiting:
        raise NotReady([_why_not(circular)])
    circular.stage = Stage.STOPPED
    circular.save(update_fields=["stage"])
    withdraw_waiting(by=by, at=at, circular=circular)
    numbers = numbers_of([circular])[circular.pk]
    told = {"sent": numbers["gesendet"], "withdrawn": numbers["angehalten"]}
    record(by=by, verb="circular.stopped", subject=circular.matter, at=at, after=told)
    return circular


@transaction.atomic
def withdraw_waiting(*, by: Actor, at: datetime, circular: Circular) -> bool:
    """Withdraw what waits of a stopped circular, and look again a little later while something is being sent; gives whether nothing is."""
    mails = circular.deliveries.filter(way=Way.MAIL, mail__isnull=False)
    if not Circular.objects.select_for_update().filter(pk=circular.pk, stage=Stage.STOPPED).exists():
        return True
    withdraw(numbers=mails.values_list("mail", flat=True))
    is_settled = not mails.filter(mail__state=MailState.SENDING).exists()
    if not is_settled:
        key = f"{circular.matter}:withdraw:{at.isoformat()}"
        enqueue(WITHDRAW, key=key, at=at, run_after=at + SETTLED, circular=circular.pk)
    return is_settled


@transaction.atomic
def continue_circular(*, by: Actor, at: datetime, circular: Circular) -> Circular:
    """Send what was withdrawn, with the same words; who opted out since gets nothing. Raises ``NotReady`` unless it is stopped."""
    circular = Circular.objects.select_for_update().get(pk=circular.pk)
    if circular.stage != Stage.STOPPED:
        raise NotReady(["Dieses Rundschreiben ist nicht angehalten."])
    circular.stage = Stage.SENDING
    circular.save(update_fields=["stage"])
    held = circular.deliveries.filter(
        way=Way.MAIL, mail__state=MailState.WITHDRAWN, mail__emptied_at=None
    ).select_related("mail")
    again = queue_again(numbers=_still_wanted(list(held)), at=at)
    record(by=by, verb="circular.continued", subject=circular.matter, at=at, after={"mails": again})
    # A key of its own: the job of the release may be just running out.
    enqueue(SEND, key=f"{circular.matter}:send:{at.isoformat()}", at=at, circular=circular.pk)
    return circular


def _still_wanted(held: list[Delivery]) -> list[int]:
    """The mails whose recipients did not opt out and whose addresses did not die since; of the others it is noted why."""
    places = {(one.company_id, address) for one in held for address in ("", _address(one))}
    against = refused(places)
    wanted = []
    for one in held:
        refusal = against.get((one.company_id, "")) or against.get((one.company_id, _address(one)))
        if refusal is None and one.mail_id is not None:
            wanted.append(one.mail_id)
        elif refusal is not None:
            one.way, one.why = Way.NONE, refusal.why[:200]
            one.save(update_fields=["way", "why"])
    return wanted


def _address(one: Delivery) -> str:
    return one.mail.to if one.mail is not None else ""


def _why_not(circular: Circular) -> str:
    if circular.stage == Stage.DRAFT:
        return "Dieses Rundschreiben ist noch nicht unterwegs."
    if circular.stage == Stage.STOPPED:
        return "Dieses Rundschreiben ist schon angehalten."
    return "Es ist schon alles hinausgegangen; anhalten lässt sich nichts mehr."
