"""Quarters, years and own days, and what each is compared with."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from produktschau.networks.calculations.periods import (
    DAY,
    Period,
    before,
    chosen,
    quarter_of,
    quarters_until,
    year_of,
    years_until,
)

ON = date(2026, 11, 23)


def test_the_quarter_of_a_day() -> None:
    assert quarter_of(ON) == Period(date(2026, 10, 1), date(2026, 12, 31), "4. Quartal 2026")
    assert [one.label for one in quarters_until(date(2026, 2, 1), 3)] == [
        "3. Quartal 2025",
        "4. Quartal 2025",
        "1. Quartal 2026",
    ]
    assert [one.label for one in years_until(ON, 2)] == ["Jahr 2025", "Jahr 2026"]


def test_a_whole_quarter_is_compared_with_the_whole_one_before() -> None:
    assert before(quarter_of(date(2026, 9, 30)), ON) == quarter_of(date(2026, 6, 30))
    assert before(year_of(date(2025, 5, 5)), ON) == year_of(date(2024, 1, 1))


def test_one_that_still_runs_is_compared_with_as_much_of_the_one_before() -> None:
    assert before(quarter_of(ON), ON)[:2] == (date(2026, 7, 1), date(2026, 8, 23))
    assert before(year_of(ON), ON)[:2] == (date(2025, 1, 1), date(2025, 11, 23))


def test_own_days_are_compared_with_as_many_before() -> None:
    ten = Period(date(2026, 3, 11), date(2026, 3, 20), "")
    assert before(ten, ON)[:2] == (date(2026, 3, 1), date(2026, 3, 10))


def test_what_lies_ahead_is_not_shown() -> None:
    assert quarter_of(ON).until(ON).last == ON
    assert quarter_of(date(2026, 5, 1)).until(ON).last == date(2026, 6, 30)


def test_days_that_are_none_or_twisted_are_no_period() -> None:
    assert chosen("2026-13-01", "2026-12-31", ON) is None
    assert chosen("2026-12-31", "2026-01-01", ON) is None
    assert chosen("0001-01-01", "2026-01-01", ON) is None
    assert chosen("2026-10-01", "2026-12-31", ON) == quarter_of(ON)
    assert chosen("2019-01-01", "2019-12-31", ON) == year_of(date(2019, 5, 1))


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 800), st.dates(date(2000, 1, 1), date(2031, 1, 1)))
def test_the_period_before_ends_before_it_begins(first: date, length: int, on: date) -> None:
    period = Period(first, first + length * DAY, "")
    earlier = before(period, on)
    assert earlier.first <= earlier.last < period.first
