"""The desk: what waits for a decision, and what can be read up on. Domains say what; the Leitstand shows it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from produktschau.lib.points import Point


@dataclass(frozen=True)
class DeskItem:
    """One line of the desk.

    ``count(user)`` is the number of things that wait, or ``None`` where the line is not for this user;
    ``detail`` is a sentence about them, or gives one for the user; ``url_name`` leads to the list.
    """

    label: str
    count: Callable[[Any], int | None]
    detail: str | Callable[[Any], str]
    url_name: str
    query: str = ""


DESK_ITEMS: Point[DeskItem] = Point("lib.desk.DESK_ITEMS", "What waits at the Leitstand for a decision.")


@dataclass(frozen=True)
class Figure:
    """A number with the words that follow it („12“, „beim Betrieb“); ``url`` opens what was counted."""

    count: int
    words: str
    url: str


@dataclass(frozen=True)
class Told:
    """What the numbers say of one subject; ``note`` is a sentence more, ``url`` the subject's own page."""

    label: str
    figures: Sequence[Figure]
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Evidence:
    """Subjects somebody reads up on without deciding anything: ``told(on)`` gives them as of a day."""

    permitted: Callable[[Any], bool]
    told: Callable[[date], Iterable[Told]]


EVIDENCE: Point[Evidence] = Point("lib.desk.EVIDENCE", "What can be read up on at the Leitstand: numbers that open.")
