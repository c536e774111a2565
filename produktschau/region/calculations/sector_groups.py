"""Which divisions of the WZ 2008 (NACE Rev. 2) a section, a group of sections or a finer unit covers, and which codes overlap.

Statistics come in groups of sections: „B-E“ holds all of „C“. Whoever adds both counts manufacturing twice.
"""

from collections.abc import Collection, Iterable
from functools import lru_cache

_SECTIONS: dict[str, tuple[int, int]] = {
    "A": (1, 3),
    "B": (5, 9),
    "C": (10, 33),
    "D": (35, 35),
    "E": (36, 39),
    "F": (41, 43),
    "G": (45, 47),
    "H": (49, 53),
    "I": (55, 56),
    "J": (58, 63),
    "K": (64, 66),
    "L": (68, 68),
    "M": (69, 75),
    "N": (77, 82),
    "O": (84, 84),
    "P": (85, 85),
    "Q": (86, 88),
    "R": (90, 93),
    "S": (94, 96),
    "T": (97, 98),
    "U": (99, 99),
}
"""First and last division of each section of the WZ 2008 (Statistisches Bundesamt 2008)."""
GROUPS = ("A", "B-E", "C", "F", "G-J", "K-N", "O-U")
"""The groups in which the regional accounts count employment by district; „B-E“ holds „C“."""
PARTS = {"C": "B-E"}
"""Which group is part of which other."""
DISJOINT = tuple(group for group in GROUPS if group not in PARTS)
"""The groups that add up to the total."""
CANDIDATES = tuple(group for group in GROUPS if group not in PARTS.values())
"""The finest groups: what stands out, and what a network is chosen for."""
_DIVISION = 2
"""Digits of a division."""


class OverlappingSectors(ValueError):
    """Two of the sectors to be added hold the same divisions. ``first`` and ``second`` are their codes."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} und {second} überschneiden sich und dürfen nicht zusammengezählt werden.")
        self.first, self.second = first, second


def group_of(division: str) -> str:
    """The finest group of a division of the WZ 2008: „13“ → „C“, so „B-E“ is without „C“. Nothing for what is no division."""
    number = division.zfill(_DIVISION) if division.isdecimal() else ""
    return next((group for group in reversed(GROUPS) if number in _finest(group)), "")


def divisions_of(code: str) -> frozenset[str]:
    """Numbers of the divisions a code covers: „C“ → „10“ to „33“, „B-E“ → „05“ to „39“, „10“ and „10.1“ → „10“.

    Empty for what is no code of the WZ 2008.
    """
    return _divisions_of(code.replace("\u2013", "-").strip())


def overlapping(codes: Iterable[str]) -> list[tuple[str, str]]:
    """All pairs of codes that hold the same divisions or units, in the order given; a code given twice is a pair."""
    return list(_overlapping(tuple(codes)))


def refuse_overlap(codes: Iterable[str], *, added: Collection[str] | None = None) -> None:
    """Raises ``OverlappingSectors`` with the first pair that must not be added; of ``codes`` only those in ``added`` are, all by default."""
    for first, second in _overlapping(tuple(codes)):
        if added is None or (first in added and second in added):
            raise OverlappingSectors(first, second)


@lru_cache(maxsize=1024)
def _divisions_of(code: str) -> frozenset[str]:
    first, _, last = code.partition("-")
    last = last or first
    if first in _SECTIONS and last in _SECTIONS and first <= last:
        sections = [span for section, span in _SECTIONS.items() if first <= section <= last]
        return frozenset(f"{number:02}" for start, end in sections for number in range(start, end + 1))
    division, dot, rest = code.partition(".")
    if len(division) != _DIVISION or (dot and not rest.replace(".", "").isdecimal()) or division not in _all():
        return frozenset()
    return frozenset({division})


@lru_cache(maxsize=1)
def _all() -> frozenset[str]:
    return frozenset(f"{number:02}" for start, end in _SECTIONS.values() for number in range(start, end + 1))


@lru_cache(maxsize=len(GROUPS))
def _finest(group: str) -> frozenset[str]:
    parts = [_divisions_of(part) for part, whole in PARTS.items() if whole == group]
    return _divisions_of(group).difference(*parts)


@lru_cache(maxsize=256)
def _overlapping(codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (first, second) for place, first in enumerate(codes) for second in codes[place + 1 :] if _overlap(first, second)
    )


def _overlap(first: str, second: str) -> bool:
    if first == second:
        return True
    if "." in first and "." in second:
        return first.startswith(second) or second.startswith(first)
    return not divisions_of(first).isdisjoint(divisions_of(second))
