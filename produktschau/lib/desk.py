"""The desk: what waits for a decision. Domains say what; the Leitstand shows it, most urgent first."""

from collections.abc import Callable
from dataclasses import dataclass
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
