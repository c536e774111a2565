"""What fits nothing stays empty, correct words stay as they are, and whatever is done with a query is said."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from produktschau.search.actions import mark
from produktschau.search.engine import folder, index
from produktschau.search.queries import search, suggestions
from tests.search.conftest import Box, Toy, found, kept_up, titles, written


@pytest.fixture
def shop(box: Box) -> Box:
    """A box with some toys in it."""
    written(
        box,
        Toy(1, "Käse", "Aus der Milch vom Hof"),
        Toy(2, "Solarpumpe", "Für den Gartenteich"),
        Toy(3, "Kirsche", "Vom Baum"),
        Toy(4, "Brett", "Für den Käse"),
        Toy(5, "Pflaster", "Aus Naturstein, für Wege"),
        Toy(6, "Kastenfenster", ""),
        Toy(7, "Lampe", "Für das Kinderzimmer"),
        Toy(8, "Lampenschirm", ""),
        Toy(9, "Stehlampe", ""),
        Toy(10, "Mütze", ""),
    )
    return box


def test_a_correct_word_is_never_taken_for_another(shop: Box) -> None:
    for word in ("Kirche", "Kiste", "Brot", "Maus"):
        results = search(word)
        assert (results.total, results.suggestion) == (0, "")


def test_dots_that_were_left_out_are_a_spelling_also_in_short_words(shop: Box) -> None:
    assert titles(search("Kase"))[0] == "Käse"
    assert found("Mutze") == ["Mütze"]


def test_no_mistake_is_forgiven_in_a_short_word(shop: Box) -> None:
    assert found("Kjse") == []


def test_a_mistake_inside_a_compound_is_forgiven(shop: Box) -> None:
    results = search("Kastenfesnter")
    assert (titles(results), results.suggestion) == (["Kastenfenster"], "Kastenfenster")


def test_a_compound_nobody_lists_may_be_a_slip_for_one_that_is_there(shop: Box) -> None:
    results = search("Kastenmenster")
    assert (titles(results), results.suggestion) == (["Kastenfenster"], "Kastenfenster")
    assert found("Gartenfenster") == []


def test_one_word_that_is_nowhere_keeps_the_result_empty(shop: Box) -> None:
    results = search("Käse Quantencomputer")
    assert (results.hits, results.total, results.loosened) == ([], 0, False)


def test_loosened_hits_say_so_and_only_come_when_every_word_finds_something(shop: Box) -> None:
    results = search("Solarpumpe Kirsche")
    assert (results.loosened, sorted(titles(results))) == (True, ["Kirsche", "Solarpumpe"])
    assert len(results.notes) == 1


def test_words_written_apart_and_together_find_each_other(shop: Box) -> None:
    assert found("Kasten Fenster") == ["Kastenfenster"]
    assert found("Natursteinpflaster") == ["Pflaster"]


def test_what_a_thing_is_weighs_more_than_what_it_is_for(shop: Box) -> None:
    assert found("Lampe") == ["Lampe", "Stehlampe", "Lampenschirm"]


def test_words_of_searching_lift_but_need_not_be_there(shop: Box) -> None:
    assert found("wo kann ich guten Käse kaufen")[0] == "Käse"
    assert found("ich suche eine Solarpumpe") == ["Solarpumpe"]
    assert found("wer baut mir ein Kastenfenster") == ["Kastenfenster"]


def test_only_words_of_searching_are_searched_as_words(box: Box) -> None:
    written(box, Toy(1, "Geschenk"), Toy(2, "Kerze"))
    assert found("Geschenk") == ["Geschenk"]


def test_a_compound_by_its_parts_is_what_its_last_part_says(box: Box) -> None:
    written(box, Toy(1, "Ersatzräder", "Für alte Fahrzeuge"), Toy(2, "Drechslerei", "Reifentiere im Winterwald"))
    assert [found(word) for word in ("Fahrrad", "Winterreifen")] == [[], []]


def test_in_a_phrase_one_word_may_be_nowhere_and_it_is_said(box: Box) -> None:
    written(box, Toy(1, "Brot", "Aus Roggen gebacken"), Toy(2, "Kerze"))
    results = search("Brot aus Roggen ohne Quantencomputer")
    assert (titles(results), results.loosened) == (["Brot"], True)
    assert found("Brot Quantencomputer") == []


def test_one_of_several_words_of_searching_is_enough(box: Box) -> None:
    written(box, Toy(1, "Geschenk"), Toy(2, "Kerze"))
    assert found("Geschenk zum Geburtstag") == ["Geschenk"]


def test_the_beginning_counts_only_where_the_word_itself_is_nowhere(box: Box) -> None:
    written(box, Toy(1, "Emailschild"), Toy(2, "Emaillierwerk"), Toy(3, "Email"))
    assert "Emaillierwerk" not in found("Email")
    assert found("Emaill") == ["Emaillierwerk"]


def test_answers_are_remembered_but_never_what_is_published(shop: Box) -> None:
    assert search("Mütze").total == 1
    shop.toys[10].is_published = False
    assert (search("Mütze").hits, search("Mütze").total) == ([], 0)


def test_answers_are_forgotten_with_a_change_of_the_index(shop: Box) -> None:
    before = search("Mütze")
    shop.put(Toy(11, "Mütze aus Wolle"))
    mark("toy", [11])
    kept_up()
    after = search("Mütze")
    assert (before.total, after.total, before.generation == after.generation) == (1, 2, False)


def test_unknown_filters_are_left_out_and_unknown_values_fit_nothing(shop: Box) -> None:
    written(shop, Toy(12, "Vase", material="Glas"))
    assert search("Käse", filters={"nonsense": ["1"]}).total == 2
    assert search("Vase", filters={"material": ["\ud800", "Blei"]}).total == 0
    assert search("Vase", filters={"material": ["Blei", "Glas"]}).total == 1


def test_found_words_are_marked_on_the_card_or_shown_in_a_passage(shop: Box) -> None:
    first, second = search("Käse").hits
    assert first.card == "<li><mark>Käse</mark></li>"
    assert "<mark>Käse</mark>" in second.excerpt


def test_sorting_keeps_pages_apart_and_is_said(shop: Box) -> None:
    for sort in ("name", "newest", "relevance"):
        pages = [search("", page=page, size=4, sort=sort) for page in (1, 2, 3)]
        assert sorted(hit.pk for page in pages for hit in page.hits) == list(range(1, 11))
        assert {page.sort for page in pages} == {sort}
    assert search("", sort="nonsense").sort == search("", sort="distance").sort == "relevance"


@pytest.mark.parametrize("seed", range(6))
def test_damaged_files_are_answered(shop: Box, seed: int) -> None:
    for file in (folder.root() / str(folder.current_build())).glob("*.*"):
        if file.suffix in (".term", ".idx", ".fieldnorm"):
            content = bytearray(file.read_bytes())
            for number in range(20):
                content[(seed * 7919 + number * 104729) % len(content)] ^= 0x5A
            file.write_bytes(content)
    index.forget()
    for words in ("Käse", "Solarpunpe", "Kas", "Käse Lampe"):
        assert {hit.pk for hit in search(words).hits} <= set(shop.toys)
        assert {one.text for one in suggestions(words) if one.url} <= {toy.name for toy in shop.toys.values()}


@pytest.mark.parametrize(
    "words",
    [
        "",
        "x",
        "a" * 10_000,
        "und der die das",
        '"Käse" AND (OR NOT',
        "(a+)+$" * 50,
        "🐝🐝🐝",
        "שלום עולם",
        "\x00\x01",
        "\ud800\udfff",
        " ".join(f"wort{n}" for n in range(500)),
        "ae" * 100,
        "a b c d e f g h i j k l m",
        "%s %(x)s {0}",
        "İıẞ",
    ],
)
def test_bad_input_is_answered(shop: Box, words: str) -> None:
    results = search(words, filters={"material": [words]}, facets=("material",), page=3)
    assert not results.unavailable


@examples(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.text(max_size=80))
def test_any_text_is_answered(shop: Box, words: str) -> None:
    results = search(words)
    assert results.total >= len(results.hits)
    assert not results.unavailable
