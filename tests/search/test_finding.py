"""What is found for which words, and in which order."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from produktschau.search.queries import LONGEST_QUERY, MOST_WORDS, search
from produktschau.search.queries.results import last_page
from tests.search.conftest import Box, Toy, found, titles, written


@pytest.fixture
def shop(box: Box) -> Box:
    """A box with some toys in it."""
    written(
        box,
        Toy(1, "Bienenhonig", "Aus eigener Imkerei", "Döbeln", "Honig"),
        Toy(2, "Solarpumpe", "Für den Gartenteich", "Freiberg", "Metall"),
        Toy(3, "Möbel aus Massivholz", "Tische und Schränke, auf Wunsch mit Honig geölt", "Freiberg", "Holz"),
        Toy(4, "Kletterseile", "Seile für Hallen", "Mittweida", "Textil"),
        Toy(5, "Lampe", "Für das Kinderzimmer", "Döbeln", "Glas"),
        Toy(6, "Bau eines Hauses", "", "Hainichen", "Stein"),
        Toy(7, "Bauer Müller", "", "Hainichen", ""),
    )
    return box


def test_a_part_of_a_compound_finds_it(shop: Box) -> None:
    assert [found(word) for word in ("Pumpe", "Seil", "Massivholzmöbel")] == [
        ["Solarpumpe"],
        ["Kletterseile"],
        ["Möbel aus Massivholz"],
    ]


def test_a_compound_finds_a_record_that_has_all_its_parts(shop: Box) -> None:
    assert found("Kinderzimmerlampe") == ["Lampe"]


def test_words_written_apart_find_the_compound(shop: Box) -> None:
    assert found("Solar Pumpe") == ["Solarpumpe"]


def test_umlauts_may_be_spelt_out(shop: Box) -> None:
    assert found("Moebel") == found("Möbel") == found("MÖBEL") == ["Möbel aus Massivholz"]


def test_inflected_words_are_found(shop: Box) -> None:
    assert found("Lampen") == ["Lampe"]
    assert found("Schrank") == ["Möbel aus Massivholz"]


def test_the_name_weighs_more_than_the_story(shop: Box) -> None:
    assert found("Honig") == ["Bienenhonig", "Möbel aus Massivholz"]


def test_the_beginning_of_the_last_word_is_enough(shop: Box) -> None:
    assert found("Klett") == ["Kletterseile"]
    assert found("Honig Döb") == ["Bienenhonig"]


def test_the_farmer_is_found_before_the_builder(shop: Box) -> None:
    assert found("Bauer") == ["Bauer Müller"]
    assert found("Bau")[0] == "Bau eines Hauses"


def test_all_words_count_when_that_finds_something(shop: Box) -> None:
    results = search("Honig Döbeln")
    assert (titles(results), results.loosened) == (["Bienenhonig"], False)


def test_some_words_count_when_all_find_nothing_and_it_is_said(shop: Box) -> None:
    results = search("Kletterseile Döbeln")
    assert (results.loosened, len(results.notes)) == (True, 1)
    assert sorted(titles(results)) == ["Bienenhonig", "Kletterseile", "Lampe"]


def test_a_typing_mistake_is_forgiven_from_five_letters_and_named(shop: Box) -> None:
    results = search("Solarpunpe Freiberg")
    assert (titles(results), results.suggestion) == (["Solarpumpe"], "Solarpumpe Freiberg")
    assert search("Lamqe").suggestion == "Lampe"
    assert found("Seli") == []


def test_mistakes_are_not_guessed_where_the_word_is_there(shop: Box) -> None:
    results = search("Lampe")
    assert (titles(results), results.suggestion) == (["Lampe"], "")


def test_what_fits_nothing_stays_empty(shop: Box) -> None:
    results = search("Quantencomputer")
    assert (results.hits, results.total, results.suggestion, results.loosened) == ([], 0, "", False)


def test_no_words_list_everything_by_name(shop: Box) -> None:
    assert found("") == sorted(toy.name for toy in shop.toys.values())


def test_pages_do_not_overlap_and_leave_nothing_out(shop: Box) -> None:
    pages = [search("", page=page, size=3) for page in (1, 2, 3)]
    assert [title for page in pages for title in titles(page)] == found("")
    assert [(page.total, page.pages, len(page.hits)) for page in pages] == [(7, 3, 3), (7, 3, 3), (7, 3, 1)]


@pytest.mark.parametrize("page", [4, 10**9])
def test_a_page_behind_the_last_is_the_last(shop: Box, page: int) -> None:
    last = search("", page=page, size=3)
    assert (last.page, last.pages, titles(last)) == (3, 3, titles(search("", page=3, size=3)))


def test_no_page_is_offered_behind_the_hits_that_can_be_paged_through() -> None:
    assert [last_page(total, 24) for total in (0, 1, 24, 25, 10_000, 1_000_000)] == [1, 1, 1, 2, 417, 417]


def test_filters_narrow_and_facets_count_without_their_own_filter(shop: Box) -> None:
    results = search("Freiberg", filters={"material": ["Holz"]}, facets=["material"])
    assert titles(results) == ["Möbel aus Massivholz"]
    assert results.facets == {"material": {"Holz": 1, "Metall": 1}}


def test_only_the_kinds_asked_for_are_found(shop: Box) -> None:
    assert [search("Honig", kinds).total for kinds in (["toy"], ["other"], [], None)] == [2, 0, 0, 2]


def test_a_card_comes_in_the_language_asked_for_or_in_german(shop: Box) -> None:
    cards = [search("Lampe", language=language).hits[0].card for language in ("de", "en", "pl")]
    german = "<li><mark>Lampe</mark></li>"
    assert cards == [german, "<li lang='de'><mark>Lampe</mark></li>", german]


def test_a_long_query_is_cut_and_it_is_said(shop: Box) -> None:
    many = search(" ".join(["Honig"] * (MOST_WORDS + 1)))
    endless = search("Honig " + "x" * 10_000)
    assert [len(many.notes), many.total] == [1, 2]
    assert f"{LONGEST_QUERY} Zeichen" in endless.notes[0]


def test_nothing_but_stop_words_or_signs_is_answered_with_a_sentence(shop: Box) -> None:
    for words in ("und der die", "!!! ***", "🐝", "\x00"):
        results = search(words)
        assert (results.hits, results.total, len(results.notes)) == ([], 0, 1)


@pytest.mark.parametrize(
    "words",
    [
        '"Honig',
        "names:Honig",
        "Honig AND (",
        "*",
        "Honig~9",
        "(a+)+$" * 20,
        "a" * 10_000,
        "x",
        "שלום",
        "[",
        "\\",
        "Honig\x00",
        "-Honig",
        "id:toy\\:1",
    ],
)
def test_nothing_typed_is_read_as_an_order(shop: Box, words: str) -> None:
    assert not search(words).unavailable


@examples(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.text(max_size=60))
def test_any_text_is_answered(shop: Box, words: str) -> None:
    assert not search(words).unavailable


@pytest.mark.parametrize("pk", range(1, 8))
def test_what_is_published_is_found_by_its_own_name(shop: Box, pk: int) -> None:
    assert found(shop.toys[pk].name)[0] == shop.toys[pk].name
