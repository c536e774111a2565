"""Cuts: what part of a picture is shown, and how an address names it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.showcase.calculations.cuts import CARD, PREVIEW, SHAPES, SQUARE, WIDE, Cut, box, cuts_around, parsed

SIDE = st.integers(1, 12_000)
PERCENT = st.integers(0, 100)


@pytest.mark.parametrize(
    ("focus", "expected"),
    [((50, 50), (200, 0, 800, 600)), ((0, 50), (0, 0, 800, 600)), ((100, 0), (400, 0, 800, 600))],
)
def test_a_wide_picture_loses_its_sides(focus: tuple[int, int], expected: tuple[int, int, int, int]) -> None:
    assert box(1200, 600, CARD, *focus) == expected


def test_a_tall_picture_loses_top_and_bottom() -> None:
    assert box(600, 1200, SQUARE, 50, 25) == (0, 0, 600, 600)
    assert box(600, 1200, SQUARE, 50, 60) == (0, 420, 600, 600)


def test_a_picture_of_the_shape_itself_is_whole_whatever_its_focus() -> None:
    assert {box(1200, 800, WIDE, x, y) for x in (0, 50, 100) for y in (0, 50, 100)} == {(0, 0, 1200, 800)}


@given(SIDE, SIDE, st.sampled_from([*SHAPES.values(), PREVIEW]), PERCENT, PERCENT)
def test_a_cut_lies_in_the_picture_and_touches_two_of_its_edges(
    width: int, height: int, shape: object, x: int, y: int
) -> None:
    left, top, across, down = box(width, height, shape, x, y)  # type: ignore[arg-type]  # a shape of ours
    assert left >= 0
    assert top >= 0
    assert left + across <= width
    assert top + down <= height
    assert across == width or down == height


@given(st.integers(200, 6_000), st.integers(200, 6_000), st.sampled_from(list(SHAPES.values())), PERCENT, PERCENT)
def test_the_focus_stays_in_sight(width: int, height: int, shape: object, x: int, y: int) -> None:
    left, top, across, down = box(width, height, shape, x, y)  # type: ignore[arg-type]  # a shape of ours
    assert left - 1 <= width * x / 100 <= left + across + 1
    assert top - 1 <= height * y / 100 <= top + down + 1


@given(st.sampled_from(list(SHAPES.values())), PERCENT, PERCENT)
def test_a_name_is_read_as_it_was_written(shape: object, x: int, y: int) -> None:
    for cut in cuts_around(x, y):
        assert parsed(cut.name) == cut


@pytest.mark.parametrize(
    "name",
    [
        *("", "karte", "karte-640", "karte-641-50x50", "karte-640-101x50", "karte-640-050x50", "karte-640-5x5x5"),
        *("mond-640-50x50", "vorschau-1200-50x50", "../karte-640-50x50", "karte-640-50x50\n", "karte-٦٤٠-50x50"),
    ],
)
def test_other_names_are_no_cuts(name: str) -> None:
    assert parsed(name) is None


def test_the_name_says_shape_width_and_focus() -> None:
    assert Cut(CARD, 640, 50, 30).name == "karte-640-50x30"
