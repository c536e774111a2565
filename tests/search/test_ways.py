"""Ways on from an empty or thin result lead to what they count."""

import pytest

from produktschau.search.queries import Way, search
from tests.search.conftest import Box, Toy
from tests.search.places import settled


@pytest.fixture
def town(box: Box, monkeypatch: pytest.MonkeyPatch) -> Box:
    """A box whose toys lie in places."""
    return settled(
        box,
        monkeypatch,
        Toy(1, "Käse", "", "Waldheim", "Milch"),
        Toy(2, "Käse", "", "Brand-Erbisdorf", "Milch"),
        Toy(3, "Honig", "", "Döbeln", "Wachs"),
        Toy(4, "Lampe", "", "Döbeln", "Glas"),
        Toy(5, "Kerze", "", "Döbeln", "Wachs"),
    )


def ways(words: str, reason: str, filters: dict[str, list[str]] | None = None) -> list[Way]:
    """The ways of one reason."""
    return [way for way in search(words, filters=filters).ways if way.reason == reason]


def test_the_nearest_places_with_hits_are_named_with_their_distance(town: Box) -> None:
    near = ways("Käse Freiberg", "near")
    assert [(way.words, way.place_name, way.count) for way in near] == [
        ("Käse", "Brand-Erbisdorf", 1),
        ("Käse", "Waldheim", 1),
    ]
    assert [way.distance_km and round(way.distance_km) for way in near] == [5, 29]


def test_without_a_word_the_rest_is_counted(town: Box) -> None:
    assert [(way.words, way.count) for way in ways("Honig Quantencomputer", "fewer")] == [("Honig", 1)]


def test_without_filters_there_is_more(town: Box) -> None:
    filters = {"material": ["Glas"]}
    assert search("Honig", filters=filters).total == 0
    assert [(way.words, way.count, way.keeps_filters) for way in ways("Honig", "everywhere", filters)] == [
        ("Honig", 1, False)
    ]


def test_what_a_compound_is_leads_on(town: Box) -> None:
    assert [(way.words, way.count) for way in ways("Taschenlampe", "related")] == [("Lampe", 1)]


def test_a_correct_word_far_from_all_others_leads_nowhere(town: Box) -> None:
    results = search("Kirche")
    assert (results.total, [way.words for way in results.ways]) == (0, [])


def test_many_hits_need_no_ways(town: Box) -> None:
    assert search("").ways == ()


@pytest.mark.parametrize("words", ["Käse Freiberg", "Honig Quantencomputer", "Taschenlampe"])
def test_every_way_leads_to_as_many_hits_as_it_says(town: Box, words: str) -> None:
    results = search(words)
    assert results.ways
    for way in results.ways:
        asked = f"{way.words} {way.place_name}".strip()
        assert search(asked).total == way.count
