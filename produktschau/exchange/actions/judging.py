"""A firm reports an answer as abuse; the office decides."""

from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.exchange.actions.forgetting import empty
from produktschau.exchange.models import Reply
from produktschau.showcase.actions import NotAcceptable, NotReady

NO_REASON = "Schreiben Sie in einem Satz, was daran nicht stimmt, höchstens 300 Zeichen."


@transaction.atomic
def report_reply(*, by: Actor, at: datetime, reply: Reply, why: str) -> Reply:
    """Tell the office that an answer is abuse; a second time changes nothing. Raises ``NotAcceptable`` (field: why), ``NotReady`` (emptied)."""
    reply = Reply.objects.select_for_update().select_related("notice").get(pk=reply.pk)
    why = " ".join(why.split())
    if not why or len(why) > 300:
        raise NotAcceptable({"why": NO_REASON})
    if reply.emptied_at is not None:
        raise NotReady(["Diese Antwort ist schon gelöscht."])
    if reply.reported_at is None:
        reply.reported_at, reply.reported_why = at, why
        reply.save(update_fields=["reported_at", "reported_why"])
        record(by=by, verb="notice.reply_reported", subject=reply.notice.matter, at=at, after={"reply": reply.key})
    return reply


@transaction.atomic
def settle_report(*, by: Actor, at: datetime, reply: Reply, is_abuse: bool) -> Reply:
    """Decide about a report: abuse is emptied, and nothing more is forwarded from its sender for a year.

    Raises ``NotReady`` where no report waits.
    """
    reply = Reply.objects.select_for_update().select_related("notice").get(pk=reply.pk)
    if reply.reported_at is None or reply.settled_at is not None:
        raise NotReady(["Zu dieser Antwort wartet keine Meldung."])
    reply.settled_at, reply.is_abuse = at, is_abuse
    reply.save(update_fields=["settled_at", "is_abuse"])
    told = {"reply": reply.key, "is_abuse": is_abuse}
    record(by=by, verb="notice.reply_settled", subject=reply.notice.matter, at=at, after=told)
    if is_abuse:
        empty(by=by, at=at, replies=Reply.objects.filter(pk=reply.pk))
    return Reply.objects.get(pk=reply.pk)
