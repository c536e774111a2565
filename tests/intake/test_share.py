"""A line of a call's coverage: behind only where chance alone does not explain it."""

import pytest

from produktschau.intake.calculations.calls import Share


@pytest.mark.parametrize(
    ("share", "is_behind"),
    [
        (Share("Döbeln", 20, 4, 60, 13, 64, 62_612, 300_639), True),
        (Share("Döbeln", 20, 11, 60, 13, 64, 62_612, 300_639), False),
        (Share("Döbeln", 3, 0, 3, 13, 64, 62_612, 300_639), False),
        (Share("Döbeln", 0, 0, 60, 13, 64, 62_612, 300_639), False),
        (Share("Döbeln", 20, 0, 0, 13, 64, 62_612, 300_639), False),
        (Share("Tischler", 20, 2, 60, 20, 64), True),
        (Share("Tischler", 20, 2, 60, 0, 0), False),
    ],
    ids=["4 of 60", "11 of 60", "none of 3", "not asked", "no answers", "beside the firms shown", "nothing to compare"],
)
def test_behind_is_who_answered_less_than_chance_explains(share: Share, is_behind: bool) -> None:
    assert share.is_behind == is_behind
