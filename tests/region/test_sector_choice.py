"""From thresholds to a proposal with its reasons; years and changes beside it."""

import pytest

from produktschau.region.calculations.sector_choice import (
    Proposal,
    Reason,
    Thresholds,
    UnfitThreshold,
    proposed,
    surplus,
)
from produktschau.region.calculations.series import UnknownYear, change, indexed, known_year

USUAL = Thresholds(1.25, 0.05)


@pytest.mark.parametrize(
    ("quotient", "share", "regional", "proposal", "reasons"),
    [
        (1.25, 0.05, 3.0, Proposal.NETWORK, (Reason.QUOTIENT_REACHED, Reason.SHARE_REACHED, Reason.GAINS)),
        (2.1, 0.0499, -3.0, Proposal.WITH_OTHERS, (Reason.QUOTIENT_REACHED, Reason.SHARE_TOO_SMALL, Reason.LOSES)),
        (1.2499, 0.2, 0.0, Proposal.NO, (Reason.QUOTIENT_ABOVE_ONE, Reason.SHARE_REACHED)),
        (1.0, 0.2, None, Proposal.NO, (Reason.QUOTIENT_BELOW_ONE, Reason.SHARE_REACHED)),
        (None, 0.2, None, Proposal.UNKNOWN, (Reason.QUOTIENT_UNKNOWN, Reason.SHARE_REACHED)),
        (2.0, None, None, Proposal.UNKNOWN, (Reason.QUOTIENT_REACHED, Reason.SHARE_UNKNOWN)),
    ],
)
def test_a_sector_is_proposed_for_reasons(
    quotient: float | None, share: float | None, regional: float | None, proposal: Proposal, reasons: tuple[Reason, ...]
) -> None:
    assert proposed(quotient, share, regional, USUAL) == (proposal, reasons)


def test_thresholds_that_cannot_be_are_refused() -> None:
    with pytest.raises(UnfitThreshold, match="größer als 0"):
        Thresholds(0, 0.05)
    for share in (-0.01, 1.01):
        with pytest.raises(UnfitThreshold, match="zwischen 0 und 100 Prozent"):
            Thresholds(1, share)


def test_the_surplus_counts_persons_beyond_the_usual_share() -> None:
    assert surplus(34_670, 142_550, 7_594_000, 44_248_000) == pytest.approx(10_205, abs=0.5)
    assert surplus(10, 100, 20, 100) == -10
    assert surplus(None, 1, 1, 1) is surplus(1, 1, 1, 0) is None


def test_a_year_that_does_not_exist_is_refused_and_those_there_are_named() -> None:
    assert known_year(None, [2005, 2017]) == 2017
    assert known_year(2005, [2005, 2017]) == 2005
    with pytest.raises(UnknownYear, match=r"^Für 2016 gibt es keine Zahlen; vorhanden sind 2005, 2017\.$"):
        known_year(2016, [2017, 2005])
    with pytest.raises(UnknownYear, match="auch für kein anderes Jahr"):
        known_year(2016, [])


def test_changes_are_told_from_the_first_year() -> None:
    assert indexed({2005: 50.0, 2008: 60.0, 2011: None}) == {2005: 100.0, 2008: 120.0, 2011: None}
    assert indexed({2005: None, 2008: 60.0}) == {2005: None, 2008: None}
    assert indexed({}) == {}
    assert change(50, 60) == pytest.approx(0.2)
    assert change(0, 60) is change(None, 1) is change(1, None) is None
