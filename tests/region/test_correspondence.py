"""Counts of one edition in units of another: ranges, never invented splits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.region.calculations.correspondence import (
    Link,
    NegativeCount,
    Range,
    UnknownUnit,
    destinations,
    in_new_units,
    rolled_up,
    turned,
)

LINKS = [Link("10", "10"), Link("10", "11"), Link("11", "11"), Link("12", "12")]


def test_whole_goes_whole_and_what_splits_is_a_range() -> None:
    found = in_new_units({("10",): 5.0, ("11",): 3.0, ("12",): 2.0}, LINKS)
    assert found == {"10": Range(0, 5), "11": Range(3, 8), "12": Range(2, 2)}
    assert [found[unit].is_exact for unit in ("10", "11", "12")] == [False, False, True]


def test_a_link_known_as_partial_is_never_certain() -> None:
    assert destinations([Link("a", "x", True)]) == {"a": {"x": False}}
    assert in_new_units({("a",): 4.0}, [Link("a", "x", True)]) == {"x": Range(0, 4)}


def test_what_lies_in_one_of_several_units_is_certain_only_where_all_lead_to_one() -> None:
    links = [Link("a", "x"), Link("b", "x"), Link("c", "y")]
    assert in_new_units({("a", "b"): 2.0, ("b", "c"): 1.0}, links) == {"x": Range(2, 3), "y": Range(0, 1)}


def test_unknown_counts_leave_the_end_open() -> None:
    assert in_new_units({("10",): None, ("11",): 3.0}, LINKS)["11"] == Range(3, None)
    assert in_new_units({("12",): None}, LINKS)["12"] == Range(0, None)


def test_higher_units_and_the_way_back() -> None:
    subclasses = [Link("10.71.0", "10.71.0"), Link("10.89.0", "11.07.0"), Link("11.07.0", "11.07.0")]
    assert rolled_up(subclasses, 2) == [Link("10", "10"), Link("10", "11"), Link("11", "11")]
    assert destinations(turned(subclasses)) == {
        "10.71.0": {"10.71.0": True},
        "11.07.0": {"10.89.0": False, "11.07.0": False},
    }


def test_impossible_input_is_refused() -> None:
    with pytest.raises(NegativeCount, match="negativ"):
        in_new_units({("10",): -1.0}, LINKS)
    with pytest.raises(UnknownUnit, match="99"):
        in_new_units({("99",): 1.0}, LINKS)


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), min_size=1, unique=True),
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 1000)),
    st.randoms(use_true_random=False),
)
def test_however_the_units_split_the_truth_lies_in_the_range(
    pairs: list[tuple[str, str]], counts: dict[str, int], chance: object
) -> None:
    links = [Link(old, new) for old, new in pairs]
    ways = destinations(links)
    kept = {old: number for old, number in counts.items() if old in ways}
    found = in_new_units({(old,): float(number) for old, number in kept.items()}, links)
    truth = dict.fromkeys(found, 0)
    for old, number in kept.items():
        for _ in range(number):
            truth[chance.choice(sorted(ways[old]))] += 1  # type: ignore[attr-defined]  # a Random, whatever the stubs say
    for new, one in found.items():
        assert one.high is not None
        assert one.low <= truth[new] <= one.high
    total = sum(kept.values())
    assert sum(one.low for one in found.values()) <= total <= sum(one.high or 0 for one in found.values())
