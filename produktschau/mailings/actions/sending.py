"""Sends circulars: released once, by whoever saw the numbers; then one transaction for each recipient."""

from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.mailings.actions.circulars import TEMPLATE
from produktschau.mailings.engine.addresses import digest_of
from produktschau.mailings.engine.unsubscribing import unsubscribe_headers
from produktschau.mailings.models import Circular, Delivery, Stage, Way
from produktschau.mailings.queries.plan import GONE_OUT, plan_of
from produktschau.mailings.queries.reach import Reach
from produktschau.mailings.queries.written import words_for
from produktschau.outreach.actions.links import give_link
from produktschau.outreach.actions.queueing import queue_letter
from produktschau.outreach.engine.letters import firm_key, written
from produktschau.outreach.engine.links import address_of
from produktschau.outreach.models import PersonalLink
from produktschau.outreach.queries.refusals import refused
from produktschau.showcase.actions import NotReady
from produktschau.showcase.models import Company
from produktschau.work.models import Kind, Mail
from produktschau.work.queue import enqueue

SEND = "produktschau.mailings.tasks.send_circular"
PURPOSE = "optout"
DAYS = 400
"""So long the link in a circular ends them: people clear out old mails, too."""
CHANGED = "Seit der Vorschau hat sich etwas geändert: der Text oder wen das Rundschreiben erreicht. Sehen Sie die Zahlen noch einmal an."


@transaction.atomic
def release_circular(*, by: Actor, at: datetime, circular: Circular, seen: str) -> Circular:
    """Fix whom the circular reaches, and let the worker send it. ``seen`` is the stamp of the plan the person looked at.

    Raises ``NotReady``: it went out already, something stands against it, or the plan is no longer the one seen.
    """
    circular = Circular.objects.select_for_update().get(pk=circular.pk)
    if circular.stage != Stage.DRAFT:
        raise NotReady([GONE_OUT])
    plan = plan_of(circular)
    if plan.reasons:
        raise NotReady(plan.reasons)
    if seen != plan.stamp:
        raise NotReady([CHANGED])
    Delivery.objects.bulk_create(_deliveries(circular, plan.reach), batch_size=500)
    circular.stage, circular.released_by, circular.released_at = Stage.SENDING, by.actor_key, at
    circular.save(update_fields=["stage", "released_by", "released_at"])
    told = {"mails": plan.reach.mails, "letters": plan.reach.letters, "unreached": plan.reach.unreached}
    record(by=by, verb="circular.released", subject=circular.matter, at=at, after=told)
    enqueue(SEND, key=f"{circular.matter}:send", at=at, circular=circular.pk)
    return circular


def send_all(*, by: Actor, at: datetime, circular: Circular) -> int:
    """Hand over every mail that waits, one transaction each, and return how many now. Cut off and run again, it goes on where it stopped."""
    waiting = circular.deliveries.filter(way=Way.MAIL, handed_at=None).order_by("pk")
    done = sum(hand_over(by=by, at=at, number=pk) for pk in list(waiting.values_list("pk", flat=True)))
    finish_circular(by=by, at=at, circular=circular)
    return done


@transaction.atomic
def hand_over(*, by: Actor, at: datetime, number: int) -> bool:
    """Queue one mail, unless it was, the circular was stopped, or somebody opted out since; ``number`` is that of the delivery."""
    circular = Circular.objects.select_for_update().get(deliveries=number)
    delivery = Delivery.objects.select_for_update().get(pk=number)
    if circular.stage != Stage.SENDING or delivery.way != Way.MAIL or delivery.handed_at is not None:
        return False
    places = [(delivery.company_id, ""), (delivery.company_id, delivery.email)]
    against = next(iter(refused(places).values()), None)
    if against is not None:
        delivery.way, delivery.why = Way.NONE, against.why[:200]
    else:
        delivery.mail, delivery.handed_at = _write(by, at, delivery), at
    delivery.name = delivery.email = ""
    delivery.save(update_fields=["way", "why", "mail", "handed_at", "name", "email"])
    return against is None


@transaction.atomic
def finish_circular(*, by: Actor, at: datetime, circular: Circular) -> None:
    """Note that every mail is with the outbox."""
    sending = Circular.objects.select_for_update().filter(pk=circular.pk, stage=Stage.SENDING).first()
    if sending is not None and not sending.deliveries.filter(way=Way.MAIL, handed_at=None).exists():
        sending.stage = Stage.DONE
        sending.save(update_fields=["stage"])


@transaction.atomic
def take_letters(*, by: Actor, at: datetime, circular: Circular, form: str) -> dict[int, str]:
    """Note that somebody takes the letters out, and give the link to opt out for each firm by its primary key.

    The same links every time. They hold postal addresses: so it is on record.
    """
    letters = circular.deliveries.filter(way=Way.LETTER)
    letters.filter(handed_at=None).update(handed_at=at)
    firms = [one.company for one in letters.select_related("company")]
    told = {"letters": len(firms), "form": form}
    record(by=by, verb="circular.letters_taken", subject=circular.matter, at=at, after=told)
    return {company.pk: address_of(_link(by, at, company, "", "")) for company in firms}


@transaction.atomic
def forget_person(*, by: Actor, at: datetime, email: str) -> int:
    """Take an address out of what waits (Art. 17 GDPR) and return the number. Opt-outs stay: they keep nothing but a promise."""
    waiting = Delivery.objects.filter(email__iexact=email)
    return waiting.update(way=Way.NONE, why="Adresse auf Wunsch gelöscht", name="", email="")


def _deliveries(circular: Circular, reach: Reach) -> list[Delivery]:
    rows = []
    for target in reach.targets:
        shared = {"circular": circular, "company": target.company, "way": target.way}
        if target.way == Way.MAIL:
            rows += [
                Delivery(**shared, name=one.name, email=one.email, address=digest_of(one.email)) for one in target.to
            ]
        else:
            rows.append(Delivery(**shared, why=target.why[:200]))
    return rows


def _write(by: Actor, at: datetime, delivery: Delivery) -> Mail:
    circular, company = delivery.circular, delivery.company
    link = _link(by, at, company, delivery.name, delivery.email)
    words = words_for(circular, company, delivery.name)
    told = {"words": words, "salutation": words.salutation, "company": company, "link": address_of(link)}
    return queue_letter(
        by=by,
        at=at,
        to=delivery.email,
        letter=written(TEMPLATE, told),
        key=f"{firm_key(company.key)}{circular.matter}:{delivery.address[:12]}",
        kind=Kind.NEWSLETTER,
        headers=unsubscribe_headers(link),
    )


def _link(by: Actor, at: datetime, company: Company, name: str, email: str) -> PersonalLink:
    subject = f"circulars:{company.key}"
    return give_link(by=by, at=at, company=company, purpose=PURPOSE, subject=subject, name=name, email=email, days=DAYS)
