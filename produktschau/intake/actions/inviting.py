"""Asks the firms of a call: invitations, reminders, and what firms answer without taking part."""

from datetime import datetime

from django.db import IntegrityError, transaction

from produktschau.audit.record import Actor, record
from produktschau.intake.calculations.contents import COMPANY_FIELDS, PRODUCT_FIELDS
from produktschau.intake.models import Call, Invitation
from produktschau.intake.queries.calls import standing_of, to_remind
from produktschau.lib.dates import day_of
from produktschau.lib.text import and_list
from produktschau.outreach.actions.links import MOST_DAYS, give_link
from produktschau.outreach.actions.messages import tell_firm
from produktschau.outreach.models import PersonalLink
from produktschau.outreach.queries.asking import asked, audience_companies
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line
from produktschau.showcase.models import Company
from produktschau.work.models import Kind, Mail
from produktschau.work.queue import enqueue

INVITE = "produktschau.intake.tasks.invite"
REMIND = "produktschau.intake.tasks.remind"
PURPOSE = "call"
AFTERWARDS = 30
"""Days after the deadline in which an invitation's link still opens its page, which then says that it is over."""


def send_invitations(*, by: Actor, at: datetime, call: Call) -> int:
    """Ask every firm of the audience that was not asked yet, one transaction each; return how many were asked now.

    Cut off and run again, it goes on where it stopped. A closed call asks nobody.
    """
    done = 0
    for company in audience_companies(call.audience):
        call.refresh_from_db()
        if standing_of(call, day_of(at)) != "running":
            break
        done += invite_firm(by=by, at=at, call=call, company=company) is not None
    return done


@transaction.atomic
def invite_firm(*, by: Actor, at: datetime, call: Call, company: Company) -> Invitation | None:
    """Ask one firm, by mail or by a letter that waits to be printed; nothing where it was asked or cannot be."""
    way = asked(company).way
    if not way or call.invitations.filter(company=company).exists():
        return None
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(call=call, company=company, channel=way, invited_at=at)
    except IntegrityError:  # another worker was faster
        return None
    if way == Invitation.Channel.MAIL:
        _write(by=by, at=at, invitation=invitation, template="intake/mail/invitation", key="invitation")
        links = PersonalLink.objects.filter(company=company, purpose=PURPOSE, subject=_subject(call), ended_at=None)
        invitation.link = links.order_by("pk").first()
    else:
        invitation.link = give_link(
            by=by, at=at, company=company, purpose=PURPOSE, subject=_subject(call), days=_days(call, at)
        )
    invitation.save(update_fields=["link"])
    return invitation


def send_reminders(*, by: Actor, at: datetime, call: Call) -> int:
    """Remind every firm that is due, one transaction each; return how many were reminded now."""
    if standing_of(call, day_of(at)) != "running":
        return 0
    due = list(to_remind(call, at).values_list("pk", flat=True))
    return sum(remind_firm(by=by, at=at, call=call, number=number) for number in due)


@transaction.atomic
def remind_firm(*, by: Actor, at: datetime, call: Call, number: int) -> bool:
    """Remind one firm if it is still due; ``number`` is that of its invitation."""
    Invitation.objects.select_for_update().get(pk=number)
    invitation = to_remind(call, at).filter(pk=number).first()
    if invitation is None:
        return False
    key = f"reminder{invitation.reminders + 1}"
    written = _write(by=by, at=at, invitation=invitation, template="intake/mail/reminder", key=key)
    # Who opted out since gets nothing, and is not looked at again for a while.
    invitation.reminders += bool(written)
    invitation.reminded_at = at
    invitation.save(update_fields=["reminders", "reminded_at"])
    return bool(written)


@transaction.atomic
def invite_more(*, by: Actor, at: datetime, call: Call) -> Call:
    """Invite firms that fit the audience by now and were not asked yet. Raises ``NotReady`` unless the call runs."""
    call = _held(call)
    if standing_of(call, day_of(at)) != "running":
        raise NotReady(["Nachladen lässt sich nur zu einem Aufruf, der läuft."])
    record(by=by, verb="call.invited_more", subject=_subject(call), at=at)
    enqueue(INVITE, key=f"call:{call.key}:invite", at=at, call=call.pk)
    return call


@transaction.atomic
def remind_call(*, by: Actor, at: datetime, call: Call) -> int:
    """Remind the firms that did not answer, by mail; return how many are due. Raises ``NotReady``."""
    call = _held(call)
    if standing_of(call, day_of(at)) != "running":
        raise NotReady(["Erinnern lässt sich nur zu einem Aufruf, der läuft."])
    due = to_remind(call, at).count()
    if not due:
        raise NotReady(["Gerade ist niemand zu erinnern: Alle haben geantwortet oder vor Kurzem Post bekommen."])
    record(by=by, verb="call.reminded", subject=_subject(call), at=at, after={"firms": due})
    enqueue(REMIND, key=f"call:{call.key}:remind", at=at, call=call.pk)
    return due


@transaction.atomic
def decline_call(*, by: Actor, at: datetime, invitation: Invitation, why: str = "") -> Invitation:
    """The firm does not take part this time; it is not reminded any more. Raises ``NotAcceptable``."""
    try:
        reason = line(why, "Der Grund", 300)
    except Unfit as unfit:
        raise NotAcceptable({"why": str(unfit)}) from unfit
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    invitation.declined_at = invitation.declined_at or at
    invitation.declined_why = reason or invitation.declined_why
    invitation.save(update_fields=["declined_at", "declined_why"])
    after = {"company": invitation.company.key}
    record(by=by, verb="call.declined", subject=_subject(invitation.call), at=at, after=after)
    return invitation


@transaction.atomic
def take_part_after_all(*, by: Actor, at: datetime, invitation: Invitation) -> Invitation:
    """The firm changed its mind."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.declined_at is not None:
        invitation.declined_at, invitation.declined_why = None, ""
        invitation.save(update_fields=["declined_at", "declined_why"])
        after = {"company": invitation.company.key}
        record(by=by, verb="call.takes_part", subject=_subject(invitation.call), at=at, after=after)
    return invitation


@transaction.atomic
def note_letters(*, by: Actor, at: datetime, call: Call, count: int, form: str) -> None:
    """Note that somebody took the letters out: they hold postal addresses and links that speak for firms."""
    record(by=by, verb="call.letters_taken", subject=_subject(call), at=at, after={"letters": count, "form": form})


def _write(*, by: Actor, at: datetime, invitation: Invitation, template: str, key: str) -> list[Mail]:
    call = invitation.call
    rounds = call.submissions.filter(company=invitation.company, submitted_at=None)
    labels = {spec.name: spec.label for spec in (*PRODUCT_FIELDS, *COMPANY_FIELDS)}
    context = {
        "call": call,
        "asks": and_list([labels[name] for name in call.asks if name in labels]),
        "is_begun": rounds.exists(),
    }
    return tell_firm(
        by=by,
        at=at,
        company=invitation.company,
        purpose=PURPOSE,
        subject=_subject(call),
        template=template,
        context=context,
        key=f"call:{call.key}:{key}",
        kind=Kind.NEWSLETTER,
        days=_days(call, at),
    )


def _days(call: Call, at: datetime) -> int:
    return min((call.deadline_on - day_of(at)).days + 1 + AFTERWARDS, MOST_DAYS)


def _held(call: Call) -> Call:
    return Call.objects.select_for_update().get(pk=call.pk)


def _subject(call: Call) -> str:
    return f"call:{call.key}"
