"""What a firm's page about a meeting shows, and which meetings a firm sees."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from produktschau.lib.text import and_list
from produktschau.meetings.calculations.moving_up import RULE
from produktschau.meetings.models import Meeting, MeetingInvitation, Registration, Seat, Stage
from produktschau.meetings.queries.calendar_entries import place_line
from produktschau.meetings.queries.seats import Seats, seats_of
from produktschau.meetings.queries.stages import against_registering, registers_until
from produktschau.networks.queries.members import networks_of
from produktschau.showcase.models import Company


@dataclass(frozen=True)
class FirmPage:
    """A meeting as one firm sees it. ``against`` says why nothing can be changed now."""

    meeting: Meeting
    company: Company
    invitation: MeetingInvitation | None
    registration: Registration | None
    seats: Seats
    against: str
    until: datetime
    place: str
    rule: str = RULE

    @property
    def is_registered(self) -> bool:
        """Whether somebody of the firm comes, or waits."""
        return self.registration is not None and self.registration.seat != Seat.CANCELLED

    @property
    def is_waiting(self) -> bool:
        """Whether the firm stands on the waiting list."""
        return self.registration is not None and self.registration.seat == Seat.WAITING

    @property
    def people_line(self) -> str:
        """Who comes, in one line."""
        return and_list([one.name for one in self.registration.attendees.all()]) if self.registration else ""

    @property
    def has_declined(self) -> bool:
        """Whether the firm said that nobody comes."""
        return not self.is_registered and self.invitation is not None and self.invitation.declined_at is not None

    @property
    def can_know(self) -> bool:
        """Whether the firm may read more than that there is nothing to read: of a draft nothing is told."""
        return self.meeting.stage != Stage.DRAFT


def firm_page(meeting: Meeting, company: Company, at: datetime) -> FirmPage:
    """The page of one firm."""
    return FirmPage(
        meeting=meeting,
        company=company,
        invitation=MeetingInvitation.objects.filter(meeting=meeting, company=company).first(),
        registration=Registration.objects.filter(meeting=meeting, company=company)
        .prefetch_related("attendees")
        .first(),
        seats=seats_of(meeting),
        against=against_registering(meeting, at),
        until=registers_until(meeting),
        place=place_line(meeting),
    )


def seen_by(company: Company) -> QuerySet[Meeting]:
    """Meetings the firm may know of: announced ones that are public, of its networks, or to which it was invited or registered."""
    mine = (
        Q(is_public=True)
        | Q(networks__in=[one.pk for one in networks_of(company)])
        | Q(invitations__company=company)
        | Q(registrations__company=company)
    )
    return Meeting.objects.filter(mine).exclude(stage=Stage.DRAFT).distinct()


def coming_for(company: Company, at: datetime) -> list[FirmPage]:
    """Meetings ahead of which the firm should know, the next first."""
    rows = seen_by(company).filter(ends_at__gt=at).order_by("starts_at", "pk")
    asked = rows.filter(
        Q(invitations__company=company)
        | Q(registrations__company=company)
        | Q(networks__in=[one.pk for one in networks_of(company)])
    )
    return [firm_page(one, company, at) for one in asked.distinct()]
