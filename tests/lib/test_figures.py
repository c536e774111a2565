"""Tallies are added up honestly: what may lie elsewhere widens the span."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from produktschau.lib.figures import FIGURES, Breakdown, Counted, by_value, span, value, within

DAY = date(2026, 3, 1)


def counted(*networks: str, weight: float = 1) -> Counted:
    """A record that lies in these networks, and of whose size nothing is known."""
    return Counted("company:K7M2QX", "Hobelwerk", "", DAY, {Breakdown.NETWORK: networks}, weight)


def test_what_lies_in_one_value_counts_exactly() -> None:
    assert span({("13",): 5, ("14",): 2, (): 3}, ["13", "14"]) == (7, 7)


def test_what_may_lie_elsewhere_counts_at_most() -> None:
    tally = {("45",): 4, ("45", "95"): 3}
    assert span(tally, ["45"]) == (4, 7)
    assert span(tally, ["95"]) == (0, 3)
    assert span(tally, ["45", "95"]) == (7, 7)


def test_what_has_no_value_lies_nowhere() -> None:
    assert span({(): 9}, ["13"]) == (0, 0)
    assert span({("13",): 9}, []) == (0, 0)


def test_a_value_is_what_the_records_weigh_and_nought_without_any() -> None:
    assert value([]) == 0
    assert value([counted("Holz"), counted("Bau", weight=3), counted(weight=20.5)]) == 24.5


def test_a_value_of_whole_weights_is_a_whole_number() -> None:
    assert repr(value([counted("Holz"), counted("Bau", weight=3)])) == "4"


def test_a_record_counts_in_each_of_its_values_and_once_in_the_whole() -> None:
    rows = [counted("Holz", "Bau"), counted("Bau", weight=2), counted()]
    assert by_value(rows, Breakdown.NETWORK) == {"Holz": 1, "Bau": 3, "": 1}
    assert value(rows) == 4


def test_what_is_not_known_of_a_record_lies_in_no_value() -> None:
    assert by_value([counted("Holz")], Breakdown.SIZE) == {"": 1}
    assert within([counted("Holz")], Breakdown.SIZE, "") == [counted("Holz")]
    assert within([counted("Holz")], Breakdown.SIZE, "0-9") == []


def test_one_value_holds_those_that_lie_in_it_among_others() -> None:
    both, one, none = counted("Holz", "Bau"), counted("Bau"), counted()
    assert within([both, one, none], Breakdown.NETWORK, "Bau") == [both, one]
    assert within([both, one, none], Breakdown.NETWORK, "Holz") == [both]
    assert within([both, one, none], Breakdown.NETWORK, "") == [none]


@given(some.lists(some.tuples(some.sets(some.sampled_from("abc")), some.integers(1, 9)), max_size=9))
def test_every_number_by_value_is_what_the_records_within_weigh(told: list[tuple[set[str], int]]) -> None:
    rows = [counted(*sorted(places), weight=weight) for places, weight in told]
    parts = by_value(rows, Breakdown.NETWORK)
    assert {place: value(within(rows, Breakdown.NETWORK, place)) for place in parts} == parts
    assert sum(parts.values()) >= value(rows)


def test_pages_that_choose_a_number_begin_with_firms() -> None:
    assert [key for key, _ in FIGURES.items()][:3] == ["betriebe", "produkte", "mitglieder"]
