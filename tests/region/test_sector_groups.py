"""Which divisions a code covers, and what must not be added."""

import pytest

from produktschau.region.calculations.sector_groups import (
    CANDIDATES,
    DISJOINT,
    OverlappingSectors,
    divisions_of,
    group_of,
    overlapping,
    refuse_overlap,
)


def test_a_group_a_section_and_a_division_cover_their_divisions() -> None:
    assert divisions_of("A") == {"01", "02", "03"}
    assert (min(divisions_of("B-E")), max(divisions_of("B–E")), len(divisions_of("C"))) == ("05", "39", 24)
    assert divisions_of("10") == divisions_of("10.71.0") == {"10"}
    assert len(divisions_of("A-U")) == 88


@pytest.mark.parametrize("code", ["", "TOTAL", "4", "04", "E-B", "X", "10.", "10.x", "1O", "100"])
def test_what_is_no_code_covers_nothing(code: str) -> None:
    assert divisions_of(code) == frozenset()


def test_every_division_lies_in_exactly_one_of_the_finest_and_of_the_disjoint_groups() -> None:
    for division in divisions_of("A-U"):
        assert sum(division in divisions_of(group) for group in DISJOINT) == 1
        assert sum(division in divisions_of(group) for group in CANDIDATES) == (0 if group_of(division) == "B-E" else 1)


@pytest.mark.parametrize(
    ("division", "group"), [("13", "C"), ("35", "B-E"), ("7", "B-E"), ("62", "G-J"), ("4", ""), ("C", "")]
)
def test_a_division_has_its_finest_group(division: str, group: str) -> None:
    assert group_of(division) == group


def test_overlaps_are_found_at_every_level() -> None:
    assert overlapping(["A", "B-E", "F", "G-J"]) == []
    assert overlapping(["B-E", "C", "10"]) == [("B-E", "C"), ("B-E", "10"), ("C", "10")]
    assert overlapping(["10.1", "10.2", "10.11"]) == [("10.1", "10.11")]
    assert overlapping(["10", "10.11", "F", "F"]) == [("10", "10.11"), ("F", "F")]


def test_adding_what_overlaps_is_refused_with_a_sentence() -> None:
    refuse_overlap(DISJOINT)
    refuse_overlap(CANDIDATES)
    refuse_overlap(["B-E", "C"], added={"C"})
    with pytest.raises(
        OverlappingSectors, match=r"^B-E und C überschneiden sich und dürfen nicht zusammengezählt werden\.$"
    ):
        refuse_overlap(["A", "B-E", "C"])
