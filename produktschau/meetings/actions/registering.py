"""Registers people of firms for a meeting: places under a lock, a waiting list by rank, groups that move up whole."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.dates import day_of
from produktschau.lib.text import KEY_ALPHABET
from produktschau.meetings.actions.telling import BACK_TO_WAITING, CANCELLED, MOVED_UP, REGISTERED, WAITING, tell
from produktschau.meetings.calculations.moving_up import moving_up
from produktschau.meetings.calculations.people import PHOTO_CONSENT, Person, checked_people
from produktschau.meetings.models import Attendee, Channel, Meeting, MeetingInvitation, Registration, Seat
from produktschau.meetings.queries.seats import seats_of, waiting_groups
from produktschau.meetings.queries.stages import against_registering
from produktschau.networks.actions.joining import WITHDRAWN
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line
from produktschau.showcase.models import Company

CODE_LENGTH = 12
STAFF = (Channel.PHONE, Channel.TALK)
"""Ways by which staff writes down what a firm said."""
LEFT = "Der Eintrag dieses Betriebs ist zurückgezogen. Veröffentlichen Sie ihn wieder, oder erfassen Sie die Personen am Tag als Gäste."
AFTERWARDS = {Seat.TAKEN: REGISTERED, Seat.WAITING: WAITING}
"""What a firm is told after it registered or changed something."""


@dataclass(frozen=True)
class _Asked:
    """A registration as it was asked for, checked."""

    people: list[Person]
    channel: str
    note: str
    source: str
    told_on: date


@transaction.atomic
def register(
    *,
    by: Actor,
    at: datetime,
    meeting: Meeting,
    company: Company,
    people: Sequence[Person],
    channel: str,
    note: str = "",
    source: str = "",
    told_on: date | None = None,
    expected: datetime | None = None,
    is_told: bool = True,
) -> Registration:
    """Register these people of the firm, or put them in the place of those registered before.

    Who finds no room waits, the whole firm together; the rank is kept while the number of people does not grow. A firm that has places
    and asks for more than are left keeps what it has and is told so. ``channel`` „phone“ and „talk“ are staff's, with ``source`` and
    ``told_on``; the others are the firm's own act. ``expected`` is the ``changed_at`` that was seen.

    Raises ``NotReady`` (closed, cancelled, over, a withdrawn firm that has no registration), ``NotAcceptable`` („people“, „people-2-name“, „note“, „source“), ``ChangedMeanwhile``.
    """
    meeting = _held(meeting, at, is_staff=channel in STAFF)
    asked = _checked(meeting, people, channel, note, source, told_on or day_of(at), day_of(at))
    found = Registration.objects.filter(meeting=meeting, company=company).first()
    if company.is_withdrawn and (found is None or found.seat == Seat.CANCELLED):
        raise NotReady([LEFT if channel in STAFF else WITHDRAWN])
    if found is not None and expected is not None and expected != found.changed_at:
        raise ChangedMeanwhile(found.changed_at)
    own = found.attendees.count() if found is not None else 0
    seat = _seat_for(meeting, found, own, len(asked.people))
    ranks_anew = found is None or found.seat == Seat.CANCELLED or len(asked.people) > own
    registration = _stored(by, at, meeting, company, found, asked, seat, ranks_anew=ranks_anew)
    _write_people(registration, asked.people, day_of(at))
    MeetingInvitation.objects.filter(meeting=meeting, company=company).update(declined_at=None)
    verb = "meeting.registered" if found is None or found.seat == Seat.CANCELLED else "meeting.registration_changed"
    _record(by, at, registration, verb, {"people": len(asked.people), "seat": seat, "channel": channel})
    moved = let_move_up(by=by, at=at, meeting=meeting, is_told=is_told, leave_untold=registration.pk)
    if registration.pk in moved:
        registration.refresh_from_db()
    if is_told:
        tell(by=by, at=at, registration=registration, what=AFTERWARDS[Seat(registration.seat)])
    return registration


@transaction.atomic
def cancel_registration(
    *, by: Actor, at: datetime, registration: Registration, is_staff: bool = False, is_told: bool = True
) -> Registration:
    """Give the firm's places back; whoever waits moves up. Cancelled twice it stays as it is. Raises ``NotReady``."""
    meeting = _held(registration.meeting, at, is_staff=is_staff)
    registration = Registration.objects.select_for_update().select_related(None).get(pk=registration.pk)
    if registration.seat == Seat.CANCELLED:
        return registration
    registration.meeting = meeting
    registration.seat, registration.cancelled_at, registration.changed_at = Seat.CANCELLED, at, at
    registration.save(update_fields=["seat", "cancelled_at", "changed_at"])
    _record(by, at, registration, "meeting.registration_cancelled", {"people": registration.attendees.count()})
    if is_told:
        tell(by=by, at=at, registration=registration, what=CANCELLED)
    let_move_up(by=by, at=at, meeting=meeting, is_told=is_told)
    return registration


@transaction.atomic
def decline(
    *, by: Actor, at: datetime, meeting: Meeting, company: Company, is_staff: bool = False, is_told: bool = True
) -> None:
    """Nobody of the firm comes: noted with its invitation where it has one, and a registration is cancelled. Raises ``NotReady``."""
    meeting = _held(meeting, at, is_staff=is_staff)
    registration = Registration.objects.filter(meeting=meeting, company=company).first()
    if registration is not None and registration.seat != Seat.CANCELLED:
        cancel_registration(by=by, at=at, registration=registration, is_staff=is_staff, is_told=is_told)
    invited = MeetingInvitation.objects.filter(meeting=meeting, company=company, declined_at=None)
    if invited.update(declined_at=at):
        told = {"company": company.key}
        record(by=by, verb="meeting.declined", subject=meeting.matter, at=at, after=told)


@transaction.atomic
def send_to_waiting(*, by: Actor, at: datetime, registration: Registration, is_told: bool = True) -> Registration:
    """Take places back because the room became smaller; the firm waits, by its old rank. The meeting is locked by the caller."""
    registration.seat, registration.changed_at, registration.moved_up_at = Seat.WAITING, at, None
    registration.save(update_fields=["seat", "changed_at", "moved_up_at"])
    _record(by, at, registration, "meeting.sent_to_waiting", {"people": registration.attendees.count()})
    if is_told:
        tell(by=by, at=at, registration=registration, what=BACK_TO_WAITING)
    return registration


@transaction.atomic
def let_move_up(
    *, by: Actor, at: datetime, meeting: Meeting, is_told: bool = True, leave_untold: int | None = None
) -> list[int]:
    """Let whoever fits move up, by rank, and write to them; return the primary keys. The meeting is locked by the caller.

    ``leave_untold`` is a registration the caller writes to.
    """
    if against_registering(meeting, at, is_staff=True):
        return []
    moved = moving_up(seats_of(meeting).free, waiting_groups(meeting))
    for pk in moved:
        registration = Registration.objects.select_related("company").get(pk=pk)
        registration.meeting = meeting
        registration.seat, registration.moved_up_at, registration.changed_at = Seat.TAKEN, at, at
        registration.save(update_fields=["seat", "moved_up_at", "changed_at"])
        _record(by, at, registration, "meeting.moved_up", {"people": registration.attendees.count()})
        if is_told and pk != leave_untold:
            tell(by=by, at=at, registration=registration, what=MOVED_UP)
    return moved


def _held(meeting: Meeting, at: datetime, *, is_staff: bool) -> Meeting:
    """The meeting, locked: everything that takes or gives places waits here. Raises ``NotReady``."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if against := against_registering(meeting, at, is_staff=is_staff):
        raise NotReady([against])
    return meeting


def _checked(
    meeting: Meeting, people: Sequence[Person], channel: str, note: str, source: str, told_on: date, today: date
) -> _Asked:
    checked, problems = checked_people(people, meeting.most_per_firm)
    cleaned = {}
    for name, value, what, longest in (("note", note, "Die Nachricht", 500), ("source", source, "Die Quelle", 120)):
        try:
            cleaned[name] = line(value, what, longest)
        except Unfit as unfit:
            problems[name] = str(unfit)
    if told_on > today:
        problems["told_on"] = "Der Tag liegt in der Zukunft. Wählen Sie den Tag, an dem der Betrieb es gesagt hat."
    if problems:
        raise NotAcceptable(problems)
    return _Asked(checked, channel, cleaned["note"], cleaned["source"], told_on)


def _seat_for(meeting: Meeting, found: Registration | None, own: int, wanted: int) -> str:
    """Taken where there is room, else waiting. Raises ``NotAcceptable`` where a firm with places asks for more than are left."""
    free = seats_of(meeting).free
    if found is not None and found.seat == Seat.TAKEN:
        if free is not None and wanted - own > free:
            left = (
                "ist kein Platz mehr"
                if not free
                else f"{'ist' if free == 1 else 'sind'} noch {free} {'Platz' if free == 1 else 'Plätze'}"
            )
            said = f"Es {left} frei. Ihre Anmeldung bleibt deshalb bei {own} {'Person' if own == 1 else 'Personen'}."
            raise NotAcceptable({"people": said})
        return Seat.TAKEN
    if found is not None and found.seat == Seat.WAITING:
        return Seat.WAITING  # ``let_move_up`` decides, by rank.
    return Seat.TAKEN if free is None or wanted <= free else Seat.WAITING


def _stored(
    by: Actor,
    at: datetime,
    meeting: Meeting,
    company: Company,
    found: Registration | None,
    asked: _Asked,
    seat: str,
    *,
    ranks_anew: bool,
) -> Registration:
    registration = (
        Registration.objects.get(pk=found.pk)
        if found
        else Registration(meeting=meeting, company=company, registered_at=at, made_by=by.actor_key)
    )
    if found is not None and found.seat == Seat.CANCELLED:
        registration.registered_at, registration.moved_up_at = at, None
    registration.meeting, registration.company = meeting, company
    registration.seat, registration.cancelled_at = seat, None
    registration.channel, registration.source, registration.told_on = asked.channel, asked.source, asked.told_on
    registration.note, registration.changed_at = asked.note, at
    registration.ranked_at = at if ranks_anew else registration.ranked_at
    registration.confirmed_at = None if asked.channel in STAFF else at
    registration.save()
    return registration


def _write_people(registration: Registration, people: Sequence[Person], on: date) -> None:
    """The people in their order. Whoever was registered before keeps the code, the day of the consent, and what hangs on the row."""
    there = {person.pk: person for person in registration.attendees.all()}
    by_name = {person.name.casefold(): person for person in there.values()}
    kept = set()
    for position, wanted in enumerate(people):
        row = there.get(wanted.pk or 0) or by_name.get(wanted.name.casefold())
        if row is None or row.pk in kept:
            row = Attendee(registration=registration, code=_new_code())
        row.position, row.name, row.email = position, wanted.name, wanted.email
        row.diet, row.access = wanted.diet, wanted.access
        if not wanted.agrees_to_photos:
            row.photo_consent_on, row.photo_consent_wording = None, ""
        elif row.photo_consent_on is None:
            row.photo_consent_on, row.photo_consent_wording = on, PHOTO_CONSENT
        row.save()
        kept.add(row.pk)
    registration.attendees.exclude(pk__in=kept).delete()


def _new_code() -> str:
    return "".join(secrets.choice(KEY_ALPHABET) for _ in range(CODE_LENGTH))


def _record(by: Actor, at: datetime, registration: Registration, verb: str, told: dict[str, object]) -> None:
    after = {"company": registration.company.key, **told}
    record(by=by, verb=verb, subject=registration.meeting.matter, at=at, after=after)
