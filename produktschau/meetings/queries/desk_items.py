"""What waits at the Leitstand of meetings."""

from typing import Any

from produktschau.lib.dates import now
from produktschau.lib.desk import DeskItem
from produktschau.meetings.queries.listed import DRAFTS, OWN, WAITING, Wanted, listed
from produktschau.meetings.rules import may_plan_meetings


def _ahead(user: Any, stand: str) -> int | None:
    """How many of the meetings this person runs stand so; none of them is over."""
    if not may_plan_meetings(user):
        return None
    return listed(Wanted(network=OWN, stand=stand), now(), user).coming.count()


STUCK = DeskItem(
    "Treffen mit Warteliste und freien Plätzen",
    lambda user: _ahead(user, WAITING),
    "Die Gruppe, die wartet, ist größer als das, was frei ist. Rufen Sie an, oder schaffen Sie Platz.",
    "meetings_house:meetings",
    f"?netz={OWN}&stand={WAITING}",
)
TO_ANNOUNCE = DeskItem(
    "Treffen anzukündigen",
    lambda user: _ahead(user, DRAFTS),
    "Als Entwurf angelegt; noch kann sich niemand anmelden.",
    "meetings_house:meetings",
    f"?netz={OWN}&stand={DRAFTS}",
)
