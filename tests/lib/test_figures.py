"""Tallies are added up honestly: what may lie elsewhere widens the span."""

from produktschau.lib.figures import span


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
