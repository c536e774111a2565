"""Ways to choose firms that domains above know: who belongs to which network. Calls, surveys and distribution lists offer them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from produktschau.lib.points import Point


@dataclass(frozen=True)
class AudienceFacet:
    """One way to choose, for the office: it counts what is not public, too.

    ``words()`` gives every value with its label, in the order they are shown; ``counts()`` the number of firms by value;
    ``companies(values)`` the primary keys of the firms that have one of these values, as a query or a list. One query each.
    """

    name: str
    parameter: str
    label: str
    words: Callable[[], Mapping[str, str]]
    counts: Callable[[], Mapping[str, int]]
    companies: Callable[[Sequence[str]], Any]


AUDIENCES: Point[AudienceFacet] = Point(
    "outreach.engine.audience.AUDIENCES", "ways to choose the firms that calls, surveys and lists speak to"
)
