"""How one-sided an economy is, and how much it differs from another; ranks beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.region.calculations.quotients import EmptyTotal, NegativeCount
from produktschau.region.calculations.ranks import rank, ranked_among
from produktschau.region.calculations.sector_groups import OverlappingSectors
from produktschau.region.calculations.specialisation import DifferentSectors, herfindahl, krugman, shares

counts = st.fixed_dictionaries({sector: st.integers(1, 10**6).map(float) for sector in "ABCD"})


def test_two_regions_of_krugman_s_kind() -> None:
    """Half and half against one quarter and three quarters: the shares differ by a quarter, twice."""
    one, other = shares({"A": 50.0, "F": 50.0}), shares({"A": 1.0, "F": 3.0})
    assert krugman(one, other) == 0.5
    assert herfindahl(one) == 0.5
    assert herfindahl(other) == 0.625


def test_nothing_in_common_is_two_and_a_single_sector_is_one() -> None:
    assert krugman({"A": 1.0, "F": 0.0}, {"A": 0.0, "F": 1.0}) == 2.0
    assert herfindahl({"A": 1.0, "F": 0.0}) == 1.0


def test_unknown_stays_unknown() -> None:
    assert shares({"A": 1.0, "F": None}) == {"A": None, "F": None}
    assert shares({"A": 1.0, "F": None}, 4.0) == {"A": 0.25, "F": None}
    assert krugman({"A": None}, {"A": 1.0}) is None
    assert krugman({"A": 1.0}, {"A": None}) is None
    assert herfindahl({"A": 1.0, "F": None}) is None


def test_impossible_input_is_refused() -> None:
    with pytest.raises(OverlappingSectors):
        shares({"B-E": 2.0, "C": 1.0})
    with pytest.raises(OverlappingSectors):
        herfindahl({"B-E": 0.5, "C": 0.5})
    with pytest.raises(NegativeCount):
        shares({"A": -1.0})
    with pytest.raises(EmptyTotal):
        shares({"A": 0.0})
    with pytest.raises(DifferentSectors, match="steht nur in einem"):
        krugman({"A": 1.0}, {"F": 1.0})


@given(counts, counts)
def test_the_index_is_between_none_and_two_and_the_same_both_ways(
    one: dict[str, float], other: dict[str, float]
) -> None:
    first, second = shares(one), shares(other)
    found = krugman(first, second)
    assert found is not None
    assert 0 <= found <= 2 + 1e-12
    assert found == pytest.approx(krugman(second, first))
    assert krugman(first, first) == 0


@given(counts)
def test_the_herfindahl_index_is_between_a_quarter_and_one(one: dict[str, float]) -> None:
    found = herfindahl(shares(one)) or 0
    assert 0.25 - 1e-12 <= found <= 1 + 1e-12


def test_equals_share_a_rank_and_the_unknown_have_none() -> None:
    assert [rank(value, [4.0, 3.0, 3.0, 1.0, None]) for value in (4.0, 3.0, 1.0, None)] == [1, 2, 4, None]
    assert ranked_among([1.0, None, 2.0]) == 3
