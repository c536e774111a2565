"""A passage is spoken in its own language."""

import pytest

from produktschau.search.calculations.tongue import is_english_passage


@pytest.mark.parametrize(
    ("text", "is_english"),
    [
        ("… und etwas <mark>Honig</mark> werden daraus Näpfe, die drei Monate trocknen.", False),
        ("A map shows where it all <mark>comes</mark> from, packed on the day it is collected.", True),
        ("Honig, Wachs, Met", False),
        ("", False),
    ],
)
def test_small_words_tell_the_language(text: str, is_english: bool) -> None:
    assert is_english_passage(text) is is_english
