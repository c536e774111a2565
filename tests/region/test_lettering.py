"""Names beside the land they belong to."""

from hypothesis import given
from hypothesis import strategies as st

from produktschau.region.calculations.lettering import Box, room_outside
from produktschau.region.models import Region
from produktschau.region.queries import kept_shapes, map_shapes

CANVAS = Box(0, 0, 900, 600)
LAND = [(300.0, 200.0), (600.0, 200.0), (600.0, 400.0), (300.0, 400.0), (300.0, 200.0)]


def test_a_name_stands_outside_near_its_own_land() -> None:
    west = [(300.0, 200.0), (320.0, 300.0), (300.0, 400.0)]
    place = room_outside([LAND], west, (120, 30), CANVAS, [])
    assert place is not None
    assert place[0] < 300 - 60
    assert 200 <= place[1] <= 400


def test_two_names_keep_clear_of_each_other() -> None:
    first = room_outside([LAND], LAND, (120, 30), CANVAS, [])
    assert first is not None
    taken = Box.around(first, 120, 30)
    second = room_outside([LAND], LAND, (120, 30), CANVAS, [taken])
    assert second is not None
    assert not Box.around(second, 120, 30).meets(taken)


def test_without_room_there_is_no_place() -> None:
    assert room_outside([LAND], LAND, (890, 590), CANVAS, []) is None


@given(st.floats(-50, 50), st.floats(-50, 50), st.floats(-50, 50), st.floats(-50, 50))
def test_boxes_meet_each_other_or_neither(ax: float, ay: float, bx: float, by: float) -> None:
    one, other = Box.around((ax, ay), 20, 10), Box.around((bx, by), 12, 8)
    assert one.meets(other) == other.meets(one)
    assert one.meets(other) == (abs(ax - bx) < 16 and abs(ay - by) < 9)


def test_a_former_district_is_drawn_larger_with_its_surroundings(mittelsachsen: Region) -> None:
    whole, part = map_shapes(), map_shapes("doebeln")
    assert whole is not None
    assert part is not None
    assert part.projection.x_per_degree > 1.5 * whole.projection.x_per_degree
    inside = {place.name for place in whole.places if place.territory.former_district.slug == "doebeln"}  # type: ignore[union-attr]  # each of the demo's lies in one
    assert inside < {place.name for place in part.places}
    assert len(part.places) < 52
    assert part.old_names == []


def test_a_district_nobody_knows_shows_the_whole(mittelsachsen: Region) -> None:
    shapes = map_shapes("atlantis")
    assert shapes is not None
    assert shapes.view_box == "0 0 900 831"


def test_a_drawing_is_kept_under_its_name(mittelsachsen: Region) -> None:
    first, second, part = kept_shapes(), kept_shapes(), kept_shapes("doebeln")
    assert first is not None
    assert second is not None
    assert part is not None
    assert first[0] == second[0]
    assert first[1] is second[1]
    assert part[0] != first[0]


def test_without_boundaries_nothing_is_kept(db: None) -> None:
    assert kept_shapes() is None
