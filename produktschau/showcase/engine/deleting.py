"""Where domains above end what cannot go on without a firm, before it is deleted for good."""

from datetime import datetime
from typing import Protocol

from produktschau.audit.record import Actor
from produktschau.lib.points import Point
from produktschau.showcase.models import Company


class Ending(Protocol):
    """Ends one domain's share, inside the caller's transaction; the firm is still there and gone afterwards."""

    def __call__(self, *, by: Actor, at: datetime, company: Company) -> None: ...


BEFORE_DELETING: Point[Ending] = Point(
    "showcase.engine.deleting.BEFORE_DELETING", "what ends before a company is deleted for good"
)
