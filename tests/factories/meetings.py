"""Meetings, invitations and registrations for tests, made by the house's own actions, on days around the real one: pages look at the clock."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from produktschau.meetings.actions.drafting import announce_meeting, make_meeting
from produktschau.meetings.actions.registering import register
from produktschau.meetings.calculations.people import Person
from produktschau.meetings.models import Channel, Meeting, MeetingInvitation, Registration
from produktschau.networks.models import Network
from produktschau.outreach.actions.links import give_link
from produktschau.outreach.engine.links import token_of
from produktschau.region.models import Region
from produktschau.showcase.models import Company
from tests.factories.showcase import BY

TITLE = "RegioTreff „Stein trifft Holz“"


def evening(days: int = 14) -> datetime:
    """Five o'clock in the afternoon, so many days from today."""
    day = timezone.localtime(timezone.now()) + timedelta(days=days)
    return day.replace(hour=17, minute=0, second=0, microsecond=0)


def draft_meeting(*networks: Network, title: str = TITLE, days: int = 14, **told: Any) -> Meeting:
    """A meeting nobody heard of yet."""
    starts = told.pop("starts_at", evening(days))
    given = {
        "kind": "regiotreff",
        "place": "Stadthalle Rochlitz",
        "town": "Rochlitz",
        "ends_at": starts + timedelta(hours=3),
    }
    return make_meeting(by=BY, at=timezone.now(), networks=networks, title=title, starts_at=starts, **{**given, **told})


def meeting(*networks: Network, days: int = 14, **told: Any) -> Meeting:
    """An announced meeting; one that is over with ``days`` below zero. The region signs for it."""
    Region.objects.update(publisher_name="Landratsamt", contact_email="amt@example.org")
    made = draft_meeting(*networks, days=days, **told)
    return announce_meeting(by=BY, at=min(timezone.now(), made.starts_at - timedelta(days=7)), meeting=made)


def registration(
    of: Meeting, company: Company, *names: str, channel: str = Channel.LINK, at: datetime | None = None, **told: Any
) -> Registration:
    """A firm that registered these people; for a past meeting, the day before. No mail goes out."""
    moment = at or min(timezone.now(), of.starts_at - timedelta(days=1))
    people = [Person(name) for name in names or ("Anna Beispiel",)]
    return register(
        by=BY, at=moment, meeting=of, company=company, people=people, channel=channel, **{"is_told": False, **told}
    )


def invited(of: Meeting, company: Company, *, channel: str = Channel.MAIL) -> MeetingInvitation:
    """A firm that was invited."""
    moment = min(timezone.now(), of.starts_at - timedelta(days=6))
    return MeetingInvitation.objects.create(meeting=of, company=company, channel=channel, invited_at=moment)


def token_for(of: Meeting, company: Company) -> str:
    """The token of a link to the meeting, without a mail."""
    return token_of(give_link(by=BY, at=timezone.now(), company=company, purpose="meeting", subject=of.matter))


def meeting_things(own: Company, shown: Company) -> dict[str, dict[str, object]]:
    """What the addresses of meetings speak of; a steward looks after ``own``, the coordinator of the cast runs what is „own“."""
    mine, foreign = (Network.objects.get(name=f"{word} Netzwerk") for word in ("Eigenes", "Fremdes"))
    things: dict[str, dict[str, object]] = {}
    for word, network in (("own", mine), ("foreign", foreign)):
        ahead = meeting(network, title=f"Kommendes Treffen {word}")
        draft = draft_meeting(network, title=f"Geplantes Treffen {word}")
        invited(ahead, shown, channel=Channel.LETTER)
        there = registration(ahead, shown)
        things |= {
            f"{word} meeting": {"key": ahead.key, "slug": ahead.slug},
            f"draft of {word} meeting": {"key": draft.key, "slug": draft.slug},
            f"call for {word} meeting": {"key": ahead.key, "company": shown.key},
            f"registration of {word} meeting": {"key": ahead.key, "pk": there.pk},
        }
        if word == "own":
            things |= {
                "meeting for own firm": {"key": own.key, "meeting": ahead.key},
                "draft meeting for own firm": {"key": own.key, "meeting": draft.key},
                "meeting for a firm that is not theirs": {"key": shown.key, "meeting": ahead.key},
                "link to a meeting": {"token": token_for(ahead, shown)},
            }
    return things | {
        "network with meetings": {"slug": mine.slug},
        "meetings as table": {"name": "treffen", "extension": "csv"},
        "registrations as table": {"name": "treffen-anmeldungen", "extension": "csv"},
    }
