"""How a notice ends and goes on: closed with what came of it, withdrawn, renewed, taken out by the office and put back."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.exchange.actions.posting import CLOSED, tell_of
from produktschau.exchange.calculations.spans import against_renewing, renewed_end
from produktschau.exchange.models import CameOf, Notice, Renewal, Reply, Stage
from produktschau.exchange.queries.checking import against_company
from produktschau.lib.dates import day_of
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line

NO_OUTCOME = "Wählen Sie, was daraus wurde. „Nichts“ ist auch eine Antwort."
NO_REASON = "Schreiben Sie in einem Satz, warum. Der Betrieb bekommt ihn zu lesen."
STRANGE = "Diese Antwort gehört zu einem anderen Aushang."
OUTCOMES = (CameOf.NONE, CameOf.TALK, CameOf.ORDER, CameOf.JOINT)
"""From nothing to the most."""


@transaction.atomic
def close_notice(
    *, by: Actor, at: datetime, notice: Notice, came_of: str, replies: Mapping[str, str] | None = None
) -> Notice:
    """The firm says that it is settled, and what came of it: as a whole, and of each answer (key of the answer → outcome, „“: not said).

    What is over by its day can be closed, too. Raises ``NotAcceptable`` (fields: came_of, replies), ``NotReady`` (ended already).
    """
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.stage != Stage.OPEN:
        raise NotReady([CLOSED])
    if came_of not in CameOf.values:
        raise NotAcceptable({"came_of": NO_OUTCOME})
    told = {key: outcome for key, outcome in (replies or {}).items() if outcome}
    for key, outcome in told.items():
        note_outcome(by=by, at=at, notice=notice, reply=key, came_of=outcome)
    notice.came_of = max([came_of, *told.values()], key=lambda one: OUTCOMES.index(CameOf(one)))
    return _end(by, at, notice, Stage.DONE, "notice.closed", came_of=notice.came_of)


@transaction.atomic
def note_outcome(*, by: Actor, at: datetime, notice: Notice, reply: str, came_of: str) -> Reply:
    """The firm says what came of one answer, by its key. Raises ``NotAcceptable`` (field: replies)."""
    found = Reply.objects.select_for_update().filter(notice=notice, key=reply).first()
    if found is None:
        raise NotAcceptable({"replies": STRANGE})
    if came_of not in CameOf.values:
        raise NotAcceptable({"replies": NO_OUTCOME})
    if found.came_of != came_of:
        before, found.came_of, found.answered_at = found.came_of, came_of, at
        found.save(update_fields=["came_of", "answered_at"])
        told = {"reply": found.key, "came_of": came_of}
        record(
            by=by,
            verb="notice.outcome",
            subject=notice.matter,
            at=at,
            before={"came_of": before} if before else {},
            after=told,
        )
    return found


@transaction.atomic
def withdraw_notice(*, by: Actor, at: datetime, notice: Notice) -> Notice:
    """Take it down without saying more; a second time changes nothing. Raises ``NotReady`` where it ended otherwise."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.stage == Stage.WITHDRAWN:
        return notice
    if notice.stage != Stage.OPEN:
        raise NotReady([CLOSED])
    return _end(by, at, notice, Stage.WITHDRAWN, "notice.withdrawn")


@transaction.atomic
def renew_notice(*, by: Actor, at: datetime, notice: Notice, seen: date, is_own: bool = True) -> Notice:
    """Prolong it by its span. ``seen`` is the last day that stood on the page: of two clicks the second changes nothing.

    ``is_own`` is false where staff does it by word of the firm. Raises ``NotReady``: it ended, ran out long ago, or holds for a year.
    """
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.stage != Stage.OPEN:
        raise NotReady([CLOSED])
    if notice.expires_on != seen:
        return notice
    on = day_of(at)
    sentence = against_company(notice.company) or against_renewing(notice.expires_on, notice.span, on)
    if sentence:
        raise NotReady([sentence])
    notice.expires_on = renewed_end(notice.expires_on, notice.span, on)
    notice.renewed_at, notice.reminded_at = at, None
    notice.confirmed_at = (notice.confirmed_at or at) if is_own else notice.confirmed_at
    notice.save(update_fields=["expires_on", "renewed_at", "reminded_at", "confirmed_at"])
    Renewal.objects.create(notice=notice, renewed_at=at, until=notice.expires_on, is_own=is_own)
    record(
        by=by,
        verb="notice.renewed",
        subject=notice.matter,
        at=at,
        before={"expires_on": seen.isoformat()},
        after={"expires_on": notice.expires_on.isoformat()},
    )
    return notice


@transaction.atomic
def block_notice(*, by: Actor, at: datetime, notice: Notice, reason: str, is_told: bool = True) -> Notice:
    """The office takes it out; the firm is told why. Raises ``NotAcceptable`` (field: reason), ``NotReady`` where it ended."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    try:
        reason = line(reason, "Der Grund", 300)
    except Unfit as unfit:
        raise NotAcceptable({"reason": str(unfit)}) from unfit
    if not reason:
        raise NotAcceptable({"reason": NO_REASON})
    if notice.stage != Stage.OPEN:
        raise NotReady(["Dieser Aushang ist schon beendet."])
    notice.closed_reason = reason
    _end(by, at, notice, Stage.BLOCKED, "notice.blocked", reason=reason)
    if is_told:
        tell_of(by=by, at=at, notice=notice, what="blocked", key=f"blocked:{at.isoformat()}")
    return notice


@transaction.atomic
def unblock_notice(*, by: Actor, at: datetime, notice: Notice, is_told: bool = True) -> Notice:
    """Put back what the office took out; its last day stays. Raises ``NotReady`` where the office did not take it out."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.stage != Stage.BLOCKED:
        raise NotReady(["Dieser Aushang ist nicht herausgenommen."])
    notice.stage, notice.closed_at, notice.closed_reason, notice.changed_at = Stage.OPEN, None, "", at
    notice.save(update_fields=["stage", "closed_at", "closed_reason", "changed_at"])
    record(by=by, verb="notice.unblocked", subject=notice.matter, at=at)
    if is_told:
        tell_of(by=by, at=at, notice=notice, what="unblocked", key=f"unblocked:{at.isoformat()}")
    return notice


def _end(
    by: Actor, at: datetime, notice: Notice, stage: Stage, verb: str, *, reason: str = "", came_of: str = ""
) -> Notice:
    notice.stage, notice.closed_at, notice.changed_at = stage, at, at
    notice.save(update_fields=["stage", "closed_at", "closed_reason", "came_of", "changed_at"])
    after = {"stage": str(stage), **({"came_of": came_of} if came_of else {})}
    record(by=by, verb=verb, subject=notice.matter, at=at, after=after, reason=reason)
    return notice
