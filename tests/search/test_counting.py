"""Facets are counted as counting one by one would, distances are exact, and orders are total."""

import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
import tantivy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from produktschau.lib.geo import distance_km
from produktschau.search.actions import mark
from produktschau.search.engine import counting
from produktschau.search.engine.distances import ranked
from produktschau.search.engine.facets import FACETS, Facet
from produktschau.search.engine.index import digest, reading
from produktschau.search.engine.points import packed_point, unpacked_point
from produktschau.search.engine.schema import FILTER, filter_term, schema
from tests.search.conftest import Box, Toy, kept_up, written

MATERIALS = ("Holz", "Glas", "Ton", "Wolle")
LONS = st.floats(-180, 180, allow_nan=False)
LATS = st.floats(-90, 90, allow_nan=False)


def with_value(name: str, value: str) -> tantivy.Query:
    """Records with a facet's value."""
    return tantivy.Query.term_query(schema(), FILTER, filter_term(name, value), index_option="basic")


@dataclass(frozen=True)
class Shelves:
    """Toys stand on one of five shelves and have a colour: said by another domain than the toys' own."""

    def values(self, kind: str, keys: object) -> Mapping[int, list[str]]:
        """The shelf of each toy."""
        return {key: [f"Fach {key % 5}"] for key in keys}  # type: ignore[attr-defined]  # keys, whatever their collection


@pytest.fixture
def many(box: Box, monkeypatch: pytest.MonkeyPatch) -> Box:
    """A hundred toys, of which some were changed, withdrawn and deleted after the index was built."""
    monkeypatch.setattr(FACETS, "_things", {})
    FACETS.register("shelf", Facet("shelf", "fach", "Fach", ("toy",), dict, Shelves().values))
    dice = random.Random(7)  # noqa: S311  # made-up data
    written(box, *(Toy(pk, f"Seil {pk}", material=dice.choice(("", *MATERIALS))) for pk in range(1, 101)))
    for pk in range(1, 41):
        box.put(Toy(pk, f"Seil {pk}", material=dice.choice(("", *MATERIALS)), is_published=pk % 4 > 0))
    del box.toys[50]
    mark("toy", range(1, 51))
    kept_up()
    return box


def test_counts_equal_brute_force_whatever_is_asked_and_whichever_way_is_taken(many: Box) -> None:
    now = reading()
    everything = [toy for toy in many.toys.values() if toy.is_published]
    queries: dict[str, tuple[tantivy.Query, Callable[[Toy], bool]]] = {
        "all": (tantivy.Query.all_query(), lambda toy: True),
        "none": (with_value("material", "Gold"), lambda toy: False),
        **{
            value: (with_value("material", value), lambda toy, value=value: toy.material == value)  # type: ignore[misc]  # bound at once
            for value in MATERIALS
        },
        "shelf": (with_value("shelf", "Fach 2"), lambda toy: toy.pk % 5 == 2),
    }
    for query, fits in queries.values():
        toys = [toy for toy in everything if fits(toy)]
        wanted = {
            "material": dict(Counter(toy.material for toy in toys if toy.material)),
            "shelf": dict(Counter(f"Fach {toy.pk % 5}" for toy in toys)),
        }
        assert now.facet_counts(query, ["material", "shelf"]) == wanted
        assert now.facet_counts(query, ["shelf"]) == {"shelf": wanted["shelf"]}
        for few in (0.0, 2.0):  # all by walking values, all by looking at hits
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(counting, "FEW", few)
                assert now.facet_counts(query, ["material", "shelf"]) == wanted


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    toys=st.lists(st.tuples(st.sampled_from(("", *MATERIALS)), st.booleans()), max_size=12),
    changed=st.lists(st.integers(0, 11), max_size=6),
    chosen=st.sets(st.sampled_from(MATERIALS), min_size=1),
)
def test_counts_equal_brute_force_for_any_toys(
    box: Box, toys: list[tuple[str, bool]], changed: list[int], chosen: set[str]
) -> None:
    box.toys.clear()
    written(box, *(Toy(pk, "Seil", material=material, is_published=ok) for pk, (material, ok) in enumerate(toys)))
    for pk in set(changed) & set(box.toys):
        box.put(Toy(pk, "Seil", material="Ton"))
    mark("toy", changed)
    kept_up()
    fitting = [toy for toy in box.toys.values() if toy.is_published and toy.material in chosen]
    query = tantivy.Query.boolean_query(
        [(tantivy.Occur.Should, with_value("material", value)) for value in sorted(chosen)]
    )
    assert reading().facet_counts(query, ["material"]) == {"material": Counter(toy.material for toy in fitting)}


def test_another_facet_makes_another_index(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest()
    monkeypatch.setattr(FACETS, "_things", {})
    FACETS.register("taste", Facet("taste", "geschmack", "Geschmack", ("toy",), dict))
    assert digest() != before


def test_the_nearest_point_counts_and_who_has_none_comes_last(box: Box) -> None:
    near = (13.0, 51.0)
    written(
        box,
        Toy(1, "Fern", points=((13.5, 51.0),)),
        Toy(2, "Nirgends"),
        Toy(3, "Nah", points=((20.0, 51.0), (13.1, 51.0))),
    )
    found = reading().nearest(tantivy.Query.all_query(), near, limit=10)
    assert ([kept.pk for _, kept in found.hits], found.total) == ([3, 1, 2], 3)
    assert found.distances[0] == pytest.approx(distance_km(*near, 13.1, 51.0), abs=0.001)
    assert found.distances[2] is None
    second = reading().nearest(tantivy.Query.all_query(), near, limit=1, offset=1)
    assert [kept.pk for _, kept in second.hits] == [1]


def test_distances_are_in_order_for_ten_thousand_points() -> None:
    dice = random.Random(3)  # noqa: S311  # made-up data
    points = [(dice.uniform(12, 14), dice.uniform(50, 52)) for _ in range(10_000)]
    order = ranked([[packed_point(point)] for point in points], (13.0, 51.0))
    exact = sorted(range(10_000), key=lambda at: distance_km(13.0, 51.0, *points[at]))
    assert [place.at for place in order[:500]] == exact[:500]


@given(LONS, LATS)
def test_a_packed_point_is_the_point(lon: float, lat: float) -> None:
    assert 0 <= packed_point((lon, lat)) < 2**64
    assert unpacked_point(packed_point((lon, lat))) == pytest.approx((lon, lat), abs=1e-7)


def test_the_newest_come_first_and_equals_by_name(box: Box) -> None:
    written(box, Toy(1, "Cello", newest=5), Toy(2, "Bass", newest=9), Toy(3, "Alt", newest=5), Toy(4, "Zimbel"))
    found = reading().find(tantivy.Query.all_query(), limit=9, order="newest")
    assert [kept.title for _, kept in found.hits] == ["Bass", "Alt", "Cello", "Zimbel"]
    assert [kept.title for _, kept in reading().find(tantivy.Query.all_query(), limit=9, order="name").hits] == [
        "Alt",
        "Bass",
        "Cello",
        "Zimbel",
    ]
