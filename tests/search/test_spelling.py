"""Distances between spellings."""

from hypothesis import given
from hypothesis import strategies as st

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.spelling import distance, is_german, is_listed, tolerance

WORDS = st.text(alphabet="abcd", max_size=8)


def test_each_kind_of_mistake_counts_one() -> None:
    assert [distance("honig", other, at_most=2) for other in ("honig", "hoing", "honi", "honnig", "hanig")] == [
        0,
        1,
        1,
        1,
        1,
    ]


def test_what_is_further_than_allowed_has_no_distance() -> None:
    assert distance("honig", "kerze", at_most=2) is None
    assert distance("honig", "honigwabe", at_most=2) is None


@given(WORDS, WORDS)
def test_distance_is_symmetric_and_zero_only_for_equal_words(a: str, b: str) -> None:
    apart = distance(a, b, at_most=8)
    assert apart == distance(b, a, at_most=8)
    assert (apart == 0) == (a == b)


@given(WORDS, WORDS, st.integers(0, 8))
def test_the_limit_only_hides_what_lies_beyond(a: str, b: str, limit: int) -> None:
    exact = distance(a, b, at_most=8)
    assert exact is not None
    assert distance(a, b, at_most=limit) == (exact if exact <= limit else None)


def test_short_words_are_not_guessed() -> None:
    assert [tolerance(word) for word in ("holz", "honig", "schinken")] == [0, 1, 2]


def test_a_listed_word_is_more_than_a_compound_of_known_words(words: Vocabulary) -> None:
    assert [is_listed(word, words) for word in ("zahnrad", "zahnrat", "honig", "qwertz")] == [True, False, True, False]
    assert [is_german(word, words) for word in ("zahnrad", "zahnrat")] == [True, True]
