"""What everyone may see of meetings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.db.models import Q, QuerySet

from produktschau.lib.sitemap import Address
from produktschau.meetings.calculations.calendars import HERE, calendar
from produktschau.meetings.calculations.moving_up import RULE
from produktschau.meetings.models import Meeting, ProgrammeItem, Stage
from produktschau.meetings.queries.calendar_entries import entry_of, place_line
from produktschau.meetings.queries.seats import Seats, seats_of
from produktschau.meetings.queries.stages import against_registering, registers_until
from produktschau.networks.models import Network
from produktschau.networks.queries.networks import published_networks
from produktschau.showcase.models import Company
from produktschau.showcase.queries.wording import plain

FEED_BACK = timedelta(days=365)
"""So long past meetings stay in the feeds: a calendar that loses them would look as if they had never been."""


@dataclass(frozen=True)
class MeetingPage:
    """One meeting as everyone sees it. ``against`` says why nobody can register by themselves now."""

    meeting: Meeting
    networks: list[Network]
    programme: list[ProgrammeItem]
    seats: Seats
    against: str
    until: datetime
    place: str
    is_past: bool
    rule: str = RULE


def shown_meetings() -> QuerySet[Meeting]:
    """Meetings everyone may see: announced in public, cancelled ones too."""
    return Meeting.objects.filter(is_public=True, announced_at__isnull=False).exclude(stage=Stage.DRAFT)


def coming_meetings(at: datetime) -> QuerySet[Meeting]:
    """Those that are not over, the next first."""
    return shown_meetings().filter(ends_at__gt=at).prefetch_related("networks").order_by("starts_at", "pk")


def past_meetings(at: datetime) -> QuerySet[Meeting]:
    """Those that took place, the latest first."""
    over = shown_meetings().filter(ends_at__lte=at, stage=Stage.ANNOUNCED)
    return over.prefetch_related("networks").order_by("-starts_at", "-pk")


def meetings_of(network: Network) -> QuerySet[Meeting]:
    """The public meetings of one network."""
    return shown_meetings().filter(pk__in=Meeting.networks.through.objects.filter(network=network).values("meeting"))


def next_of_network(network: Network, at: datetime) -> list[Meeting]:
    """What its page shows: the next three, or where there is none the latest one."""
    rows = meetings_of(network)
    ahead = list(rows.filter(ends_at__gt=at, stage=Stage.ANNOUNCED).order_by("starts_at", "pk")[:3])
    return ahead or list(rows.filter(ends_at__lte=at, stage=Stage.ANNOUNCED).order_by("-starts_at", "-pk")[:1])


def hosted_by(company: Company) -> list[Meeting]:
    """Public meetings at this firm, the latest first; cancelled ones were not there."""
    return list(shown_meetings().filter(host=company, stage=Stage.ANNOUNCED).order_by("-starts_at", "-pk")[:6])


def meeting_page(meeting: Meeting, at: datetime) -> MeetingPage:
    """Everything its page shows; of networks those that are published."""
    return MeetingPage(
        meeting=meeting,
        networks=list(published_networks().filter(pk__in=meeting.networks.values("pk"))),
        programme=list(meeting.programme.select_related("company")),
        seats=seats_of(meeting),
        against=against_registering(meeting, at),
        until=registers_until(meeting),
        place=place_line(meeting),
        is_past=meeting.ends_at <= at,
    )


def said(meeting: Meeting, field: str) -> str:
    """The English twin on an English page where there is one, else the German text."""
    # A meeting keeps its twins as the records of the showcase do.
    return plain(cast("Any", meeting), field)


def meeting_data(page: MeetingPage) -> dict[str, object]:
    """The page as schema.org Event: what it shows, and nothing more."""
    meeting = page.meeting
    status = "EventScheduled"
    if meeting.stage == Stage.CANCELLED:
        status = "EventCancelled"
    elif meeting.moved_at:
        status = "EventRescheduled"
    address = {
        "streetAddress": meeting.street,
        "postalCode": meeting.postcode,
        "addressLocality": meeting.town,
        "addressCountry": "DE",
    }
    told: dict[str, object] = {
        "@type": "Event",
        "name": said(meeting, "title"),
        "description": said(meeting, "lead"),
        "url": f"{settings.SITE_URL}{meeting.get_absolute_url()}",
        "startDate": meeting.starts_at.astimezone(HERE).isoformat(),
        "endDate": meeting.ends_at.astimezone(HERE).isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "maximumAttendeeCapacity": meeting.capacity,
        "location": {
            "@type": "Place",
            "name": meeting.place,
            "address": {"@type": "PostalAddress", **{name: value for name, value in address.items() if value}},
        },
        "organizer": [{"@type": "Organization", "name": one.name} for one in page.networks],
    }
    return {name: value for name, value in told.items() if value}


def feed(meetings: Iterable[Meeting], name: str) -> str:
    """A calendar to subscribe to."""
    return calendar([entry_of(one) for one in meetings], name=name)


def in_feeds(rows: QuerySet[Meeting], at: datetime) -> QuerySet[Meeting]:
    """What a feed holds: everything ahead and what was within a year, cancelled ones too."""
    return rows.filter(Q(ends_at__gt=at - FEED_BACK)).order_by("starts_at", "pk")


def public_addresses() -> list[Address]:
    """The pages of meetings for search engines; none while there is no meeting."""
    found = list(shown_meetings().order_by("pk"))
    own = [Address(f"/treffen/{one.slug}/", one.changed_at) for one in found]
    return [Address("/treffen/"), *own] if own else []
