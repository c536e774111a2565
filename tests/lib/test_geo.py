"""Points on the map."""

import pytest

from produktschau.lib import geo

SQUARE = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [0.0, 0.0]]
HOLE = [[1.0, 1.0], [2.0, 1.0], [2.0, 2.0], [1.0, 2.0], [1.0, 1.0]]


def test_freiberg_and_doebeln_are_about_26_kilometres_apart() -> None:
    assert geo.distance_km(13.3339, 50.9147, 13.1477, 51.1246) == pytest.approx(26.7, abs=0.1)


def test_one_degree_of_latitude_is_111_kilometres() -> None:
    assert geo.distance_km(13, 50, 13, 51) == pytest.approx(111.195, abs=0.001)


def test_a_point_in_a_hole_is_outside() -> None:
    shape = {"type": "Polygon", "coordinates": [SQUARE, HOLE]}
    assert geo.in_geometry(3, 3, shape)
    assert not geo.in_geometry(1.5, 1.5, shape)
    assert not geo.in_geometry(5, 5, shape)


def test_a_point_in_the_second_part_is_inside() -> None:
    far = [[x + 10, y] for x, y in SQUARE]
    assert geo.in_geometry(12, 2, {"type": "MultiPolygon", "coordinates": [[SQUARE], [far]]})


def test_a_line_is_no_boundary() -> None:
    with pytest.raises(ValueError, match="LineString"):
        geo.polygons({"type": "LineString", "coordinates": []})


def test_swapped_coordinates_are_not_in_germany() -> None:
    assert geo.in_germany(13.33, 50.91)
    assert not geo.in_germany(50.91, 13.33)
