"""Who moves up from a waiting list."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

Group = TypeVar("Group", bound=Hashable)

RULE = (
    "Gruppen rücken ganz nach. Werden Plätze frei, rückt zuerst nach, wer am längsten wartet; "
    "braucht eine Gruppe mehr Plätze, als frei sind, rückt die nächste nach, die passt."
)
"""The rule as pages print it."""


def moving_up(free: int | None, waiting: Sequence[tuple[Group, int]]) -> list[Group]:
    """The groups that move up, in their order; ``waiting`` are groups with their size in people, by rank.

    Groups move up whole: the first that fits, then the next that fits into what is left. ``free`` is ``None`` where everyone finds room.
    """
    if free is None:
        return [group for group, _ in waiting]
    found = []
    for group, size in waiting:
        if size <= free:
            found.append(group)
            free -= size
    return found
