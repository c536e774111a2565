"""Notes what was said between the office and a firm, so that knowledge does not leave with a person."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from produktschau.audit.record import Actor, record
from produktschau.outreach.calculations.filed import Filed
from produktschau.outreach.models import Channel, ContactNote
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.calculations.values import Unfit, line, paragraphs
from produktschau.showcase.models import Company, Contact

LONGEST = 20_000


class AlreadyFiled(Exception):
    """The same mail lies in the history of this firm already; ``note`` is that one."""

    def __init__(self, note: ContactNote) -> None:
        super().__init__("Diese Mail ist bei diesem Betrieb schon abgelegt.")
        self.note = note


@transaction.atomic
def note_contact(
    *,
    by: Actor,
    at: datetime,
    company: Company,
    channel: str,
    subject: str,
    text: str = "",
    happened_at: datetime | None = None,
    contact: Contact | None = None,
    is_from_firm: bool = False,
    follow_up_on: date | None = None,
    message_id: str = "",
) -> ContactNote:
    """Keep one contact; ``happened_at`` is now unless told. Raises ``NotAcceptable`` with a sentence per field.

    The record of changes says that there was one, never what was said.
    """
    happened_at = happened_at or at
    told = _checked(channel, subject, text)
    if happened_at > at:
        raise NotAcceptable({"happened_at": "Der Kontakt liegt in der Zukunft. Tragen Sie ein, wann er war."})
    if contact is not None and contact.company_id != company.pk:
        raise NotAcceptable({"contact": "Diese Person gehört zu einem anderen Betrieb."})
    note = ContactNote.objects.create(
        company=company,
        contact=contact,
        is_from_firm=is_from_firm,
        happened_at=happened_at,
        follow_up_on=follow_up_on,
        message_id=message_id,
        noted_by=by.actor_key,
        noted_at=at,
        **told,
    )
    record(by=by, verb="contact.noted", subject=_subject(company), at=at, after={"note": note.pk, "channel": channel})
    return note


@transaction.atomic
def file_mail(*, by: Actor, at: datetime, company: Company, mail: Filed, is_from_firm: bool) -> ContactNote:
    """Keep a mail that was uploaded: its subject, day and plain text. Raises ``AlreadyFiled``, ``NotAcceptable``."""
    there = ContactNote.objects.filter(company=company, message_id=mail.message_id).exclude(message_id="").first()
    if there is not None:
        raise AlreadyFiled(there)
    sent_at = min(mail.sent_at, at) if mail.sent_at is not None else at
    try:
        with transaction.atomic():
            return note_contact(
                by=by,
                at=at,
                company=company,
                channel=Channel.MAIL,
                subject=mail.subject,
                text=mail.text,
                happened_at=sent_at,
                is_from_firm=is_from_firm,
                message_id=mail.message_id,
            )
    except IntegrityError:  # another upload of the same mail was faster
        raise AlreadyFiled(ContactNote.objects.get(company=company, message_id=mail.message_id)) from None


@transaction.atomic
def settle_follow_up(*, by: Actor, at: datetime, note: ContactNote) -> ContactNote:
    """What was to be done is done."""
    if note.follow_up_on is not None and note.followed_up_at is None:
        note.followed_up_at = at
        note.save(update_fields=["followed_up_at"])
        record(by=by, verb="contact.settled", subject=_subject(note.company), at=at, after={"note": note.pk})
    return note


@transaction.atomic
def change_follow_up(*, by: Actor, at: datetime, note: ContactNote, follow_up_on: date | None) -> ContactNote:
    """Take it up on another day, or not at all."""
    if (note.follow_up_on, note.followed_up_at) != (follow_up_on, None):
        note.follow_up_on, note.followed_up_at = follow_up_on, None
        note.save(update_fields=["follow_up_on", "followed_up_at"])
        after = {"note": note.pk, "follow_up_on": follow_up_on.isoformat() if follow_up_on else ""}
        record(by=by, verb="contact.put_off", subject=_subject(note.company), at=at, after=after)
    return note


@transaction.atomic
def delete_note(*, by: Actor, at: datetime, note: ContactNote, reason: str = "") -> None:
    """Take a note away for good: filed with the wrong firm, or more about a person than is needed."""
    record(
        by=by, verb="contact.deleted", subject=_subject(note.company), at=at, before={"note": note.pk}, reason=reason
    )
    note.delete()


def _checked(channel: str, subject: str, text: str) -> dict[str, str]:
    told: dict[str, str] = {}
    problems: dict[str, str] = {}
    if channel not in Channel.values:
        problems["channel"] = "Wählen Sie, wie Sie miteinander gesprochen haben."
    for field, read, value, what, longest in (
        ("subject", line, subject, "Der Betreff", 200),
        ("text", paragraphs, text, "Die Notiz", LONGEST),
    ):
        try:
            told[field] = read(value, what, longest)
        except Unfit as unfit:
            problems[field] = str(unfit)
    if told.get("subject") == "":
        problems["subject"] = "Schreiben Sie in ein paar Worten, worum es ging."
    if problems:
        raise NotAcceptable(problems)
    return {"channel": channel, **told}


def _subject(company: Company) -> str:
    return f"company:{company.key}"
