"""Conversion of figures between territories."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.region.calculations.crosswalk import (
    CircularReform,
    NegativeValue,
    Share,
    SharesDoNotAddUp,
    WrongShare,
    converted,
    traced,
)


def test_three_old_districts_become_one() -> None:
    old = {"14375": 70_000.0, "14177": 140_000.0, "14182": 130_000.0}
    result = converted(old, [Share(key, "14522", 1.0) for key in old], complete=True)
    assert result["14522"].value == 340_000
    assert result["14522"].is_converted
    assert result["14522"].parts == ("14177", "14182", "14375")


def test_a_part_goes_by_its_weight() -> None:
    result = converted({"a": 100.0}, [Share("a", "x", 0.25), Share("a", "y", 0.75)], complete=True)
    assert (result["x"].value, result["y"].value) == (25.0, 75.0)


def test_a_figure_taken_over_whole_is_not_marked_as_converted() -> None:
    result = converted({"14522": 5.0}, [Share("14522", "14522", 1.0)])
    assert (result["14522"].value, result["14522"].is_converted) == (5.0, False)


def test_unknown_stays_unknown() -> None:
    shares = [Share("a", "x", 1.0), Share("b", "x", 0.5)]
    assert converted({"a": 3.0, "b": None}, shares)["x"].value is None
    assert converted({"a": 3.0}, shares)["x"].value is None


def test_an_unknown_figure_without_weight_does_no_harm() -> None:
    assert converted({"a": 3.0, "b": None}, [Share("a", "x", 1.0), Share("b", "x", 0.0)])["x"].value == 3.0


def test_impossible_input_is_named() -> None:
    with pytest.raises(WrongShare):
        converted({"a": 1.0}, [Share("a", "x", 1.2)])
    with pytest.raises(WrongShare):
        converted({"a": 1.0}, [Share("a", "x", 0.7), Share("a", "y", 0.7)])
    with pytest.raises(SharesDoNotAddUp):
        converted({"a": 1.0}, [Share("a", "x", 0.7)], complete=True)
    with pytest.raises(NegativeValue):
        converted({"a": -1.0}, [Share("a", "x", 1.0)])


@given(
    st.dictionaries(
        st.sampled_from("abcdef"),
        st.tuples(
            st.floats(0, 1e7),
            st.lists(st.integers(1, 1000), min_size=1, max_size=5).map(lambda w: [x / sum(w) for x in w]),
        ),
        min_size=1,
    )
)
def test_totals_are_kept(old: dict[str, tuple[float, list[float]]]) -> None:
    shares = [Share(key, f"n{i}", weight) for key, (_, weights) in old.items() for i, weight in enumerate(weights)]
    result = converted({key: value for key, (value, _) in old.items()}, shares, complete=True)
    total = sum(value for value, _ in old.values())
    assert sum(one.value or 0 for one in result.values()) == pytest.approx(total, abs=1e-6)


def test_one_merger_after_another_is_followed_back_to_what_has_figures() -> None:
    came_from = {"2023": ["1999", "b"], "1999": ["c", "d"]}
    assert [share.old for share in traced("2023", {"1999", "b"}, came_from)] == ["1999", "b"]
    assert [share.old for share in traced("2023", {"b", "c", "d"}, came_from)] == ["c", "d", "b"]
    assert converted({"b": 1.0, "c": 2.0, "d": 4.0}, traced("2023", {"b", "c", "d"}, came_from))["2023"].value == 7.0


def test_a_part_without_figures_stays_and_makes_the_sum_unknown() -> None:
    shares = traced("2023", {"b"}, {"2023": ["a", "b"]})
    assert converted({"b": 1.0}, shares)["2023"].value is None


def test_a_territory_cannot_come_from_itself() -> None:
    with pytest.raises(CircularReform, match="aus sich selbst"):
        traced("a", set(), {"a": ["b"], "b": ["a"]})
