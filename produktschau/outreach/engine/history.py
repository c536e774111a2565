"""What happened with a firm, told by the domains in which it happened, for the history of contacts and the firm's own page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from produktschau.lib.points import Point
from produktschau.showcase.models import Company


@dataclass(frozen=True)
class Happening:
    """One line: when, German words, its page at the desk (empty where there is none), and how the house knows.

    ``is_confirmed`` is false for what staff entered and the firm did not confirm. ``is_own`` is false for what the firm itself must not
    read here, because it would tell what another firm has not said yet.
    """

    at: datetime
    text: str
    url: str
    source: str = ""
    is_confirmed: bool = True
    is_own: bool = True


@dataclass(frozen=True)
class Happenings:
    """Happenings of one sort. ``of(company, most)`` gives the latest ones in a fixed number of queries; ``permitted``: who of the house reads them."""

    label: str
    of: Callable[[Company, int], Iterable[Happening]]
    permitted: Callable[[Any], bool]


HAPPENINGS: Point[Happenings] = Point(
    "outreach.engine.history.HAPPENINGS", "what happened with a firm, line by line, for its history"
)
