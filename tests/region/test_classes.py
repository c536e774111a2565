"""Values of a map in a few classes of about equal size."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.region.calculations.classes import ValueClass, class_of, quantile_classes, shade_of

numbers = st.lists(st.integers(0, 50).map(float), max_size=120)


def test_ten_values_make_five_pairs() -> None:
    assert quantile_classes([float(number) for number in range(10)]) == [
        ValueClass(0, 1, 2),
        ValueClass(2, 3, 2),
        ValueClass(4, 5, 2),
        ValueClass(6, 7, 2),
        ValueClass(8, 9, 2),
    ]


def test_few_different_values_have_a_class_each() -> None:
    assert quantile_classes([1, 1, 1, 1, 2, 3]) == [ValueClass(1, 1, 4), ValueClass(2, 2, 1), ValueClass(3, 3, 1)]


def test_without_values_there_is_no_class() -> None:
    assert quantile_classes([]) == []
    assert class_of(3, []) == 0


def test_an_unknown_value_lies_in_no_class() -> None:
    classes = quantile_classes([1, 2])
    assert [class_of(value, classes) for value in (None, 1, 2, 7)] == [0, 1, 2, 0]


def test_less_than_one_class_is_refused() -> None:
    with pytest.raises(ValueError, match="mindestens eine"):
        quantile_classes([1], 0)


@given(numbers, st.integers(1, 7))
def test_every_value_lies_in_exactly_one_class(values: list[float], most: int) -> None:
    classes = quantile_classes(values, most)
    assert len(classes) <= most
    assert sum(one.count for one in classes) == len(values)
    assert all(sum(one.holds(value) for one in classes) == 1 for value in values)
    assert all(before.high < after.low for before, after in pairwise(classes))


def test_few_classes_are_spread_over_all_shades() -> None:
    assert [[shade_of(number, classes) for number in range(classes + 1)] for classes in range(1, 6)] == [
        [0, 1],
        [0, 1, 5],
        [0, 1, 3, 5],
        [0, 1, 2, 4, 5],
        [0, 1, 2, 3, 4, 5],
    ]
