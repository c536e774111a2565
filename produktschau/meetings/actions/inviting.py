"""Invites the firms of a meeting, one transaction each: a kill loses and doubles nothing."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from produktschau.audit.record import Actor, record
from produktschau.mailings.models import DistributionList
from produktschau.meetings.actions.telling import PURPOSE
from produktschau.meetings.calculations.links import link_days
from produktschau.meetings.models import Channel, Meeting, MeetingInvitation
from produktschau.meetings.queries.audience import audience_of, reach, to_remind
from produktschau.meetings.queries.calendar_entries import calendar_of, place_line
from produktschau.meetings.queries.stages import against_inviting, registers_until
from produktschau.outreach.actions.links import give_link
from produktschau.outreach.actions.messages import tell_firm
from produktschau.outreach.engine.links import address_of
from produktschau.outreach.queries.asking import asked
from produktschau.showcase.actions import ChangedMeanwhile, NotReady
from produktschau.showcase.models import Company
from produktschau.work.models import Kind, Mail
from produktschau.work.queue import enqueue

INVITE = "produktschau.meetings.tasks.invite"
REMIND = "produktschau.meetings.tasks.remind"


@transaction.atomic
def choose_audience(
    *,
    by: Actor,
    at: datetime,
    meeting: Meeting,
    found: DistributionList | None,
    asks_members: bool,
    expected: datetime | None = None,
) -> Meeting:
    """Whom the meeting invites. Who is invited already stays so. Raises ``ChangedMeanwhile``."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if expected is not None and expected != meeting.changed_at:
        raise ChangedMeanwhile(meeting.changed_at)
    before = {"list": str(meeting.list or ""), "asks_members": meeting.asks_members}
    after = {"list": str(found or ""), "asks_members": asks_members}
    if before != after:
        meeting.list, meeting.asks_members, meeting.changed_at = found, asks_members, at
        meeting.save(update_fields=["list", "asks_members", "changed_at"])
        record(by=by, verb="meeting.audience_chosen", subject=meeting.matter, at=at, before=before, after=after)
    return meeting


@transaction.atomic
def start_inviting(*, by: Actor, at: datetime, meeting: Meeting) -> int:
    """Invite everyone who fits and was not invited yet, through the worker; return how many can be reached. Raises ``NotReady``."""
    meeting = _held_open(meeting, at)
    reached = reach(meeting)
    count = reached.mails + reached.letters
    if not count:
        raise NotReady(
            ["Es ist niemand mehr einzuladen: Alle, die zur Auswahl gehören und erreichbar sind, sind eingeladen."]
        )
    record(by=by, verb="meeting.inviting", subject=meeting.matter, at=at, after={"firms": count})
    enqueue(INVITE, key=f"{meeting.matter}:invite", at=at, meeting=meeting.pk)
    return count


@transaction.atomic
def start_reminding(*, by: Actor, at: datetime, meeting: Meeting) -> int:
    """Remind by mail who said nothing; return how many are due. Raises ``NotReady``."""
    meeting = _held_open(meeting, at)
    due = to_remind(meeting, at).count()
    if not due:
        raise NotReady(["Gerade ist niemand zu erinnern: Alle haben geantwortet oder vor Kurzem Post bekommen."])
    record(by=by, verb="meeting.reminded", subject=meeting.matter, at=at, after={"firms": due})
    enqueue(REMIND, key=f"{meeting.matter}:remind", at=at, meeting=meeting.pk)
    return due


def send_invitations(*, by: Actor, at: datetime, meeting: Meeting) -> int:
    """Invite every firm that fits and was not invited yet; return how many were invited now.

    Cut off and run again, it goes on where it stopped. A meeting that was cancelled meanwhile invites nobody, and neither does one of the demo.
    """
    done = 0
    if meeting.is_invented:
        return done
    for company in audience_of(meeting):
        meeting.refresh_from_db()
        if against_inviting(meeting, at):
            break
        done += invite_firm(by=by, at=at, meeting=meeting, company=company) is not None
    return done


@transaction.atomic
def invite_firm(
    *, by: Actor, at: datetime, meeting: Meeting, company: Company, is_told: bool = True
) -> MeetingInvitation | None:
    """Invite one firm, by mail or by a letter that waits to be printed; nothing where it was invited or cannot be.

    ``is_told`` is false for invented firms, to which no mail goes.
    """
    way = asked(company).way
    if not way or meeting.invitations.filter(company=company).exists():
        return None
    try:
        with transaction.atomic():
            found = MeetingInvitation.objects.create(meeting=meeting, company=company, channel=way, invited_at=at)
    except IntegrityError:  # another worker was faster
        return None
    if way == Channel.MAIL and is_told:
        _write(by, at, found, "ask")
    return found


def send_reminders(*, by: Actor, at: datetime, meeting: Meeting) -> int:
    """Remind every firm that is due; return how many were reminded now."""
    if against_inviting(meeting, at):
        return 0
    due = list(to_remind(meeting, at).values_list("pk", flat=True))
    return sum(remind_firm(by=by, at=at, meeting=meeting, number=number) for number in due)


@transaction.atomic
def remind_firm(*, by: Actor, at: datetime, meeting: Meeting, number: int) -> bool:
    """Remind one firm if it is still due; ``number`` is that of its invitation."""
    MeetingInvitation.objects.select_for_update().get(pk=number)
    found = to_remind(meeting, at).filter(pk=number).select_related("company").first()
    if found is None:
        return False
    written = _write(by, at, found, "remind")
    # Who opted out since gets nothing, and is not looked at again.
    found.reminded_at = at
    found.save(update_fields=["reminded_at"])
    return bool(written)


@transaction.atomic
def take_letters(*, by: Actor, at: datetime, meeting: Meeting, letters: Sequence[MeetingInvitation]) -> dict[int, str]:
    """Note that somebody takes letters out, and give the link of each by the number of its invitation; the same while it holds.

    Raises ``NotReady`` for a meeting that invites nobody now.
    """
    meeting = _held_open(meeting, at)
    record(by=by, verb="meeting.letters_taken", subject=meeting.matter, at=at, after={"letters": len(letters)})
    days = link_days(meeting.ends_at, at)
    links = {
        one.pk: give_link(by=by, at=at, company=one.company, purpose=PURPOSE, subject=meeting.matter, days=days)
        for one in letters
    }
    return {pk: address_of(link) for pk, link in links.items()}


def _held_open(meeting: Meeting, at: datetime) -> Meeting:
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if against := against_inviting(meeting, at):
        raise NotReady([against])
    return meeting


def _write(by: Actor, at: datetime, invitation: MeetingInvitation, what: str) -> list[Mail]:
    meeting = invitation.meeting
    return tell_firm(
        by=by,
        at=at,
        company=invitation.company,
        purpose=PURPOSE,
        subject=meeting.matter,
        template=f"meetings/mail/{what}",
        context={
            "meeting": meeting,
            "place": place_line(meeting),
            "until": registers_until(meeting),
            "programme": list(meeting.programme.all()),
        },
        key=f"{meeting.matter}:{what}",
        kind=Kind.NEWSLETTER,
        days=link_days(meeting.ends_at, at),
        calendar=calendar_of(meeting) if what == "ask" else "",
    )
