"""How long members stay: Kaplan and Meier's own example, a known one from medicine, and what always holds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.networks.calculations.retention import share_after, still_there, survival, watched
from produktschau.networks.calculations.spells import Spell, stays_of

KAPLAN_MEIER = [
    (0.8, True),
    (1.0, False),
    (2.7, False),
    (3.1, True),
    (5.4, True),
    (7.0, False),
    (9.2, True),
    (12.1, False),
]
"""Kaplan and Meier 1958, their first example: eight items, deaths at 0.8, 3.1, 5.4 and 9.2 months."""
FREIREICH = [
    *((6.0, ended) for ended in (True, True, True, False)),
    (7.0, True),
    (9.0, False),
    (10.0, True),
    (10.0, False),
    (11.0, False),
    (13.0, True),
    (16.0, True),
    *((time, False) for time in (17.0, 19.0, 20.0)),
    (22.0, True),
    (23.0, True),
    *((time, False) for time in (25.0, 32.0, 32.0, 34.0, 35.0)),
]
"""Weeks of remission with 6-MP: Freireich et al., Blood 21 (1963), 699–716, the textbook example."""


def test_the_example_of_kaplan_and_meier() -> None:
    steps = survival(KAPLAN_MEIER)
    assert [(step.time, step.at_risk, step.lost) for step in steps] == [
        (0.8, 8, 1),
        (3.1, 5, 1),
        (5.4, 4, 1),
        (9.2, 2, 1),
    ]
    assert [step.share for step in steps] == pytest.approx([7 / 8, 7 / 10, 21 / 40, 21 / 80])


def test_the_example_of_freireich_with_ties_between_ends_and_losses() -> None:
    steps = survival(FREIREICH)
    assert [(step.time, step.at_risk) for step in steps] == [
        (6, 21),
        (7, 17),
        (10, 15),
        (13, 12),
        (16, 11),
        (22, 7),
        (23, 6),
    ]
    assert [round(step.share, 3) for step in steps] == [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]


def test_a_share_after_a_time_is_that_of_the_last_step_before() -> None:
    steps = survival(KAPLAN_MEIER)
    told = [share_after(steps, KAPLAN_MEIER, time) for time in (0.5, 3.1, 6, 12)]
    assert told == pytest.approx([1.0, 0.7, 0.525, 0.2625])


def test_nothing_is_told_of_a_time_that_nobody_was_watched() -> None:
    assert share_after(survival(KAPLAN_MEIER), KAPLAN_MEIER, 13) is None
    ended = [(2.0, True), (3.0, True)]
    assert share_after(survival(ended), ended, 13) == 0.0


TIMES = st.lists(st.tuples(st.integers(1, 30).map(float), st.booleans()), min_size=1, max_size=30)


@given(TIMES)
def test_shares_never_rise_and_stay_between_nought_and_one(seen: list[tuple[float, bool]]) -> None:
    shares = [1.0, *(step.share for step in survival(seen))]
    assert shares == sorted(shares, reverse=True)
    assert all(-1e-12 <= share <= 1 for share in shares)


@given(st.lists(st.integers(1, 30).map(float), min_size=1, max_size=30), st.integers(1, 30))
def test_where_all_ended_the_estimate_is_the_plain_share(times: list[float], after: int) -> None:
    seen = [(time, True) for time in times]
    plain = sum(time > after for time in times) / len(times)
    found = share_after(survival(seen), seen, after)
    assert found == pytest.approx(plain, abs=1e-9)


def test_stays_are_watched_from_their_first_day_until_they_end_or_today() -> None:
    stays = stays_of(
        [
            Spell(1, 7, date(2026, 1, 1), date(2026, 1, 10)),
            Spell(2, 7, date(2026, 1, 1), None),
            Spell(3, 7, date(2026, 1, 31), date(2026, 3, 1)),
            Spell(4, 8, date(2026, 2, 1), None),
        ]
    )
    on = date(2026, 1, 31)
    assert sorted(watched(stays, on)) == [(1.0, False), (10.0, True), (31.0, False)]
    assert watched(stays, on, [8]) == []


def test_who_changes_the_network_stays_in_the_whole_and_in_none_of_them() -> None:
    stays = stays_of(
        [
            Spell(1, 7, date(2025, 1, 1), date(2025, 6, 30)),
            Spell(1, 8, date(2025, 6, 1), None),
            Spell(2, 7, date(2025, 1, 1), None),
            Spell(3, 7, date(2025, 1, 1), date(2025, 3, 1)),
        ]
    )
    before, kept = still_there(stays, date(2025, 2, 1), date(2025, 12, 31))
    assert set(before) == {1, 2, 3}
    assert {company: set(moved.networks) for company, moved in kept.items()} == {1: set(), 2: {7}}
