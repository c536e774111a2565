"""Places in queries: named, inflected, mistyped, with their surroundings, and nothing there."""

import pytest

from produktschau.search.engine.vocabulary import vocabulary
from produktschau.search.queries import search
from produktschau.search.queries.places import inflected, named
from produktschau.search.queries.understanding import understood
from tests.search.conftest import Box, Toy, titles
from tests.search.places import ALL, settled

PLACES = named(ALL)


@pytest.fixture
def town(box: Box, monkeypatch: pytest.MonkeyPatch) -> Box:
    """A box whose toys lie in places."""
    return settled(
        box,
        monkeypatch,
        Toy(1, "Honig", "", "Döbeln"),
        Toy(2, "Honig", "", "Freiberg"),
        Toy(3, "Salami", "", "Freiberg"),
        Toy(4, "Freiberger Lebkuchen", "", "Waldheim"),
        Toy(5, "Käse", "", "Waldheim", points=((13.02, 51.07),)),
        Toy(6, "Pumpe aus Stein", "", "Freiberg", points=((13.34, 50.91),)),
        Toy(7, "Großer Käse", "", "Brand-Erbisdorf", points=((13.32, 50.87),)),
    )


def places_in(text: str) -> list[str]:
    """The places a query names."""
    return [place.name for place, _ in understood(text, vocabulary(), PLACES).places]


def test_a_word_and_a_place_find_the_word_in_the_place(town: Box) -> None:
    results = search("Honig Döbeln")
    assert [hit.pk for hit in results.hits] == [1]
    assert (results.place and results.place.key, results.words, results.widened) == ("d", "Honig", False)


@pytest.mark.parametrize(
    "text",
    [
        "Döbeln",
        "DOEBELN",
        "in Döbeln",
        "aus Döbeln",
        "Döbelns",
        "Döbelner",
        "Raum Döbeln",
        "nahe Döbeln",
        "Großbauchlitz",
    ],
)
def test_a_place_is_known_in_every_form(text: str) -> None:
    assert places_in(text) == ["Döbeln"]
    assert places_in(f"Honig {text}") == ["Döbeln"]


def test_places_of_several_words_are_known_and_the_longest_wins() -> None:
    assert places_in("Käse Brand-Erbisdorf") == places_in("Käse Brand Erbisdorf") == ["Brand-Erbisdorf"]
    assert places_in("Tischler in Geringswalde OT Arras") == ["Waldheim"]


def test_the_words_before_a_place_go_with_it() -> None:
    assert understood("Käse in der Nähe von Döbeln", vocabulary(), PLACES).words == "Käse"
    assert understood("Tischler in Freiberg", vocabulary(), PLACES).words == "Tischler"


def test_demonyms_follow_german() -> None:
    forms = {"doebeln": "doebelner", "freiberg": "freiberger", "geringswalde": "geringswalder", "dresden": "dresdner"}
    assert all(demonym in inflected(name) for name, demonym in forms.items())


def test_a_part_of_town_that_is_a_plain_word_is_a_place_only_behind_a_preposition() -> None:
    assert (places_in("Pumpe Stein"), places_in("Pumpe in Stein")) == ([], ["Döbeln"])


def test_a_record_elsewhere_that_carries_the_place_in_its_name_is_found_behind(town: Box) -> None:
    assert titles(search("Freiberger Salami")) == ["Salami"]
    assert titles(search("Freiberger Lebkuchen")) == ["Freiberger Lebkuchen"]


def test_only_a_place_gives_everything_there_by_name(town: Box) -> None:
    assert titles(search("Freiberg"))[:3] == ["Honig", "Pumpe aus Stein", "Salami"]


def test_two_places_give_both(town: Box) -> None:
    assert sorted(hit.pk for hit in search("Honig Döbeln Freiberg").hits) == [1, 2]


def test_a_mistyped_place_is_known_and_said(town: Box) -> None:
    results = search("Honig Döbbeln")
    assert ([hit.pk for hit in results.hits], results.suggestion) == ([1], "Honig Döbeln")


def test_around_a_place_near_ones_count_behind_the_place_itself(town: Box) -> None:
    assert titles(search("Käse bei Freiberg")) == ["Großer Käse"]
    assert [hit.pk for hit in search("Honig in Döbeln und Umgebung").hits] == [1]


def test_where_the_place_has_nothing_the_nearest_come_and_it_is_said(town: Box) -> None:
    results = search("Käse Freiberg")
    assert (titles(results), results.widened) == (["Großer Käse", "Käse"], True)
    assert results.notes == ("In Freiberg gibt es dazu nichts. Hier steht, was am nächsten liegt.",)
    assert [hit.distance_km and round(hit.distance_km) for hit in results.hits] == [5, 29]


def test_what_is_nowhere_is_not_found_by_naming_a_place(town: Box) -> None:
    results = search("Bananen Freiberg")
    assert (results.hits, results.total, results.widened) == ([], 0, False)
