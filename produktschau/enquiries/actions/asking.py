"""A visitor asks a firm; the mail to the firm is part of the same transaction."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_noop

from produktschau.audit.record import Actor, record
from produktschau.enquiries.engine.senders import sender_of
from produktschau.enquiries.models import Enquiry, Standing
from produktschau.lib.free_keys import free_key
from produktschau.outreach.actions.messages import tell_firm
from produktschau.outreach.engine.written import faults, tidied
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company, Product

PURPOSE = "enquiry"
DAYS = 60
TOO_LONG = gettext_noop("Die Anfrage ist zu lang. Kürzen Sie sie auf höchstens 3000 Zeichen.")
A_DAY = 10
"""Enquiries one sender may send in 24 hours."""
TO_A_FIRM = 60
"""Enquiries one firm gets in 24 hours: addresses of senders are made up in any number, its mailbox is one."""
SAME = timedelta(hours=1)
"""The same words to the same firm within this time are one enquiry sent twice."""


class NoWayThere(Exception):
    """The firm has no address the house could write to, or got very many enquiries today."""


class TooMany(Exception):
    """The sender asked very often, or was reported; the message says what to do."""


@transaction.atomic
def ask_firm(
    *,
    by: Actor,
    at: datetime,
    company: Company,
    product: Product | None = None,
    name: str,
    email: str,
    phone: str = "",
    text: str,
    language: str = "de",
) -> Enquiry:
    """Keep the enquiry and write to the firm. Sent twice, it is kept and written once.

    Raises ``NotAcceptable`` (fields: name, email, phone, text), ``TooMany``, ``NoWayThere``.
    """
    fields = _checked(name, email, phone, text)
    sender = sender_of(fields["email"])
    twin = Enquiry.objects.filter(company=company, sender=sender, text=fields["text"], asked_at__gt=at - SAME).first()
    if twin is not None:
        return twin
    _bound(sender, at)
    if Enquiry.objects.filter(company=company, asked_at__gt=at - timedelta(days=1)).count() >= TO_A_FIRM:
        raise NoWayThere
    enquiry = Enquiry.objects.create(
        key=free_key(Enquiry.objects),
        company=company,
        product=product,
        language=language,
        sender=sender,
        asked_at=at,
        **fields,
    )
    mails = tell_firm(
        by=by,
        at=at,
        company=company,
        purpose=PURPOSE,
        subject=enquiry.subject,
        template="enquiries/mail/forwarded",
        context={"enquiry": enquiry, "product": product},
        key=enquiry.subject,
        days=DAYS,
        reply_to=enquiry.email,
    )
    if not mails:
        raise NoWayThere
    record(by=by, verb="enquiry.forwarded", subject=enquiry.subject, at=at, after={"standing": enquiry.standing})
    return enquiry


def _checked(name: str, email: str, phone: str, text: str) -> dict[str, str]:
    fields = tidied(name, email, phone, text)
    if problems := faults(fields, too_long=TOO_LONG):
        raise NotAcceptable(problems)
    return fields


def _bound(sender: str, at: datetime) -> None:
    """Raise ``TooMany`` for one who floods, or whose enquiry turned out to be abuse within a year."""
    sent = Enquiry.objects.filter(sender=sender)
    if sent.filter(standing=Standing.ABUSE, asked_at__gt=at - timedelta(days=365)).exists():
        raise TooMany(
            gettext_noop(
                "Von dieser Adresse leiten wir keine Anfragen weiter. Ist das ein Irrtum, schreiben Sie uns bitte."
            )
        )
    if sent.filter(asked_at__gt=at - timedelta(days=1)).count() >= A_DAY:
        raise TooMany(
            gettext_noop("Von dieser Adresse kamen heute schon zehn Anfragen. Senden Sie die nächste bitte morgen.")
        )
