"""Who must not be written to in bulk. Domains above keep opt-outs and bounces; whoever writes to many firms asks here."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from produktschau.lib.points import Point

Place = tuple[int, str]
"""A firm by its primary key and one of its addresses; ``""`` stands for the firm as a whole, letters too."""


@dataclass(frozen=True)
class Refusal:
    """Why a place is not written to: a German half sentence („abbestellt am 3. November 2026“).

    ``is_wish``: somebody asked for it, so that no other way may be tried; otherwise a letter may.
    """

    why: str
    is_wish: bool


Asking = Callable[[Collection[Place]], Mapping[Place, Refusal]]
"""Gives the refused ones among the places, in a fixed number of queries. A firm that opted out is refused at all its places."""

REFUSALS: Point[Asking] = Point(
    "outreach.engine.refusals.REFUSALS", "who must not be written to in bulk: opt-outs and dead addresses"
)
