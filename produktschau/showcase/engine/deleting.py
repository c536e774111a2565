"""Where domains above tell what goes with a firm, and end what cannot go on without it, before it is deleted for good."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any, Protocol

from django.db.models import Count, QuerySet

from produktschau.audit.record import Actor
from produktschau.lib.points import Point
from produktschau.showcase.models import Company


class Ending(Protocol):
    """Ends one domain's share, inside the caller's transaction; the firm is still there and gone afterwards."""

    def __call__(self, *, by: Actor, at: datetime, company: Company) -> None: ...


Along = Mapping[str, Mapping[int, int]]
"""How many records, by what they are called and by the primary key of their company; companies without any are left out."""
GOES_ALONG: Point[Callable[[Collection[int]], Along]] = Point(
    "showcase.engine.deleting.GOES_ALONG", "how many records of each kind are deleted with companies"
)
BEFORE_DELETING: Point[Ending] = Point(
    "showcase.engine.deleting.BEFORE_DELETING", "what ends before a company is deleted for good"
)


def going_along(companies: Collection[int]) -> dict[int, dict[str, int]]:
    """What is deleted with each of these companies (primary keys): how many, by what they are called."""
    found: dict[int, dict[str, int]] = {}
    for told in GOES_ALONG:
        for called, numbers in told(companies).items():
            for company, number in numbers.items():
                found.setdefault(company, {})[called] = number
    return found


def numbers_by_company(rows: QuerySet[Any], companies: Collection[int], field: str = "company") -> dict[int, int]:
    """How many of the rows belong to each of the companies, in one query."""
    there = rows.filter(**{f"{field}__in": companies}).order_by()
    return dict(there.values_list(field).annotate(number=Count("pk")))
