"""Where domains above tell what goes with a firm, and end what cannot go on without it, before it is deleted for good."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from produktschau.audit.record import Actor
from produktschau.lib.points import Point
from produktschau.showcase.models import Company


class Ending(Protocol):
    """Ends one domain's share, inside the caller's transaction; the firm is still there and gone afterwards."""

    def __call__(self, *, by: Actor, at: datetime, company: Company) -> None: ...


GOES_ALONG: Point[Callable[[Company], Mapping[str, int]]] = Point(
    "showcase.engine.deleting.GOES_ALONG", "how many records of each kind are deleted with a company"
)
BEFORE_DELETING: Point[Ending] = Point(
    "showcase.engine.deleting.BEFORE_DELETING", "what ends before a company is deleted for good"
)


def going_along(company: Company) -> dict[str, int]:
    """What is deleted with the company: how many, by what they are called. Nothing is 0."""
    return {called: number for told in GOES_ALONG for called, number in told(company).items() if number}
