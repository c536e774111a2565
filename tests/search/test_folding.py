"""Folding, and the way back from folded letters to the text."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from produktschau.search.calculations.folding import fold, origins


def test_the_way_back_is_right_where_folding_changes_lengths() -> None:
    assert origins("Möbel", "moebel") == [0, 1, 1, 2, 3, 4, 5]
    assert origins("Fuß", "fuss") == [0, 1, 2, 2, 3]
    assert origins("oﬀen", "offen") == [0, 1, 1, 2, 3, 4]
    assert origins("Mo\u0308b", "moeb") == [0, 1, 1, 3, 4]
    assert origins("Wei\u00adde", "weide") == [0, 1, 2, 4, 5, 6]


@given(st.text(max_size=40))
def test_the_way_back_rises_and_ends_with_the_word(word: str) -> None:
    folded = fold(word)
    at = origins(word, folded)
    assert len(at) == len(folded) + 1
    assert at == sorted(at)
    assert at[-1] == len(word)


@given(st.text(max_size=40))
def test_composed_and_decomposed_letters_are_the_same(word: str) -> None:
    assert fold(unicodedata.normalize("NFD", word)) == fold(unicodedata.normalize("NFC", word))


def test_lone_surrogates_and_other_oddities_are_no_error() -> None:
    assert [fold(word) for word in ("a\ud800b", "\x00", "🐝", "שלום", "١٢")] == ["ab", "", "", "שלום", "١٢"]
