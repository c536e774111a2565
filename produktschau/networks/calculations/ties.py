"""What joins firms: pairs, once however many sources, and whether they reach across."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Protocol


class Joined(Protocol):
    """What is asked of a tie; ``until`` empty: it still holds."""

    @property
    def first(self) -> int: ...
    @property
    def second(self) -> int: ...
    @property
    def on(self) -> date: ...
    @property
    def until(self) -> date | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def networks(self) -> tuple[int, ...]: ...
    @property
    def url(self) -> str: ...


class Pair(NamedTuple):
    """Two firms, the smaller primary key first, with the day of their first tie in the period and all its networks and kinds."""

    first: int
    second: int
    on: date
    networks: frozenset[int]
    kinds: frozenset[str]
    url: str


def pairs(ties: Iterable[Joined], first: date, last: date, *, moments: frozenset[str]) -> list[Pair]:
    """The pairs joined in the period, once each.

    Ties of the kinds in ``moments`` count on the day they began, all others as long as they hold. A firm is never joined to itself.
    """
    found: dict[tuple[int, int], Pair] = {}
    for tie in ties:
        if tie.first == tie.second or not _counts(tie, first, last, moments):
            continue
        ends = (tie.first, tie.second) if tie.first < tie.second else (tie.second, tie.first)
        known = found.get(ends)
        if known is None:
            found[ends] = Pair(*ends, tie.on, frozenset(tie.networks), frozenset((tie.kind,)), tie.url)
            continue
        found[ends] = Pair(
            *ends,
            min(known.on, tie.on),
            known.networks.union(tie.networks),
            known.kinds | {tie.kind},
            known.url if known.on <= tie.on else tie.url,
        )
    return list(found.values())


def is_across(one: Iterable[object], other: Iterable[object]) -> bool | None:
    """Whether two sets of places have none in common; ``None`` where one of them is unknown."""
    first, second = set(one), set(other)
    if not first or not second:
        return None
    return first.isdisjoint(second)


def is_across_for_certain(one: Iterable[object], other: Iterable[object]) -> bool | None:
    """The same where several values mean „in one of them, nobody knows in which“: unknown where both yes and no are possible."""
    first, second = set(one), set(other)
    if not first or not second:
        return None
    if first.isdisjoint(second):
        return True
    return False if len(first | second) == 1 else None


def _counts(tie: Joined, first: date, last: date, moments: frozenset[str]) -> bool:
    if tie.kind in moments:
        return first <= tie.on <= last
    return tie.on <= last and (tie.until is None or tie.until >= first)
