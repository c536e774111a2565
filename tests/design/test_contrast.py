"""Contrast of two colours, and the nearest colour that is enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.design.contrast import contrast, is_colour, luminance, nearest

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert (round(contrast("#000000", "#ffffff"), 9), contrast("#336699", "#336699")) == (21, 1)


@pytest.mark.parametrize(("colour", "value"), [("#000", 0.0), ("#fff", 1.0), ("#ff0000", 0.2126), ("#0000ff", 0.0722)])
def test_luminance_is_that_of_the_guidelines(colour: str, value: float) -> None:
    assert round(luminance(colour), 9) == value


def test_a_grey_known_to_be_just_enough_and_one_just_short() -> None:
    assert [round(contrast(grey, "#ffffff"), 2) for grey in ("#767676", "#777777")] == [4.54, 4.48]


@given(COLOURS, COLOURS)
def test_contrast_does_not_ask_which_is_the_ground(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0000001


@given(COLOURS, COLOURS)
def test_the_nearest_colour_is_enough_and_never_further_than_needed(colour: str, ground: str) -> None:
    found = nearest(colour, [(ground, 4.5)])
    assert found is not None
    assert contrast(found, ground) >= 4.5
    if contrast(colour, ground) >= 4.5:
        assert abs(luminance(found) - luminance(colour)) < 0.01


def test_what_no_lightness_meets_has_no_nearest() -> None:
    assert nearest("#888888", [("#000000", 12.0), ("#ffffff", 12.0)]) is None


@pytest.mark.parametrize(
    "value",
    [
        "red",
        "#fff",
        "#12345g",
        "#1234567",
        "red;}body{display:none",
        "#123456;}",
        "#123456\n",
        " #123456",
        "",
        None,
        7,
        "#１２３４５６",
    ],
)
def test_nothing_else_counts_as_a_colour(value: object) -> None:
    assert is_colour(value) is False


def test_six_digits_in_either_case_are_a_colour() -> None:
    assert (is_colour("#a1B2c3"), is_colour("#000000")) == (True, True)
