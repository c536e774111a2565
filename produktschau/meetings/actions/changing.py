"""Changes, moves and cancels meetings; who is registered hears of it in the same transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor, changes, record
from produktschau.meetings.actions.drafting import write_programme
from produktschau.meetings.actions.registering import let_move_up, send_to_waiting
from produktschau.meetings.actions.telling import MEETING_CANCELLED, MEETING_MOVED, tell
from produktschau.meetings.models import Meeting, Registration, Seat, Stage
from produktschau.meetings.queries.drafts import Item, checked, free_slug, plain_values
from produktschau.meetings.queries.seats import seats_of
from produktschau.networks.models import Network
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line

MOVES = ("starts_at", "ends_at", "place", "street", "postcode", "town")
"""What a calendar must hear of."""
FIXED = (*MOVES, "capacity", "registration_until")
OFF = "Das Treffen ist abgesagt. Es bleibt, wie es war; legen Sie mit „Als Vorlage verwenden“ ein neues an."
OVER = "Das Treffen ist vorbei. Tag, Ort und Plätze bleiben, wie sie waren; Texte und Programm lassen sich ändern."


@transaction.atomic
def change_meeting(
    *,
    by: Actor,
    at: datetime,
    meeting: Meeting,
    networks: Iterable[Network],
    programme: Sequence[Item] | None = None,
    puts_waiting: bool = False,
    reason: str = "",
    expected: datetime | None = None,
    is_told: bool = True,
    **given: Any,
) -> Meeting:
    """Other words, times, place or places; without ``programme`` it stays. ``given`` is as for ``make_meeting``, whole.

    A new time or place of an announced meeting counts as a move: everyone registered and waiting is written to (``reason``), and calendars
    hear of it. Fewer places than people registered are refused, unless ``puts_waiting``: then those who registered last wait. More places
    let firms move up. Raises ``NotAcceptable``, ``NotReady``, ``ChangedMeanwhile``.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if expected is not None and expected != meeting.changed_at:
        raise ChangedMeanwhile(meeting.changed_at)
    if meeting.stage == Stage.CANCELLED:
        raise NotReady([OFF])
    wanted = list(networks)
    told, items, problems = checked(given, wanted, programme or ())
    if problems:
        raise NotAcceptable(problems)
    differing = {name for name in told if told[name] != getattr(meeting, name)}
    if meeting.ends_at <= at and meeting.stage == Stage.ANNOUNCED and differing & set(FIXED):
        raise NotReady([OVER])
    before = plain_values(meeting)
    _check_room(meeting, told["capacity"], puts_waiting=puts_waiting)
    is_moved = meeting.stage == Stage.ANNOUNCED and bool(differing & set(MOVES))
    _store(meeting, told, at, is_moved=is_moved)
    meeting.networks.set(wanted)
    if programme is not None:
        write_programme(by=by, at=at, meeting=meeting, items=items)
    was, now = changes(before, plain_values(meeting))
    if now:
        verb = "meeting.moved" if is_moved else "meeting.changed"
        record(by=by, verb=verb, subject=meeting.matter, at=at, before=was, after=now, reason=_line(reason))
    if meeting.stage == Stage.ANNOUNCED and "capacity" in differing:
        _fit(by, at, meeting, is_told=is_told)
    if is_moved and is_told:
        tell_all(by=by, at=at, meeting=meeting, reason=_line(reason))
    return meeting


@transaction.atomic
def cancel_meeting(*, by: Actor, at: datetime, meeting: Meeting, reason: str, is_told: bool = True) -> Meeting:
    """It does not take place: everyone registered and waiting hears why. Cancelled twice it stays as it is.

    Raises ``NotAcceptable`` (field: reason), ``NotReady`` for a draft and for one that is over.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.stage == Stage.CANCELLED:
        return meeting
    if meeting.stage == Stage.DRAFT:
        raise NotReady(["Von einem Entwurf weiß noch niemand. Löschen Sie ihn, wenn er nicht mehr gebraucht wird."])
    if meeting.ends_at <= at:
        raise NotReady(["Das Treffen ist vorbei; absagen lässt es sich nicht mehr."])
    told = _line(reason)
    if not told:
        raise NotAcceptable(
            {"reason": "Schreiben Sie in einem Satz, warum. Er steht in der Mail an alle, die kommen wollten."}
        )
    meeting.stage, meeting.cancelled_at, meeting.cancel_reason = Stage.CANCELLED, at, told
    meeting.sequence, meeting.changed_at = meeting.sequence + 1, at
    meeting.save(update_fields=["stage", "cancelled_at", "cancel_reason", "sequence", "changed_at"])
    record(by=by, verb="meeting.cancelled", subject=meeting.matter, at=at, reason=told)
    if is_told:
        tell_all(by=by, at=at, meeting=meeting, reason=told)
    return meeting


@transaction.atomic
def tell_all(*, by: Actor, at: datetime, meeting: Meeting, reason: str) -> int:
    """Write to everyone registered or waiting that the meeting moved or is off; return the number of firms."""
    what = MEETING_CANCELLED if meeting.stage == Stage.CANCELLED else MEETING_MOVED
    rows = Registration.objects.filter(meeting=meeting).exclude(seat=Seat.CANCELLED).select_related("company")
    for registration in rows:
        registration.meeting = meeting
        tell(by=by, at=at, registration=registration, what=what, reason=reason)
    return len(rows)


def _check_room(meeting: Meeting, capacity: int | None, *, puts_waiting: bool) -> None:
    seats = seats_of(meeting)
    if capacity is None or seats.taken <= capacity or puts_waiting:
        return
    firms = "1 Betrieb" if seats.firms_taken == 1 else f"{seats.firms_taken} Betrieben"
    raise NotAcceptable(
        {
            "capacity": (
                f"Angemeldet sind {seats.taken} Personen aus {firms}. Wählen Sie mindestens {seats.taken} Plätze, "
                "oder setzen Sie unten das Häkchen: Dann kommen die zuletzt Angemeldeten auf die Warteliste."
            )
        }
    )


def _store(meeting: Meeting, told: dict[str, Any], at: datetime, *, is_moved: bool) -> None:
    if meeting.stage == Stage.DRAFT and told["title"] != meeting.title:
        meeting.slug = free_slug(told["title"], told["starts_at"])
    for name, value in told.items():
        setattr(meeting, name, value)
    meeting.changed_at = at
    if is_moved:
        meeting.moved_at, meeting.sequence = at, meeting.sequence + 1
    meeting.save(update_fields=[*told, "slug", "changed_at", "moved_at", "sequence"])


def _fit(by: Actor, at: datetime, meeting: Meeting, *, is_told: bool) -> None:
    """After the room changed: who registered last waits while it is too small, who waits moves up where there is room."""
    taken = Registration.objects.filter(meeting=meeting, seat=Seat.TAKEN).select_related("company")
    for registration in taken.order_by("-ranked_at", "-pk"):
        seats = seats_of(meeting)
        if seats.capacity is None or seats.taken <= seats.capacity:
            break
        registration.meeting = meeting
        send_to_waiting(by=by, at=at, registration=registration, is_told=is_told)
    let_move_up(by=by, at=at, meeting=meeting, is_told=is_told)


def _line(reason: str) -> str:
    try:
        return line(reason, "Der Grund", 300)
    except Unfit as unfit:
        raise NotAcceptable({"reason": str(unfit)}) from unfit
