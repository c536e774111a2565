"""A radius narrows exactly: hits, totals and counts are those of looking at every point."""

import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from produktschau.lib.commands import Refused
from produktschau.lib.geo import distance_km
from produktschau.search.actions import mark
from produktschau.search.engine.circles import squares, within
from produktschau.search.engine.index import reading
from produktschau.search.engine.kinds import Circle, LonLat
from produktschau.search.engine.points import SIZES, corners, packed_point, square_of, terms_of_point, unpacked_point
from produktschau.search.management.commands.search import Command
from produktschau.search.queries import search
from produktschau.search.queries.shelf import shelf
from tests.search.conftest import Box, Toy, kept_up, titles, written
from tests.search.places import FREIBERG, settled

FREIBERG_POINT = (13.34, 50.91)
REGION = st.tuples(st.floats(12.6, 13.6, allow_nan=False), st.floats(50.6, 51.3, allow_nan=False))
WORLD = st.tuples(st.floats(-180, 180, allow_nan=False), st.floats(-90, 90, allow_nan=False))
KM = st.floats(0.001, 60, allow_nan=False)
MATERIALS = ("Holz", "Glas", "Ton")


def found_by_terms(points: list[LonLat], circle: Circle) -> set[int]:
    """The packed points that have one of the circle's terms."""
    packed = {packed_point(point) for point in points}
    terms = {term for square in squares(packed) for term in square.inside(circle)}
    return {point for point in packed if terms.intersection(terms_of_point(point))}


@settings(deadline=None)
@given(points=st.lists(REGION, max_size=60), middle=REGION, km=KM)
def test_the_terms_of_a_circle_are_those_of_the_points_in_it(points: list[LonLat], middle: LonLat, km: float) -> None:
    circle = Circle(middle, km)
    inside = {point for point in map(packed_point, points) if within(point, circle)}
    assert found_by_terms(points, circle) == inside


@settings(deadline=None)
@given(points=st.lists(WORLD, max_size=40), middle=WORLD, km=st.floats(0.001, 20_016, allow_nan=False))
def test_and_so_they_are_anywhere_on_earth(points: list[LonLat], middle: LonLat, km: float) -> None:
    circle = Circle(middle, km)
    inside = {point for point in map(packed_point, points) if within(point, circle)}
    assert found_by_terms(points, circle) == inside


def test_a_dense_region_takes_few_terms() -> None:
    dice = random.Random(3)  # noqa: S311  # made-up data
    points = [packed_point((dice.uniform(12.6, 13.6), dice.uniform(50.6, 51.3))) for _ in range(4000)]
    circle = Circle(FREIBERG_POINT, 20)
    inside = [point for point in points if within(point, circle)]
    terms = [term for square in squares(points) for term in square.inside(circle)]
    assert len(terms) < len(inside) / 2
    assert [term for square in squares(points) for term in square.inside(Circle(FREIBERG_POINT, 500))] == [
        term for square in squares(points) for term in [square.term]
    ]


@given(point=WORLD)
def test_a_point_lies_in_its_squares(point: LonLat) -> None:
    packed = packed_point(point)
    lon, lat = unpacked_point(packed)
    for bits in SIZES:
        (west, south), (east, north) = corners(square_of(packed, bits), bits)
        assert west <= lon <= east
        assert south <= lat <= north


@pytest.fixture
def strewn(box: Box) -> Box:
    """Eighty toys with none to three places each; some were moved, withdrawn and deleted after the index was built."""
    dice = random.Random(11)  # noqa: S311  # made-up data

    def toy(pk: int, is_published: bool = True) -> Toy:
        points = tuple((dice.uniform(12.9, 13.5), dice.uniform(50.7, 51.1)) for _ in range(dice.randrange(4)))
        return Toy(pk, f"Seil {pk:02}", material=dice.choice(MATERIALS), points=points, is_published=is_published)

    written(box, *(toy(pk) for pk in range(80)))
    box.put(*(toy(pk, pk % 5 > 0) for pk in range(30)))
    del box.toys[40]
    mark("toy", range(41))
    kept_up()
    return box


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    middle=REGION,
    km=st.sampled_from((5, 10, 20, 30, 50)),
    material=st.sampled_from(("", *MATERIALS)),
    sort=st.sampled_from(("name", "newest", "relevance", "distance")),
    words=st.sampled_from(("", "Seil")),
)
def test_hits_totals_and_counts_equal_brute_force(
    strewn: Box, middle: LonLat, km: int, material: str, sort: str, words: str
) -> None:
    circle = Circle(middle, km)

    def far(toy: Toy) -> float:
        points = [unpacked_point(packed_point(point)) for point in toy.points]
        return min((distance_km(*middle, *point) for point in points), default=1e9)

    here = [toy for toy in strewn.toys.values() if toy.is_published and far(toy) <= km]
    fitting = [toy for toy in here if not material or toy.material == material]
    filters = {"material": [material]} if material else {}
    found = search(words, ["toy"], filters, ["material"], size=100, sort=sort, near=middle, within=circle)
    assert sorted(titles(found)) == sorted(toy.name for toy in fitting)
    assert found.total == len(fitting)
    assert found.facets["material"] == Counter(toy.material for toy in here)
    by_name = {toy.name: far(toy) for toy in fitting}
    assert [hit.distance_km for hit in found.hits] == [pytest.approx(by_name[hit.title]) for hit in found.hits]
    if sort == "distance":
        assert titles(found) == sorted(titles(found), key=by_name.__getitem__)


def test_the_edge_belongs_to_the_circle_and_who_has_no_point_lies_nowhere(box: Box) -> None:
    point = unpacked_point(packed_point((13.5, 51.0)))
    written(box, Toy(1, "Am Rand", points=(point,)), Toy(2, "Nirgends"))
    km = distance_km(13.0, 51.0, *point)
    assert titles(search("", within=Circle((13.0, 51.0), km))) == ["Am Rand"]
    assert titles(search("", within=Circle((13.0, 51.0), km - 0.00001))) == []


def test_any_of_many_points_counts(box: Box) -> None:
    points = tuple((10 + number / 10, 51.0) for number in range(31))
    written(box, Toy(1, "Bäckerei mit vielen Läden", points=points))
    hit = search("", within=Circle((13.0, 51.0), 0.1)).hits[0]
    assert hit.distance_km == pytest.approx(0, abs=0.001)


def test_a_circle_is_worked_out_once_for_each_state_of_the_index(strewn: Box) -> None:
    circle = Circle(FREIBERG_POINT, 20)
    here = shelf("public")
    query = here.inside(circle)
    assert shelf("public").inside(circle) is query
    strewn.put(Toy(90, "Neu", points=(FREIBERG_POINT,)))
    mark("toy", [90])
    kept_up()
    assert shelf("public") is not here
    assert "Neu" in titles(search("", size=100, within=circle))


def test_an_empty_circle_leads_to_the_next_that_holds_something(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    settled(
        box,
        monkeypatch,
        Toy(1, "Lampe", points=((13.34, 51.15),)),  # 27 km north
        Toy(2, "Lampe", points=((13.34, 50.55),)),  # 40 km south
        Toy(3, "Vase", points=(FREIBERG_POINT,)),
    )
    assert FREIBERG.point
    found = search("Lampe", within=Circle(FREIBERG.point, 5))
    assert found.hits == []
    ways = [(way.reason, way.km, way.words, way.count) for way in found.ways]
    assert ways == [("wider", 30, "Lampe", 1), ("everywhere", 0, "Lampe", 2)]
    assert search("Lampe", within=Circle(FREIBERG.point, 30)).ways[0].km == 50


def test_ways_on_lead_to_what_they_say_within_the_circle(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    settled(box, monkeypatch, Toy(1, "Lampe", points=(FREIBERG_POINT,)), Toy(2, "Lampe", points=((12.0, 50.0),)))
    circle = Circle(FREIBERG_POINT, 10)
    found = search("Kinderlampe", within=circle)
    for way in found.ways:
        if way.keeps_filters and not way.km:
            assert search(way.words, within=circle).total == way.count


def test_the_points_of_an_index_are_all_on_its_ground(strewn: Box) -> None:
    everywhere = Circle((13.2, 50.9), 20_100)
    now = reading()
    lying = [toy for toy in strewn.toys.values() if toy.is_published and toy.points]
    assert now.count(now.inside(everywhere, now.ground())) == len(lying)


def test_the_command_takes_a_radius_with_its_place(
    box: Box, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settled(box, monkeypatch, Toy(1, "Lampe", points=((13.34, 51.15),)), Toy(2, "Vase", points=(FREIBERG_POINT,)))
    command = Command()
    options = dict.fromkeys(("kind", "filter", "facets", "explain", "sort"), None) | {"limit": 20, "language": "de"}
    assert command.run(words=[], near="Freiberg", within=10.0, **options) == 0
    assert command.run(words=["Lampe"], near="Freiberg", within=10.0, **options) == 1
    said = capsys.readouterr().out
    assert "Vase" in said
    assert "0,0 km" in said
    assert "Weiter in größerem Umkreis: bis 30 km: 1" in said
    for wrong in ({"near": None, "within": 10.0}, {"near": "Freiberg", "within": -1.0}):
        with pytest.raises(Refused, match="--within"):
            command.run(words=[], **wrong, **options)
