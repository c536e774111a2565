"""Who is represented by fewer records than its inhabitants would let expect, and when numbers are too small to tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.region.calculations.coverage import (
    ImpossibleCount,
    Part,
    Verdict,
    furthest_behind,
    missing,
    per_thousand,
    standings,
    verdict,
    wilson,
)

totals = st.integers(1, 2000)


def test_the_interval_is_the_one_of_the_textbooks() -> None:
    """0 of 20 and 5 of 50 as Newcombe (1998, Statistics in Medicine 17, 857–872) and Brown et al. compute it."""
    assert [round(bound, 4) for bound in wilson(81, 263)] == [0.2553, 0.3662]
    assert [round(bound, 4) for bound in wilson(15, 148)] == [0.0624, 0.1605]
    assert [round(bound, 4) for bound in wilson(0, 20)] == [0.0, 0.1611]
    assert [round(bound, 4) for bound in wilson(1, 29)] == [0.0061, 0.1718]


@given(totals.flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_the_interval_holds_the_share_and_stays_a_share(counted: tuple[int, int]) -> None:
    count, total = counted
    low, high = wilson(count, total)
    assert 0 <= low <= count / total <= high <= 1


@given(totals.flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_more_records_of_the_same_share_say_more(counted: tuple[int, int]) -> None:
    count, total = counted
    few, many = wilson(count, total), wilson(count * 4, total * 4)
    assert many[1] - many[0] < few[1] - few[0]


def test_four_of_sixty_firms_from_a_fifth_of_the_people_are_clearly_fewer() -> None:
    assert verdict(4, 4, 60, 0.208) == Verdict.FEWER


def test_thirteen_of_sixty_four_from_a_fifth_of_the_people_can_be_chance() -> None:
    assert verdict(13, 13, 64, 0.208) == Verdict.CHANCE


def test_none_of_three_is_too_few_to_tell() -> None:
    assert verdict(0, 0, 3, 0.208) == Verdict.CHANCE


def test_uncertain_records_are_counted_in_favour() -> None:
    assert verdict(4, 14, 60, 0.208) == Verdict.CHANCE
    assert verdict(30, 60, 60, 0.2) == Verdict.MORE


def test_without_a_share_or_without_records_nothing_is_said() -> None:
    assert verdict(4, 4, 60, None) == Verdict.UNKNOWN
    assert verdict(0, 0, 0, 0.5) == Verdict.UNKNOWN


def test_the_missing_number_makes_the_shares_equal() -> None:
    assert missing(4, 60, 20, 100) == 10
    assert (4 + 10) / (60 + 10) == 0.2
    assert missing(12, 60, 20, 100) == 0
    assert missing(3, 4, 100, 100) is None


@given(st.data())
def test_with_the_missing_ones_it_is_enough_and_with_one_less_it_is_not(data: st.DataObject) -> None:
    total = data.draw(totals)
    count = data.draw(st.integers(0, total))
    weights = data.draw(st.integers(2, 10**6))
    weight = data.draw(st.integers(0, weights - 1))
    number = missing(count, total, weight, weights)
    assert number is not None
    assert (count + number) * weights >= weight * (total + number)
    if number:
        assert (count + number - 1) * weights < weight * (total + number - 1)


@pytest.mark.parametrize(
    "asked", [(-1, 3, 1, 2), (4, 3, 1, 2), (1, 3, -1, 2), (1, 3, 3, 2), (1, 3, 0, 0)], ids=lambda asked: str(asked)
)
def test_what_cannot_be_is_refused(asked: tuple[int, int, int, int]) -> None:
    with pytest.raises(ImpossibleCount):
        missing(*asked)


def test_a_part_with_more_than_all_records_is_refused() -> None:
    with pytest.raises(ImpossibleCount, match="14375"):
        standings([Part("14375", 5, 5, 100)], 4)
    with pytest.raises(ImpossibleCount):
        wilson(1, 0)


def test_three_districts_stand_beside_their_inhabitants() -> None:
    found = standings([Part("a", 4, 4, 20), Part("b", 30, 30, 40), Part("c", 26, 26, 40)], 60)
    assert [one.verdict for one in found] == [Verdict.FEWER, Verdict.CHANCE, Verdict.CHANCE]
    assert [one.missing for one in found] == [10, 0, 0]
    assert found[0].expected == 0.2
    assert found[0].ratio == pytest.approx(1 / 3)
    assert found[0].per_thousand == 200
    behind = furthest_behind(found)
    assert behind is not None
    assert behind.part.key == "a"


def test_an_unknown_weight_leaves_every_verdict_open() -> None:
    found = standings([Part("a", 4, 4, None), Part("b", 56, 56, 40)], 60)
    assert {one.verdict for one in found} == {Verdict.UNKNOWN}
    assert {one.expected for one in found} == {None}
    assert furthest_behind(found) is None
    assert found[0].share == pytest.approx(4 / 60)


def test_where_nobody_lacks_anything_nobody_is_behind() -> None:
    assert furthest_behind(standings([Part("a", 20, 20, 50), Part("b", 20, 20, 50)], 40)) is None


def test_without_records_there_is_no_share() -> None:
    (only,) = standings([Part("a", 0, 0, 50)], 0)
    assert (only.share, only.low, only.high, only.verdict) == (None, None, None, Verdict.UNKNOWN)


def test_per_thousand_inhabitants() -> None:
    assert per_thousand(13, 62_612) == pytest.approx(0.20763, abs=1e-5)
    assert per_thousand(13, None) is None
    assert per_thousand(0, 0) is None
