"""What happens in the networks, told by the domains in which it happens: acts of firms, and ties between two of them.

Every figure of the networks is worked out from these two points and from memberships. An act is something a firm did or that was
done with it on a day (it came to a meeting, it offered something); a tie joins two firms (both came to a meeting, one supplies the other).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from produktschau.lib.points import Point


class ActKind(StrEnum):
    """What a firm did. Each makes a member active."""

    ATTENDED = "attended"
    """It was at a meeting. One act for each firm and meeting, however many people came."""
    POSTED = "posted"
    """It published a need or an offer, or renewed one."""
    ANSWERED = "answered"
    """It answered somebody else's need or offer."""
    AGREED = "agreed"
    """It said yes to an introduction."""
    CONFIRMED = "confirmed"
    """It confirmed a supply relation."""


class TieKind(StrEnum):
    """What joins two firms."""

    MEETING = "meeting"
    """Both were at the same meeting."""
    INTRODUCTION = "introduction"
    """They were introduced and both said yes."""
    SUPPLY = "supply"
    """``first`` supplies ``second``, and both say so."""
    JOINT_PRODUCT = "joint_product"
    """Both make the same product."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act: the firm by primary key, the day, the networks (primary keys; none: of the whole region), and what it was.

    ``record`` is the key of the record behind it („meeting:K7M2QX“), ``url`` its page at the desk, ``label`` German words.
    ``persons`` counts people where people came. ``is_confirmed`` is false for what staff entered and the firm did not confirm.
    """

    company: int
    on: date
    kind: ActKind
    networks: tuple[int, ...]
    record: str
    label: str
    url: str
    persons: int = 1
    is_confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie between two different firms (primary keys), from a day until a day (``None``: still). Directed only for supply."""

    first: int
    second: int
    on: date
    until: date | None
    kind: TieKind
    networks: tuple[int, ...]
    record: str
    label: str
    url: str


Acts = Callable[[date, date], Iterable[Act]]
"""Gives the acts from the first day to the last, both counted, in a fixed number of queries."""
Ties = Callable[[date, date], Iterable[Tie]]
"""Gives the ties that began from the first day to the last, both counted, in a fixed number of queries."""

ACTS: Point[Acts] = Point(
    "networks.engine.events.ACTS", "what firms did in the networks, each with its day and its record"
)
TIES: Point[Ties] = Point("networks.engine.events.TIES", "what joins two firms, each with its days and its record")
