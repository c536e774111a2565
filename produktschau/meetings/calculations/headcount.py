"""How many came of those who registered, and how many came without: worked out firm by firm, so that the sums always agree."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Headcount:
    """People and firms of one meeting, as far as they are recorded.

    ``registered`` = ``found`` + ``missing`` and ``there`` = ``found`` + ``unannounced``, both in people. ``firms`` counts each firm once,
    however many lines it has. ``missing_firms`` registered and have nobody there; ``unannounced_firms`` are there without having
    registered. ``guests`` are people of no firm.
    """

    registered: int
    there: int
    found: int
    missing: int
    unannounced: int
    guests: int
    firms: int
    missing_firms: int
    unannounced_firms: int


def headcount(registered: Mapping[int, int], there: Mapping[int, int], guests: int = 0) -> Headcount:
    """Count. ``registered`` and ``there``: firm (primary key) → people; a firm with nobody need not be named.

    A firm that registered three and came with two has two found and one missing; one that registered one and came with three has
    one found and two unannounced.
    """
    firms = registered.keys() | there.keys()
    found = sum(min(registered.get(firm, 0), there.get(firm, 0)) for firm in firms)
    coming, came = sum(registered.values()), sum(there.values()) + guests
    return Headcount(
        registered=coming,
        there=came,
        found=found,
        missing=coming - found,
        unannounced=came - found,
        guests=guests,
        firms=_some(there),
        missing_firms=sum(1 for firm, people in registered.items() if people and not there.get(firm)),
        unannounced_firms=sum(1 for firm, people in there.items() if people and not registered.get(firm)),
    )


def open_sheets(printed: int, begun: Collection[int]) -> list[int]:
    """The sheets on which nothing is recorded yet: from the first to the last printed one, without those ``begun``."""
    return [number for number in range(1, printed + 1) if number not in begun]


def next_place(latest: tuple[int, int] | None) -> tuple[int, int]:
    """Sheet and line after the one recorded last; the first line of the first sheet where none was."""
    return (latest[0], latest[1] + 1) if latest else (1, 1)


def _some(people: Mapping[int, int]) -> int:
    return sum(1 for count in people.values() if count)
