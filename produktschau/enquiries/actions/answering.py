"""A firm answers an enquiry or reports it; the office decides about the report."""

from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.enquiries.actions.forgetting import empty
from produktschau.enquiries.models import Enquiry, Standing
from produktschau.outreach.actions.queueing import queue_letter
from produktschau.outreach.engine.letters import written
from produktschau.showcase.actions import NotAcceptable

LONGEST_TEXT = 5000
MOST_ANSWERS = 20


class NotAnswerable(Exception):
    """The enquiry can no longer be answered here; the message says why."""


class NotReported(Exception):
    """Nothing was reported, or it was decided already."""


@transaction.atomic
def answer_enquiry(*, by: Actor, at: datetime, enquiry: Enquiry, text: str, reply_to: str = "") -> Enquiry:
    """Write the firm's answer to the visitor. ``reply_to`` is the firm's address where it wants to be answered directly.

    Raises ``NotAcceptable`` (field: text), ``NotAnswerable``.
    """
    enquiry = Enquiry.objects.select_for_update().select_related("company").get(pk=enquiry.pk)
    text = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if not text or len(text) > LONGEST_TEXT:
        raise NotAcceptable({"text": f"Schreiben Sie Ihre Antwort, höchstens {LONGEST_TEXT} Zeichen."})
    if enquiry.emptied_at or enquiry.standing == Standing.ABUSE:
        raise NotAnswerable("Diese Anfrage ist gelöscht. Antworten lässt sich darauf nicht mehr.")
    if enquiry.answers >= MOST_ANSWERS:
        raise NotAnswerable(
            "Auf diese Anfrage ist schon oft geantwortet. Schreiben Sie direkt an die Adresse, die dabeisteht."
        )
    enquiry.answers += 1
    enquiry.answered_at = enquiry.answered_at or at
    if enquiry.standing == Standing.FORWARDED:
        enquiry.standing = Standing.ANSWERED
    enquiry.save(update_fields=["answers", "answered_at", "standing"])
    letter = written(
        "enquiries/mail/answered",
        {
            "enquiry": enquiry,
            "firm": enquiry.company,
            "answer": text,
            "reply_to": reply_to,
            "salutation": f"Guten Tag {enquiry.name},",
        },
    )
    key = f"{enquiry.subject}:answer:{enquiry.answers}"
    queue_letter(by=by, at=at, to=enquiry.email, letter=letter, key=key, reply_to=reply_to)
    record(by=by, verb="enquiry.answered", subject=enquiry.subject, at=at, after={"standing": enquiry.standing})
    return enquiry


@transaction.atomic
def report_enquiry(*, by: Actor, at: datetime, enquiry: Enquiry, why: str) -> Enquiry:
    """Tell the office that an enquiry is abuse; a second time changes nothing. Raises ``NotAcceptable`` (field: why)."""
    enquiry = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    why = " ".join(why.split())
    if not why or len(why) > 300:
        raise NotAcceptable({"why": "Schreiben Sie in einem Satz, was daran nicht stimmt, höchstens 300 Zeichen."})
    if enquiry.reported_at is None:
        enquiry.reported_at, enquiry.reported_why, enquiry.standing = at, why, Standing.REPORTED
        enquiry.save(update_fields=["reported_at", "reported_why", "standing"])
        record(by=by, verb="enquiry.reported", subject=enquiry.subject, at=at, after={"standing": enquiry.standing})
    return enquiry


@transaction.atomic
def settle_report(*, by: Actor, at: datetime, enquiry: Enquiry, is_abuse: bool) -> Enquiry:
    """Decide about a report: abuse is emptied and its sender is refused for a year; else it stands as before.

    Raises ``NotReported``.
    """
    enquiry = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if enquiry.standing != Standing.REPORTED:
        raise NotReported("Zu dieser Anfrage wartet keine Meldung.")
    enquiry.settled_at = at
    enquiry.standing = Standing.ABUSE if is_abuse else Standing.ANSWERED if enquiry.answers else Standing.FORWARDED
    enquiry.save(update_fields=["settled_at", "standing"])
    if is_abuse:
        empty(by=by, at=at, enquiries=Enquiry.objects.filter(pk=enquiry.pk))
    record(by=by, verb="enquiry.settled", subject=enquiry.subject, at=at, after={"standing": enquiry.standing})
    return Enquiry.objects.get(pk=enquiry.pk)
