"""What is suggested while somebody types."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from produktschau.search.engine import folder
from produktschau.search.queries import Suggested, suggestions
from tests.search.conftest import Box, Toy
from tests.search.places import settled


@pytest.fixture
def shop(box: Box, monkeypatch: pytest.MonkeyPatch) -> Box:
    """A box with some toys in it."""
    return settled(
        box,
        monkeypatch,
        Toy(1, "Honig vom Hang", "", "Döbeln"),
        Toy(2, "Bienenhonig", "", "Freiberg"),
        Toy(3, "Möbel", "", "Freiberg"),
        Toy(4, "Kerze", "", "Döbeln"),
    )


def texts(words: str) -> list[str]:
    """The texts suggested."""
    return [one.text for one in suggestions(words)]


def test_titles_come_first_with_their_address_then_words(shop: Box) -> None:
    assert suggestions("Hon") == [
        Suggested("Honig vom Hang", "/spielzeug/1/", "toy", "Döbeln"),
        Suggested("Bienenhonig", "/spielzeug/2/", "toy", "Freiberg"),
        Suggested("Honig"),
    ]


def test_earlier_words_are_respected(shop: Box) -> None:
    assert suggestions("Honig Dö") == [
        Suggested("Honig vom Hang", "/spielzeug/1/", "toy", "Döbeln"),
        Suggested("Honig Döbeln", kind="place", place="d"),
    ]
    assert texts("Kerze Frei") == []


def test_a_place_is_suggested_also_without_its_dots(shop: Box) -> None:
    assert "Döbeln" in texts("Dob")


def test_umlauts_may_be_written_in_every_way(shop: Box) -> None:
    assert texts("Mö")[0] == texts("moe")[0] == "Möbel"


def test_nothing_unpublished_is_suggested_not_even_its_words(shop: Box) -> None:
    shop.toys[4].is_published = False
    assert texts("Ker") == []


def test_publishing_is_asked_once_and_the_limit_is_kept(shop: Box) -> None:
    shop.asked = 0
    assert (len(suggestions("Hon", limit=2)), shop.asked) == (2, 1)


def test_kinds_narrow(shop: Box) -> None:
    assert suggestions("Hon", ["ship"]) == []


@pytest.mark.parametrize("words", ["", " ", "x", "!!", "\x00", "\ud800", "a" * 10_000, ".*", "[", "שלום", "🐝"])
def test_bad_input_suggests_nothing(shop: Box, words: str) -> None:
    assert suggestions(words) == []


def test_without_an_index_nothing_is_suggested(shop: Box) -> None:
    (folder.root() / "current").unlink()
    assert suggestions("Hon") == []


@examples(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.text(max_size=30))
def test_any_text_is_answered(shop: Box, words: str) -> None:
    assert len(suggestions(words)) <= 8
