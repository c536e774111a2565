"""Nobody is recognised in what is counted, whatever the numbers are."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.surveys.calculations.tallying import LEAST, Grades, grades, share, shown

SIZES = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 40), max_size=6)


def test_a_small_group_takes_the_next_larger_one_with_it() -> None:
    assert shown({"Döbeln": 2, "Freiberg": 13, "Mittweida": 14}) == {"Mittweida"}


def test_two_small_groups_hide_each_other_if_they_are_enough_together() -> None:
    assert shown({"A": 4, "C": 26, "F": 3}) == {"C"}


def test_empty_groups_hide_nobody() -> None:
    assert shown({"A": 0, "C": 5, "F": 9}) == {"C", "F"}


def test_a_single_small_group_leaves_nothing_to_show() -> None:
    assert shown({"A": 3}) == frozenset()


@given(SIZES)
def test_every_group_shown_is_large_enough(sizes: Mapping[str, int]) -> None:
    assert [name for name in shown(sizes) if sizes[name] < LEAST] == []


@given(SIZES)
def test_what_is_hidden_cannot_be_worked_out(sizes: Mapping[str, int]) -> None:
    hidden = sum(size for name, size in sizes.items() if name not in shown(sizes))
    assert hidden == 0 or hidden >= LEAST or not shown(sizes)


def test_fewer_than_none_is_refused() -> None:
    with pytest.raises(ValueError, match="fewer than no answers"):
        shown({"A": -1})


def test_a_share_of_nothing_is_unknown() -> None:
    assert (share(0, 0), share(1, 4)) == (None, 0.25)


def test_more_than_the_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="no part"):
        share(3, 2)


def test_grades_have_a_mean() -> None:
    assert grades([5, 3, 3, 1], range(1, 6)) == Grades(((1, 1), (2, 0), (3, 2), (4, 0), (5, 1)), 3.0)


@given(st.lists(st.integers(1, 5), max_size=30))
def test_every_grade_is_counted_once(given_grades: list[int]) -> None:
    told = grades(given_grades, range(1, 6))
    assert told.answered == len(given_grades)
    assert told.mean is None if not given_grades else 1 <= (told.mean or 0) <= 5


def test_a_grade_off_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="Not on the scale"):
        grades([6], range(1, 6))
