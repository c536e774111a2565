"""Somebody answers a notice; the mail to its firm is part of the same transaction."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_noop

from produktschau.audit.record import Actor, record
from produktschau.exchange.actions.posting import PURPOSE
from produktschau.exchange.engine.keeping_apart import are_kept_apart
from produktschau.exchange.engine.senders import sender_of
from produktschau.exchange.models import Notice, Reply
from produktschau.exchange.queries.checking import OWN, is_open
from produktschau.lib.dates import day_of
from produktschau.lib.free_keys import free_key
from produktschau.outreach.actions.messages import tell_firm
from produktschau.outreach.engine.written import faults, tidied
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company

TOO_LONG = gettext_noop("Die Antwort ist zu lang. Kürzen Sie sie auf höchstens 3000 Zeichen.")
A_DAY = 10
"""Answers one sender may send in 24 hours."""
TO_A_NOTICE = 40
"""Answers one notice gets in 24 hours: addresses of senders are made up in any number."""
SAME = timedelta(hours=1)
"""The same words to the same notice within this time are one answer sent twice."""
OVER = gettext_noop("Dieser Aushang ist inzwischen beendet. Ihre Antwort wurde deshalb nicht mehr weitergeleitet.")
OWN_NOTICE = gettext_noop("Das ist Ihr eigener Aushang. Antworten können darauf nur andere.")
APART = gettext_noop(
    "Auf diesen Aushang können wir Ihre Antwort nicht weiterleiten. Fragen Sie uns, wenn Sie mehr wissen möchten."
)
NO_WAY = gettext_noop("Diesen Betrieb erreichen wir gerade nicht. Rufen Sie ihn an, oder fragen Sie uns.")
ABUSE = gettext_noop(
    "Von dieser Adresse leiten wir keine Antworten weiter. Ist das ein Irrtum, schreiben Sie uns bitte."
)
MANY = gettext_noop("Von dieser Adresse kamen heute schon zehn Antworten. Senden Sie die nächste bitte morgen.")


class NotForwarded(Exception):
    """The answer does not go on; the message says why, and the page translates it."""


class NoticeOver(NotForwarded):
    """The notice ended while somebody wrote."""


@transaction.atomic
def answer_notice(
    *,
    by: Actor,
    at: datetime,
    notice: Notice,
    name: str = "",
    email: str = "",
    phone: str = "",
    text: str,
    company: Company | None = None,
    language: str = "de",
    source: str = OWN,
    is_told: bool = True,
) -> Reply:
    """Keep the answer and write to the firm of the notice. ``company`` answers where it is a firm of the region.

    A firm may leave out its name and way of reply where it has an address itself. Sent twice, it is kept and written once. Raises
    ``NotAcceptable`` (fields: name, email, phone, text), ``NoticeOver``, ``NotForwarded``.
    """
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if not is_open(notice, day_of(at)):
        raise NoticeOver(OVER)
    fields = _checked(name, email, phone, text, company)
    sender = sender_of(fields["email"]) if fields["email"] else ""
    twin = _twin(notice, company, sender, fields["text"], at)
    if twin is not None:
        return twin
    _refuse(notice, company, sender, at)
    reply = Reply.objects.create(
        key=free_key(Reply.objects),
        notice=notice,
        company=company,
        language=language,
        sender=sender,
        source=source,
        sent_at=at,
        **fields,
    )
    told = {"reply": reply.key, **({"company": company.key} if company else {})}
    record(by=by, verb="notice.answered", subject=notice.matter, at=at, after=told)
    if is_told and not _forwarded(by, at, reply):
        raise NotForwarded(NO_WAY)
    return reply


def _forwarded(by: Actor, at: datetime, reply: Reply) -> bool:
    mails = tell_firm(
        by=by,
        at=at,
        company=reply.notice.company,
        purpose=PURPOSE,
        subject=reply.notice.matter,
        template="exchange/mail/answered",
        context={"notice": reply.notice, "reply": reply},
        key=reply.matter,
        reply_to=reply.email,
    )
    return bool(mails)


def _checked(name: str, email: str, phone: str, text: str, company: Company | None) -> dict[str, str]:
    fields = tidied(name, email.strip() or (company.email if company else ""), phone, text)
    if problems := faults(fields, is_known=company is not None, too_long=TOO_LONG):
        raise NotAcceptable(problems)
    return fields


def _twin(notice: Notice, company: Company | None, sender: str, text: str, at: datetime) -> Reply | None:
    same = Reply.objects.filter(notice=notice, company=company, sender=sender, text=text, sent_at__gt=at - SAME)
    return same.first()


def _refuse(notice: Notice, company: Company | None, sender: str, at: datetime) -> None:
    """Raise ``NotForwarded`` for the own notice, firms kept apart, one who floods, or whose answer was abuse within a year."""
    if company is not None and company.pk == notice.company_id:
        raise NotForwarded(OWN_NOTICE)
    if company is not None and are_kept_apart(company.pk, notice.company_id):
        raise NotForwarded(APART)
    sent = Reply.objects.filter(sender=sender)
    if sent.filter(is_abuse=True, sent_at__gt=at - timedelta(days=365)).exists():
        raise NotForwarded(ABUSE)
    if sent.filter(sent_at__gt=at - timedelta(days=1)).count() >= A_DAY:
        raise NotForwarded(MANY)
    if notice.replies.filter(sent_at__gt=at - timedelta(days=1)).count() >= TO_A_NOTICE:
        raise NotForwarded(NO_WAY)
