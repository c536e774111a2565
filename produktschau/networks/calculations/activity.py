"""Who did something in a period, and who was at meetings."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, Protocol

from produktschau.networks.calculations.spells import Moved


class Done(Protocol):
    """What is asked of an act; ``networks`` empty: of the whole region."""

    @property
    def company(self) -> int: ...
    @property
    def on(self) -> date: ...
    @property
    def networks(self) -> tuple[int, ...]: ...
    @property
    def record(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def persons(self) -> int: ...
    @property
    def is_confirmed(self) -> bool: ...


class Presence(NamedTuple):
    """A firm at a meeting, once however many rows of a list it takes."""

    company: int
    record: str
    label: str
    url: str
    on: date
    networks: frozenset[int]
    persons: int
    is_confirmed: bool


def active_members(members: Mapping[int, Moved], acts: Iterable[Done], first: date, last: date) -> dict[int, Moved]:
    """The members that did something in the period, with the day of their latest act.

    A member is active in those of its networks in which it acted; an act for the whole region counts in all of its networks.
    """
    found: dict[int, tuple[set[int], date, bool]] = {}
    for act in acts:
        own = members.get(act.company)
        if own is None or not first <= act.on <= last:
            continue
        networks, on, is_confirmed = found.get(act.company, (set(), act.on, False))
        networks.update(own.networks.intersection(act.networks) if act.networks else own.networks)
        found[act.company] = (networks, max(on, act.on), is_confirmed or act.is_confirmed)
    return {company: Moved(frozenset(where), on, said) for company, (where, on, said) in found.items()}


def presences(attended: Iterable[Done]) -> list[Presence]:
    """Acts of being there, each firm once for each meeting; people add up."""
    found: dict[tuple[int, str], Presence] = {}
    for act in attended:
        known = found.get((act.company, act.record))
        found[act.company, act.record] = Presence(
            act.company,
            act.record,
            act.label,
            act.url,
            act.on,
            frozenset(act.networks) | (known.networks if known else frozenset()),
            act.persons + (known.persons if known else 0),
            act.is_confirmed or (known is not None and known.is_confirmed),
        )
    return list(found.values())


def firms_there(there: Iterable[Presence], first: date, last: date) -> dict[int, Moved]:
    """Firms that were at a meeting in the period, once however many meetings; with the first day and all networks of these meetings."""
    found: dict[int, Moved] = {}
    for one in there:
        if first <= one.on <= last:
            known = found.get(one.company)
            found[one.company] = Moved(
                one.networks | (known.networks if known else frozenset()),
                min(one.on, known.on) if known else one.on,
                one.is_confirmed or (known is not None and known.is_confirmed),
            )
    return found


def first_timers(there: Iterable[Presence], first: date, last: date) -> dict[int, Moved]:
    """Firms that were at their first meeting ever in the period, on its day; its networks (of all meetings of that day)."""
    earliest: dict[int, Presence] = {}
    for one in there:
        known = earliest.get(one.company)
        if known is None or one.on < known.on:
            earliest[one.company] = one
        elif one.on == known.on:
            earliest[one.company] = _joined(known, one)
    return {
        company: Moved(one.networks, one.on, one.is_confirmed)
        for company, one in earliest.items()
        if first <= one.on <= last
    }


def _joined(one: Presence, other: Presence) -> Presence:
    return Presence(
        one.company,
        one.record,
        one.label,
        one.url,
        one.on,
        one.networks | other.networks,
        one.persons,
        one.is_confirmed or other.is_confirmed,
    )
