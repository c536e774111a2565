"""Mails of the house: to firms, each with a personal link, and to its own people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from produktschau.accounts.models import Role, User
from produktschau.audit.record import Actor, record
from produktschau.design.letters import line_of, written
from produktschau.lib.keyed import address_digest
from produktschau.outreach.actions.digest import add_line
from produktschau.outreach.actions.links import LinkRefused, give_link
from produktschau.outreach.actions.queueing import queue_letter
from produktschau.outreach.calculations.salutations import salutation
from produktschau.outreach.engine.letters import firm_key
from produktschau.outreach.engine.links import address_of
from produktschau.outreach.engine.purposes import PURPOSES, Inside
from produktschau.outreach.models import PersonalLink
from produktschau.outreach.queries.digest import has_line, wanting_daily
from produktschau.outreach.queries.recipients import Recipient, recipients
from produktschau.outreach.queries.refusals import open_to_bulk
from produktschau.showcase.models import Company
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
    calendar: str = "",
) -> list[Mail]:
    """Write to a firm, one mail to each of its people, and return the mails; none where no address is known.

    Its stewards are written to, else its contacts with an address, else the firm's own address; with ``Kind.NEWSLETTER``,
    which is for what goes to many firms, nobody who opted out and no dead address. Each mail gets a personal link for
    ``purpose`` in the matter ``subject`` (``PURPOSES``), which holds ``days`` where the purpose does not say it best. A second
    call with the same ``key`` writes nothing. Answers go to the office unless ``reply_to`` names another address. ``calendar`` is an
    iCalendar text that goes along.

    A steward who wants one mail a day gets a line of it instead, which leads to the page behind sign-in; not of what goes to many
    firms, not where answering the mail reaches somebody else than the office, and not where the purpose has no such page.

    ``template`` names three files: ``<template>_subject.txt``, ``.txt`` (extends „outreach/mail/letterhead.txt“) and ``.html``
    (extends „outreach/mail/letterhead.html“). They find ``context`` and: company, link, valid_until, salutation, region.
    """
    message = _Message(by, at, company, purpose, subject, template, context, kind, days, reply_to, calendar)
    found = open_to_bulk(company) if kind == Kind.NEWSLETTER else recipients(company)
    waiting = wanting_daily(one.account for one in found) if message.inside else set()
    mails, new_mails, new_lines = [], 0, 0
    for recipient in found:
        mail_key = f"{firm_key(company.key)}{key}:{_pseudonym(recipient.email)}"
        mail = Mail.objects.filter(key=mail_key).first()
        if mail is None and message.inside and has_line(mail_key):
            continue
        if mail is None and recipient.account in waiting:
            new_lines += message.keep_for(recipient, mail_key)
            continue
        if mail is None:
            new_mails += 1
            mail = message.queue_for(recipient, mail_key)
        mails.append(mail)
    if new_mails or new_lines:
        told = {"mails": len(mails), "lines": new_lines, "template": template, "subject": subject}
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

    Templates as for ``tell_firm``, without a personal link; ``page`` in the context is the whole address of the page at the desk
    where something is to be done. Whoever caused it is left out. Who wants one mail a day gets a line of it.
    """
    people = User.objects.filter(is_active=True, role_grants__role__in=list(roles)).distinct().order_by("pk")
    told = [person for person in people if person.actor_key != by.actor_key]
    waiting = wanting_daily(person.pk for person in told)
    about = {"site_url": settings.SITE_URL, **context, "is_staff": True}
    mails = []
    for person in told:
        mail_key = f"staff:{key}:{person.pk}"
        if person.pk in waiting and not Mail.objects.filter(key=mail_key).exists():
            place = context.get("page", f"{settings.SITE_URL}{reverse('portal_house:desk')}")
            add_line(by=by, at=at, person=person.pk, key=mail_key, news=line_of(template, about), address=place)
        elif not has_line(mail_key):
            text = written(template, {**about, "salutation": salutation(person.name)})
            mails.append(queue_letter(by=by, at=at, to=person.email, letter=text, key=mail_key))
    return mails


@dataclass(frozen=True)
class _Message:
    """What is said to a firm, before it is known to whom."""

    by: Actor
    at: datetime
    company: Company
    purpose: str
    subject: str
    template: str
    context: Mapping[str, Any]
    kind: Kind
    days: int | None
    reply_to: str
    calendar: str = ""

    @property
    def inside(self) -> Inside | None:
        """The page behind sign-in that says the same, where the message can wait for the daily mail."""
        can_wait = self.kind == Kind.NOTICE and not self.reply_to and self.purpose in PURPOSES
        return PURPOSES[self.purpose].inside if can_wait else None

    def keep_for(self, recipient: Recipient, key: str) -> bool:
        """Keep it as a line of the recipient's daily mail."""
        if self.inside is None or recipient.account is None:
            return False
        heading, text = line_of(self.template, {**self.context, "company": self.company, "is_steward": True})
        if self.company.name not in heading:
            heading = f"{self.company.name}: {heading}"
        place = settings.SITE_URL + self.inside(self.company, self.subject)
        add_line(by=self.by, at=self.at, person=recipient.account, key=key, news=(heading, text), address=place)
        return True

    def queue_for(self, recipient: Recipient, key: str) -> Mail:
        """Queue it as a mail with a personal link."""
        link = give_link(
            by=self.by,
            at=self.at,
            company=self.company,
            purpose=self.purpose,
            subject=self.subject,
            name=recipient.name,
            email=recipient.email,
            days=self.days,
        )
        told = {
            "company": self.company,
            "link": address_of(link),
            "valid_until": link.expires_at,
            "salutation": salutation(recipient.name),
            "is_steward": recipient.account is not None,
        }
        text = written(self.template, {**self.context, **told})
        return queue_letter(
            by=self.by,
            at=self.at,
            to=recipient.email,
            letter=text,
            key=key,
            kind=self.kind,
            reply_to=self.reply_to,
            calendar=self.calendar,
        )


def _pseudonym(email: str) -> str:
    """What tells two recipients apart without saying who they are."""
    return address_digest("outreach.recipient", email)[:12]
