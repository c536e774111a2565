"""Mails of the house: to firms, each with a personal link, and to its own people."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from produktschau.accounts.models import Role, User
from produktschau.audit.record import Actor, record
from produktschau.outreach.actions.links import LinkRefused, give_link
from produktschau.outreach.calculations.salutations import PLAIN, salutation
from produktschau.outreach.engine.letters import Written, firm_key, reply_headers, written
from produktschau.outreach.engine.links import address_of
from produktschau.outreach.engine.purposes import PURPOSES
from produktschau.outreach.models import PersonalLink
from produktschau.outreach.queries.recipients import recipients
from produktschau.outreach.queries.refusals import open_to_bulk
from produktschau.showcase.models import Company
from produktschau.work.mail import send
from produktschau.work.models import Kind, Mail


@transaction.atomic
def tell_firm(
    *,
    by: Actor,
    at: datetime,
    company: Company,
    purpose: str,
    subject: str,
    template: str,
    context: Mapping[str, Any],
    key: str,
    kind: Kind = Kind.NOTICE,
    days: int | None = None,
    reply_to: str = "",
) -> list[Mail]:
    """Write to a firm, one mail to each of its people, and return the mails; none where no address is known.

    Its stewards are written to, else its contacts with an address, else the firm's own address; with ``Kind.NEWSLETTER``,
    which is for what goes to many firms, nobody who opted out and no dead address. Each mail gets a personal link for
    ``purpose`` in the matter ``subject`` (``PURPOSES``), which holds ``days`` where the purpose does not say it best. A second
    call with the same ``key`` writes nothing. Answers go to the office unless ``reply_to`` names another address.

    ``template`` names three files: ``<template>_subject.txt``, ``.txt`` (extends „outreach/mail/letterhead.txt“) and ``.html``
    (extends „outreach/mail/letterhead.html“). They find ``context`` and: company, link, valid_until, salutation, region.
    """
    mails, is_new = [], False
    for recipient in open_to_bulk(company) if kind == Kind.NEWSLETTER else recipients(company):
        mail_key = f"{firm_key(company.key)}{key}:{_pseudonym(recipient.email)}"
        mail = Mail.objects.filter(key=mail_key).first()
        if mail is None:
            is_new = True
            link = give_link(
                by=by,
                at=at,
                company=company,
                purpose=purpose,
                subject=subject,
                name=recipient.name,
                email=recipient.email,
                days=days,
            )
            told = {"company": company, "link": address_of(link), "valid_until": link.expires_at}
            text = written(template, {**context, **told, "salutation": salutation(recipient.name)})
            mail = _queued(by=by, at=at, to=recipient.email, text=text, kind=kind, key=mail_key, reply_to=reply_to)
        mails.append(mail)
    if is_new:
        told = {"mails": len(mails), "template": template, "subject": subject}
        record(by=by, verb="mail.written", subject=f"company:{company.key}", at=at, after=told)
    return mails


@transaction.atomic
def send_link_again(*, by: Actor, at: datetime, link: PersonalLink) -> list[Mail]:
    """Send the firm a link in the matter of an earlier one, to the addresses it has today: one that holds is prolonged, else
    there is a new one. Raises ``LinkRefused`` where its purpose does not allow it.
    """
    if link.purpose not in PURPOSES or not PURPOSES[link.purpose].is_sent_again:
        raise LinkRefused("Dieser Link lässt sich nicht noch einmal schicken: Er gehört zu einer bestimmten Adresse.")
    return tell_firm(
        by=by,
        at=at,
        company=link.company,
        purpose=link.purpose,
        subject=link.subject,
        template="outreach/mail/link",
        context={"purpose": PURPOSES[link.purpose].label},
        key=f"link:{link.pk}:{at.isoformat(timespec='minutes')}",
    )


@transaction.atomic
def tell_staff(
    *,
    by: Actor,
    at: datetime,
    template: str,
    context: Mapping[str, Any],
    key: str,
    roles: Iterable[Role] = (Role.MANAGER,),
) -> list[Mail]:
    """Write to everyone of the house who holds one of the roles; the same ``key`` writes once.

    Templates as for ``tell_firm``, without a link: ``site_url`` leads to the desk. Whoever caused it is left out.
    """
    people = User.objects.filter(is_active=True, role_grants__role__in=list(roles)).distinct().order_by("pk")
    mails = []
    for person in people:
        if person.actor_key != by.actor_key:
            text = written(template, {**context, "salutation": PLAIN, "site_url": settings.SITE_URL})
            mail_key = f"staff:{key}:{person.pk}"
            mails.append(_queued(by=by, at=at, to=person.email, text=text, kind=Kind.NOTICE, key=mail_key))
    return mails


def _queued(*, by: Actor, at: datetime, to: str, text: Written, kind: Kind, key: str, reply_to: str = "") -> Mail:
    return send(
        by=by,
        at=at,
        to=to,
        subject=text.subject,
        text=text.text,
        html=text.html,
        kind=kind,
        key=key,
        headers={"Reply-To": reply_to} if reply_to else reply_headers(),
    )


def _pseudonym(email: str) -> str:
    """What tells two recipients apart without saying who they are."""
    return salted_hmac("outreach.recipient", email.lower(), algorithm="sha256").hexdigest()[:12]
