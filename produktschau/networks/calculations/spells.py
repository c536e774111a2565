"""Who was a member when: spans of membership, joined to stays, and who came and went in a period.

Days count whole: who left on a day was a member on it, so the first day without is the day after.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)


class Spell(NamedTuple):
    """One membership as it is stored: firm and network by primary key, first and last day; ``None``: still."""

    company: int
    network: int
    since: date
    until: date | None
    is_confirmed: bool = True


class Stay(NamedTuple):
    """A time in which a firm was a member without a day's gap."""

    since: date
    until: date | None
    is_confirmed: bool = True

    def holds(self, day: date) -> bool:
        """Whether it covers the day."""
        return self.since <= day and (self.until is None or day <= self.until)


Stays = Mapping[tuple[int, int], Sequence[Stay]]
"""By firm and network, in time order; no two of them touch."""


class Moved(NamedTuple):
    """A firm that came or went, in which networks, and on which first of these days."""

    networks: frozenset[int]
    on: date
    is_confirmed: bool


def stays_of(spells: Iterable[Spell]) -> Stays:
    """Spells that overlap or follow without a gap make one stay; it is confirmed when one of them is."""
    found: dict[tuple[int, int], list[Stay]] = {}
    for spell in sorted(spells, key=lambda one: one.since):
        joined = found.setdefault((spell.company, spell.network), [])
        last = joined[-1] if joined else None
        if last is not None and (last.until is None or spell.since <= last.until + DAY):
            until = None if last.until is None or spell.until is None else max(last.until, spell.until)
            joined[-1] = Stay(last.since, until, last.is_confirmed or spell.is_confirmed)
        else:
            joined.append(Stay(spell.since, spell.until, spell.is_confirmed))
    return found


def members_on(stays: Stays, day: date) -> dict[int, Moved]:
    """The members of a day with all their networks, and since when in the first of them."""
    return _gathered(
        (company, network, stay.since, stay.is_confirmed)
        for (company, network), own in stays.items()
        for stay in own
        if stay.holds(day)
    )


def new_members(stays: Stays, first: date, last: date) -> dict[int, Moved]:
    """Firms that became members of a network of which they never were before."""
    return _gathered(
        (company, network, own[0].since, own[0].is_confirmed)
        for (company, network), own in stays.items()
        if first <= own[0].since <= last
    )


def returned_members(stays: Stays, first: date, last: date) -> dict[int, Moved]:
    """Firms that came back to a network which they had left."""
    return _gathered(
        (company, network, stay.since, stay.is_confirmed)
        for (company, network), own in stays.items()
        for stay in own[1:]
        if first <= stay.since <= last
    )


def lost_members(stays: Stays, first: date, last: date) -> dict[int, Moved]:
    """Firms that left a network: the first day without membership lies in the period. The day given is their last one."""
    return _gathered(
        (company, network, stay.until, stay.is_confirmed)
        for (company, network), own in stays.items()
        for stay in own
        if stay.until is not None and first <= stay.until + DAY <= last
    )


def _gathered(rows: Iterable[tuple[int, int, date, bool]]) -> dict[int, Moved]:
    found: dict[int, list[tuple[int, date, bool]]] = defaultdict(list)
    for company, network, on, is_confirmed in rows:
        found[company].append((network, on, is_confirmed))
    return {
        company: Moved(
            frozenset(network for network, _, _ in own), min(on for _, on, _ in own), any(said for _, _, said in own)
        )
        for company, own in found.items()
    }
