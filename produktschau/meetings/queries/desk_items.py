"""What waits at the Leitstand of meetings."""

from typing import Any

from django.db.models import QuerySet

from produktschau.lib.dates import now
from produktschau.lib.desk import DeskItem
from produktschau.meetings.models import Meeting, Seat, Stage
from produktschau.meetings.queries.seats import seats_of
from produktschau.meetings.rules import may_plan_meetings
from produktschau.networks.rules import coordinated_by, may_found_networks


def mine(user: Any) -> QuerySet[Meeting]:
    """The meetings this person runs that are not over."""
    rows = Meeting.objects.filter(ends_at__gt=now())
    if may_found_networks(user):
        return rows
    links = Meeting.networks.through.objects.filter(network__in=coordinated_by(user))
    return rows.filter(pk__in=links.values("meeting"))


def _waiting(user: Any) -> int | None:
    """Meetings with firms that wait although places are free: their group is larger than what is left."""
    if not may_plan_meetings(user):
        return None
    rows = mine(user).filter(stage=Stage.ANNOUNCED, registrations__seat=Seat.WAITING).distinct()
    return sum(bool(seats_of(meeting).free) for meeting in rows)


def _to_announce(user: Any) -> int | None:
    return mine(user).filter(stage=Stage.DRAFT).count() if may_plan_meetings(user) else None


WAITING = DeskItem(
    "Treffen mit Warteliste und freien Plätzen",
    _waiting,
    "Die Gruppe, die wartet, ist größer als das, was frei ist. Rufen Sie an, oder schaffen Sie Platz.",
    "meetings_house:meetings",
)
TO_ANNOUNCE = DeskItem(
    "Treffen anzukündigen",
    _to_announce,
    "Als Entwurf angelegt; noch kann sich niemand anmelden.",
    "meetings_house:meetings",
)
