"""The keys of a favourites list: read from a cookie, a link or a form, changed, and written again."""

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from produktschau.lib.text import KEY_ALPHABET, KEY_LENGTH

MOST = 100
"""So many entries a list holds; the cookie then has 700 characters (browsers keep 4,096), the link fits a QR code."""
ROUNDS = 40
"""So often points are pushed apart; a district's 52 places settle in fewer."""
LONGEST = 20_000
"""Characters that are read of what somebody sends."""
_KEY = re.compile(rf"(?<![0-9A-Za-z])[{KEY_ALPHABET}{KEY_ALPHABET.lower()}]{{{KEY_LENGTH}}}(?![0-9A-Za-z])")
_BETWEEN = "-"


@dataclass(frozen=True)
class Changed:
    """A list after a change: all keys in order, what came, what went, and how many found no room."""

    keys: list[str]
    added: list[str]
    removed: list[str]
    no_room: int = 0


def keys_in(text: str) -> list[str]:
    """The well-formed keys in a text, in order, each once, upper-case; everything else in it is passed over.

    Not cut at ``MOST``: who shows the list says that it was too long.
    """
    return list(dict.fromkeys(key.upper() for key in _KEY.findall(text[:LONGEST])))


def packed(keys: Sequence[str]) -> str:
    """The keys as they stand in the cookie and in a link: „K7M2QX-ABCDEF“; ``keys_in`` reads it back."""
    return _BETWEEN.join(keys)


def with_added(keys: Sequence[str], more: Sequence[str]) -> Changed:
    """The list with new keys at its end, as far as there is room; what it holds already is no change."""
    new = [key for key in dict.fromkeys(more) if key not in keys]
    added = new[: max(0, MOST - len(keys))]
    return Changed([*keys, *added], added, [], len(new) - len(added))


def without(keys: Sequence[str], gone: Collection[str]) -> Changed:
    """The list without these keys."""
    return Changed([key for key in keys if key not in gone], [], [key for key in keys if key in gone])


def apart(points: Sequence[tuple[float, float]], distance: float) -> list[tuple[float, float]]:
    """The points, moved as little as needed so that none are nearer to each other than ``distance`` (same unit).

    Numbers on a small map stay readable that way. Points in one spot part along a line; the same points give the same answer.
    """
    placed = list(points)
    for _ in range(ROUNDS):
        if not sum(_push(placed, a, b, distance) for a in range(len(placed)) for b in range(a + 1, len(placed))):
            break
    return placed


def _push(placed: list[tuple[float, float]], a: int, b: int, distance: float) -> bool:
    """Move two points apart where they are too near; whether they were."""
    (ax, ay), (bx, by) = placed[a], placed[b]
    between = math.hypot(bx - ax, by - ay)
    if between >= distance - 1e-6:
        return False
    east, north = ((bx - ax) / between, (by - ay) / between) if between > 1e-9 else (1.0, 0.0)
    step = (distance - between) / 2
    placed[a], placed[b] = (ax - east * step, ay - north * step), (bx + east * step, by + north * step)
    return True
