"""From degrees to drawing units, and borders out of shared corners."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.lib.geo import distance_km
from produktschau.region.calculations.borders import chained, rim_and_inner
from produktschau.region.calculations.projection import fitted, path

BOX = (12.6, 50.6, 13.7, 51.3)
LEFT = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]
RIGHT = [[1.0, 0.0], [2.0, 0.0], [2.0, 1.0], [1.0, 1.0], [1.0, 0.0]]


def test_the_box_fills_the_drawing() -> None:
    projection = fitted(BOX, width=900, margin=4)
    assert projection.point(12.6, 51.3) == (4, 4)
    x, y = projection.point(13.7, 50.6)
    assert x == pytest.approx(896)
    assert projection.height - 5 <= y <= projection.height - 4 + 1e-9


@given(st.floats(12.6, 13.7), st.floats(50.6, 51.3), st.floats(12.6, 13.7), st.floats(50.6, 51.3))
def test_distances_on_the_drawing_are_true_within_one_per_cent(ax: float, ay: float, bx: float, by: float) -> None:
    projection = fitted(BOX)
    drawn = math.dist(projection.point(ax, ay), projection.point(bx, by))
    scale = projection.y_per_degree / distance_km(13, 50.5, 13, 51.5)
    assert drawn / scale == pytest.approx(distance_km(ax, ay, bx, by), rel=0.01, abs=0.01)


def test_a_box_without_extent_is_refused() -> None:
    with pytest.raises(ValueError, match="Ausdehnung"):
        fitted((12.0, 50.0, 12.0, 51.0))


def test_a_path_is_rounded_closed_and_without_doubles() -> None:
    projection = fitted((0.0, 0.0, 1.0, 1.0), width=108, margin=4)
    ring = [[0.0, 1.0], [0.001, 1.0], [1.0, 1.0], [1.0, 0.0], [0.0, 1.0]]
    assert path([ring], projection, close=True) == "M4 4L104 4L104 104Z"


def test_rim_and_inner_border_of_two_groups() -> None:
    rim, inner = rim_and_inner({"l": [LEFT], "r": [RIGHT]}, {"l": "one", "r": "two"})
    assert len(rim) == 1
    assert len(rim[0]) == 7
    assert inner == [[(1.0, 0.0), (1.0, 1.0)]]


def test_areas_of_one_group_have_no_border_between_them() -> None:
    assert rim_and_inner({"l": [LEFT], "r": [RIGHT]}, {"l": "one", "r": "one"})[1] == []


@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda e: e[0] < e[1])))
def test_chaining_uses_every_edge_once(numbers: set[tuple[int, int]]) -> None:
    edges = {((float(a), 0.0), (float(b), 0.0)) for a, b in numbers}
    lines = chained(edges)
    walked = [tuple(sorted(pair)) for line in lines for pair in pairwise(line)]
    assert sorted(walked) == sorted(edges)
