"""Location quotients."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.region.calculations.quotients import EmptyTotal, NegativeCount, TotalTooSmall, location_quotients
from produktschau.region.calculations.sector_groups import OverlappingSectors

SECTORS = "ABCD"
counts = st.fixed_dictionaries({sector: st.integers(1, 10**6).map(float) for sector in SECTORS})


def test_a_worked_example_with_published_totals() -> None:
    result = location_quotients({"A": 4190.0}, {"A": 615_000.0}, region_total=142_550, base_total=44_248_000)
    assert round(result["A"] or 0, 3) == 2.115


def test_the_quotient_of_the_issue() -> None:
    result = location_quotients({"A": 1714.0}, {"A": 879_213.0}, region_total=79_006, base_total=15_593_224)
    assert round(result["A"] or 0, 7) == 0.3847623


def test_what_overlaps_is_not_summed_but_may_stand_beside_published_totals() -> None:
    with pytest.raises(OverlappingSectors, match="B-E und C überschneiden sich"):
        location_quotients({"B-E": 3.0, "C": 2.0}, {"B-E": 3.0, "C": 2.0})
    assert location_quotients({"B-E": 3.0, "C": None}, {"B-E": 3.0, "C": 2.0}) == {"B-E": 1.0, "C": None}
    published = location_quotients({"B-E": 3.0, "C": 2.0}, {"B-E": 3.0, "C": 2.0}, region_total=9, base_total=9)
    assert published == {"B-E": 1.0, "C": 1.0}


def test_known_sums_and_published_totals_differ_when_a_cell_is_secret() -> None:
    region = {"A": 10.0, "B": 30.0, "C": None}
    base = {"A": 100.0, "B": 300.0, "C": 600.0}
    published = location_quotients(region, base, region_total=100, base_total=1000)
    known = location_quotients(region, base)
    assert published == {"A": 1.0, "B": 1.0, "C": None}
    assert known == {"A": 1.0, "B": 1.0, "C": None}
    other = location_quotients({"A": 10.0, "B": 30.0, "C": None}, {"A": 100.0, "B": 100.0, "C": 800.0})
    assert other == {"A": 0.5, "B": 1.5, "C": None}


def test_unknown_in_the_base_is_unknown_too() -> None:
    assert location_quotients({"A": 1.0}, {"A": None}, region_total=2, base_total=2) == {"A": None}
    assert location_quotients({"A": None}, {"A": None}) == {"A": None}


def test_a_sector_nobody_works_in_has_no_quotient() -> None:
    assert location_quotients({"A": 0.0, "B": 5.0}, {"A": 0.0, "B": 5.0})["A"] is None


def test_impossible_input_is_named() -> None:
    with pytest.raises(NegativeCount):
        location_quotients({"A": -1.0}, {"A": 1.0})
    with pytest.raises(EmptyTotal):
        location_quotients({"A": 0.0}, {"A": 0.0})
    with pytest.raises(TotalTooSmall):
        location_quotients({"A": 5.0}, {"A": 5.0}, region_total=4, base_total=10)
    with pytest.raises(ValueError, match="beide"):
        location_quotients({"A": 5.0}, {"A": 5.0}, region_total=4)


@given(counts)
def test_a_region_like_its_base_has_ones(region: dict[str, float]) -> None:
    assert location_quotients(region, region) == pytest.approx(dict.fromkeys(SECTORS, 1.0))


@given(counts, counts)
def test_quotients_weighted_by_the_base_shares_sum_to_one(region: dict[str, float], base: dict[str, float]) -> None:
    result = location_quotients(region, base)
    total = sum(base.values())
    assert sum((result[sector] or 0) * base[sector] / total for sector in SECTORS) == pytest.approx(1.0)


@given(counts, counts, st.floats(0.01, 100))
def test_size_does_not_matter(region: dict[str, float], base: dict[str, float], factor: float) -> None:
    larger = {sector: value * factor for sector, value in region.items()}
    assert location_quotients(larger, base) == pytest.approx(location_quotients(region, base))


@given(st.lists(counts, min_size=1, max_size=6))
def test_the_mean_over_all_regions_weighted_by_their_size_is_one(regions: list[dict[str, float]]) -> None:
    base = {sector: sum(region[sector] for region in regions) for sector in SECTORS}
    whole = sum(base.values())
    found = [(sum(region.values()) / whole, location_quotients(region, base)) for region in regions]
    for sector in SECTORS:
        assert sum(weight * (result[sector] or 0) for weight, result in found) == pytest.approx(1.0)
