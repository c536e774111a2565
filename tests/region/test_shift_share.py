"""Shift-share: what a change is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.region.calculations.quotients import EmptyTotal, NegativeCount
from produktschau.region.calculations.sector_groups import OverlappingSectors
from produktschau.region.calculations.shift_share import added, shift_share

number = st.integers(1, 10**6).map(float)
counts = st.fixed_dictionaries(dict.fromkeys("ABCD", number))


def test_a_worked_example() -> None:
    """100 persons become 130; the country grows by a tenth, the sector there by a fifth: 10 + 10 + 10."""
    parts = shift_share(
        {"C": 100.0}, {"C": 130.0}, base_before={"C": 1000.0}, base_after={"C": 1200.0}, base_totals=(5000, 5500)
    )["C"]
    assert parts is not None
    assert [round(value, 9) for value in (parts.national, parts.mix, parts.regional, parts.change)] == [10, 10, 10, 30]


def test_unknown_stays_unknown() -> None:
    known = {"C": 1.0}
    for before, after, base_before, base_after in (
        ({"C": None}, known, known, known),
        (known, {"C": None}, known, known),
        (known, {}, known, known),
        (known, known, {"C": None}, known),
        (known, known, {"C": 0.0}, known),
        (known, known, known, {}),
    ):
        found = shift_share(before, after, base_before=base_before, base_after=base_after, base_totals=(2, 2))
        assert found == {"C": None}
        assert added(found) is None


def test_impossible_input_is_refused() -> None:
    one = {"C": 1.0}
    with pytest.raises(NegativeCount):
        shift_share({"C": -1.0}, one, base_before=one, base_after=one, base_totals=(1, 1))
    with pytest.raises(EmptyTotal):
        shift_share(one, one, base_before=one, base_after=one, base_totals=(0, 1))
    both = {"B-E": 2.0, "C": 1.0}
    with pytest.raises(OverlappingSectors):
        added(shift_share(both, both, base_before=both, base_after=both, base_totals=(9, 9)))


@given(counts, counts, counts, counts)
def test_the_parts_add_up_to_the_change(
    before: dict[str, float], after: dict[str, float], base_before: dict[str, float], base_after: dict[str, float]
) -> None:
    totals = (sum(base_before.values()), sum(base_after.values()))
    found = shift_share(before, after, base_before=base_before, base_after=base_after, base_totals=totals)
    for sector, parts in found.items():
        assert parts is not None
        scale = max(abs(parts.national), abs(parts.mix), abs(parts.regional), 1.0)
        assert parts.change == pytest.approx(after[sector] - before[sector], abs=1e-9 * scale)
    whole = added(found)
    assert whole is not None
    assert whole.change == pytest.approx(sum(after.values()) - sum(before.values()), abs=1e-3)


@given(counts, counts)
def test_the_country_itself_has_no_regional_effect(before: dict[str, float], after: dict[str, float]) -> None:
    totals = (sum(before.values()), sum(after.values()))
    whole = added(shift_share(before, after, base_before=before, base_after=after, base_totals=totals))
    assert whole is not None
    assert whole.regional == pytest.approx(0, abs=1e-6)
    assert whole.mix == pytest.approx(0, abs=1e-3)
