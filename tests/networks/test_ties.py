"""Pairs, once however many sources, and whether they reach across."""

from datetime import date

from produktschau.networks.calculations.ties import is_across, is_across_for_certain, pairs
from produktschau.networks.engine.events import Tie, TieKind

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
MOMENTS = frozenset({"meeting"})


def tie(first: int, second: int, on: date, kind: TieKind, until: date | None = None, *networks: int) -> Tie:
    return Tie(first, second, on, until, kind, networks, f"{kind}:{on}", "", f"/{kind}/{on}/")


def test_a_pair_counts_once_whoever_is_named_first_and_however_many_sources() -> None:
    found = pairs(
        [
            tie(2, 1, date(2026, 5, 1), TieKind.MEETING, None, 7),
            tie(1, 2, date(2026, 3, 1), TieKind.SUPPLY, None, 8),
            tie(1, 1, date(2026, 3, 1), TieKind.MEETING),
        ],
        FIRST,
        LAST,
        moments=MOMENTS,
    )
    assert [(one.first, one.second, one.on, one.networks, one.kinds, one.url) for one in found] == [
        (1, 2, date(2026, 3, 1), frozenset({7, 8}), frozenset({"meeting", "supply"}), "/supply/2026-03-01/")
    ]


def test_a_meeting_counts_on_its_day_and_a_supply_as_long_as_it_lasts() -> None:
    ties = [
        tie(1, 2, date(2025, 12, 31), TieKind.MEETING),
        tie(1, 3, date(2025, 1, 1), TieKind.SUPPLY),
        tie(1, 4, date(2025, 1, 1), TieKind.SUPPLY, date(2025, 12, 31)),
        tie(1, 5, date(2025, 1, 1), TieKind.SUPPLY, date(2026, 1, 1)),
        tie(1, 6, date(2027, 1, 1), TieKind.INTRODUCTION),
    ]
    assert [one.second for one in pairs(ties, FIRST, LAST, moments=MOMENTS)] == [3, 5]


def test_across_is_unknown_where_one_place_is() -> None:
    assert (is_across("a", "b"), is_across("ab", "b"), is_across("", "b")) == (True, False, None)


def test_a_division_that_is_one_of_several_can_leave_it_open() -> None:
    assert is_across_for_certain(["10"], ["10"]) is False
    assert is_across_for_certain(["10", "11"], ["25"]) is True
    assert is_across_for_certain(["10", "11"], ["11"]) is None
    assert is_across_for_certain(["10", "11"], ["10", "11"]) is None
    assert is_across_for_certain([], ["11"]) is None
