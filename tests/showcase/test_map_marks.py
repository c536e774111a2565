"""Squares and names on the map."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.region.calculations.lettering import Box
from produktschau.showcase.calculations.map_marks import COARSE, FINE, STEPS, Spot, columns, marks, shares

CANVAS = Box(0, 0, 900, 800)
WORLDS = ("ton", "wald", "silber", "himmel", "honig", "")


def spots(*numbers: int, apart: float = 60) -> list[Spot]:
    """Places in a row, with so many things of one colour each."""
    return [
        Spot(f"p{place}", f"Ort {place}", 100 + place * apart, 300, {"ton": number} if number else {}, weight=-place)
        for place, number in enumerate(numbers)
    ]


def corners(path: str) -> list[tuple[float, float]]:
    """The upper left corners of the squares of a path."""
    return [(float(x), float(y)) for x, y in re.findall(r"M([\d.]+) ([\d.]+)h", path)]


def test_a_square_for_each_thing_while_there_is_room() -> None:
    made = marks(spots(3, 1, 0), FINE, CANVAS)
    assert made.per_square == 1
    assert len(corners(made.paths["ton"])) == 4


def test_more_things_than_room_share_squares() -> None:
    made = marks(spots(400, 80, apart=80), FINE, CANVAS)
    assert made.per_square > 1
    assert made.per_square in STEPS
    assert len(corners(made.paths["ton"])) == len(shares({"ton": 400}, made.per_square)) + len(
        shares({"ton": 80}, made.per_square)
    )


def test_a_phone_gets_fewer_and_larger_squares() -> None:
    some = spots(11, 8, 6, apart=70)
    fine, coarse = marks(some, FINE, CANVAS), marks(some, COARSE, CANVAS)
    assert fine.per_square == 1
    assert coarse.per_square > 1
    assert len(corners(coarse.paths["ton"])) < len(corners(fine.paths["ton"]))


def test_a_place_too_near_still_gets_its_one_square() -> None:
    made = marks(spots(500, 500, apart=4), FINE, CANVAS)
    assert len(corners(made.paths["ton"])) == 2


def test_colours_get_squares_by_their_share() -> None:
    assert shares({"ton": 5, "wald": 3, "honig": 1}, 3) == ["ton", "ton", "wald"]
    assert shares({"ton": 2, "": 1}, 1) == ["ton", "ton", ""]
    assert shares({"ton": 1, "wald": 1}, 100) == ["ton"]
    assert shares({}, 1) == []


@given(st.dictionaries(st.sampled_from(WORLDS), st.integers(1, 500)), st.sampled_from(STEPS))
def test_shares_make_the_rounded_whole_and_none_gets_more_than_rounded_up(colours: dict[str, int], step: int) -> None:
    given_ = shares(colours, step)
    whole = sum(colours.values())
    assert len(given_) == (max(1, int(whole / step + 0.5)) if whole else 0)
    for colour, count in colours.items():
        assert abs(given_.count(colour) - count * len(given_) / whole) < 1


@pytest.mark.parametrize(("number", "across"), [(1, 1), (2, 2), (3, 3), (4, 2), (5, 3), (6, 3), (8, 4), (11, 4)])
def test_a_block_is_as_wide_as_high_or_wider(number: int, across: int) -> None:
    assert columns(number) == across


@given(st.lists(st.tuples(st.integers(20, 880), st.integers(20, 780), st.integers(0, 60)), max_size=25))
def test_names_keep_clear_of_each_other_and_stay_on_the_map(places: list[tuple[int, int, int]]) -> None:
    some = [Spot(str(at), f"Ort {at}", x, y, {"ton": n} if n else {}) for at, (x, y, n) in enumerate(places)]
    boxes = [
        Box(one.x - len(one.name) * 3.9, one.y - 10, one.x + len(one.name) * 3.9, one.y + 2)
        for one in marks(some, FINE, CANVAS).names
    ]
    assert all(box.left >= 0 and box.right <= 900 for box in boxes)
    assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[:at])


def test_a_phone_names_only_places_that_have_something() -> None:
    made = marks(spots(2, 0, 2, apart=250), COARSE, CANVAS)
    assert [one.name for one in made.names] == ["Ort 0", "Ort 2"]
    assert [one.is_bare for one in marks(spots(2, 0), FINE, CANVAS).names] == [False, True]
