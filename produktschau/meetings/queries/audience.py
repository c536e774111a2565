"""Whom a meeting invites: a distribution list, the members of its networks, and who answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from produktschau.mailings.models import DistributionList
from produktschau.mailings.queries.reach import reach_of
from produktschau.meetings.models import Channel, Meeting, MeetingInvitation, Registration, Seat
from produktschau.networks.models import Membership, Network, Standing
from produktschau.outreach.queries.asking import Reach, asked
from produktschau.outreach.queries.audience import to_write_to
from produktschau.outreach.queries.recipients import recipients
from produktschau.outreach.queries.refusals import refused
from produktschau.showcase.models import Company

PAUSE = timedelta(days=4)
"""So long a firm is left alone before it is reminded."""


@dataclass(frozen=True)
class Answers:
    """The invitations of a meeting in numbers of firms."""

    invited: int
    mails: int
    letters: int
    coming: int
    declined: int
    silent: int


def audience_of(meeting: Meeting, found: DistributionList | None = None) -> QuerySet[Company]:
    """The firms that fit, by name, with all that is needed to write to them; ``found`` instead of the meeting's own list."""
    chosen = found or meeting.list
    wanted: set[int] = set()
    if chosen is not None:
        wanted |= {target.company.pk for target in reach_of(chosen).targets}
    if meeting.asks_members:
        wanted |= set(members_of(meeting.networks.all()))
    return to_write_to(Company.objects.filter(pk__in=wanted))


def members_of(networks: Iterable[Network]) -> list[int]:
    """Firms (primary keys) that are members of at least one of the networks today."""
    rows = Membership.objects.filter(network__in=list(networks), standing=Standing.ACTIVE).order_by()
    return list(rows.values_list("company", flat=True).distinct())


def reach(meeting: Meeting) -> Reach:
    """Everyone who fits and was not invited yet, each with the way and why not; the number of statements does not grow with it."""
    there = meeting.invitations.values("company")
    companies = list(audience_of(meeting).exclude(pk__in=there))
    places = {(one.pk, person.email) for one in companies for person in recipients(one)}
    said = refused(places | {(one.pk, "") for one in companies})
    return Reach([asked(company, said) for company in companies])


def answers_of(meeting: Meeting) -> Answers:
    """How many of those invited answered what."""
    mine = Registration.objects.filter(meeting=meeting, company=OuterRef("company"))
    coming, left = Exists(mine.exclude(seat=Seat.CANCELLED)), Exists(mine.filter(seat=Seat.CANCELLED))
    rows = meeting.invitations.annotate(comes=coming, left=left)
    told = rows.aggregate(
        invited=Count("pk"),
        mails=Count("pk", filter=Q(channel=Channel.MAIL)),
        letters=Count("pk", filter=Q(channel=Channel.LETTER)),
        coming=Count("pk", filter=Q(comes=True)),
        declined=Count("pk", filter=Q(comes=False) & (DECLINED | Q(left=True))),
    )
    return Answers(**told, silent=silent(meeting).count())


def invitations(meeting: Meeting, standing: str) -> QuerySet[MeetingInvitation]:
    """Invitations by the firm's name, each with ``comes`` and ``left`` (its registration was cancelled); ``standing`` is a key of ``STANDINGS``."""
    mine = Registration.objects.filter(meeting=meeting, company=OuterRef("company"))
    rows = meeting.invitations.annotate(
        comes=Exists(mine.exclude(seat=Seat.CANCELLED)), left=Exists(mine.filter(seat=Seat.CANCELLED))
    )
    narrowed = rows.filter(STANDINGS.get(standing, ("", Q()))[1])
    return narrowed.select_related("company").order_by("company__sort_key", "pk")


DECLINED = Q(declined_at__isnull=False)
STANDINGS = {
    "alle": ("Alle", Q()),
    "kommt": ("kommen", Q(comes=True)),
    "abgesagt": ("kommen nicht", Q(comes=False) & (DECLINED | Q(left=True))),
    "offen": ("noch keine Antwort", Q(comes=False, left=False, declined_at__isnull=True)),
}
"""Each invitation fits exactly one of the last three."""


def silent(meeting: Meeting) -> QuerySet[MeetingInvitation]:
    """Firms that were invited and said nothing."""
    answered = Registration.objects.filter(meeting=meeting).values("company")
    return meeting.invitations.filter(declined_at__isnull=True).exclude(company__in=answered)


def to_remind(meeting: Meeting, at: datetime) -> QuerySet[MeetingInvitation]:
    """Silent firms invited by mail that were left alone long enough, each reminded once."""
    return silent(meeting).filter(channel=Channel.MAIL, reminded_at__isnull=True, invited_at__lte=at - PAUSE)


def to_print(meeting: Meeting, *, only_silent: bool = False) -> QuerySet[MeetingInvitation]:
    """Invitations by letter with what a letter needs."""
    rows = silent(meeting) if only_silent else meeting.invitations.all()
    found = rows.filter(channel=Channel.LETTER).select_related("company")
    return found.prefetch_related("company__sites", "company__contacts").order_by("company__sort_key", "pk")
