"""Words that German leaves out in pairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.ellipsis import MOST, completed
from tests.search.conftest import Box, Toy, found, written


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Wein- und Sektkellerei Beispiel GmbH", ("weinkellerei",)),
        ("Maschinen- und Anlagenbau", ("maschinenbau",)),
        ("Obstanbau und -verarbeitung", ("obstverarbeitung",)),
        ("Garten-, Landschafts- und Tiefbau", ("gartenbau", "landschaftsbau")),
        ("Zahnrad- und Getriebebaugenossenschaft", ("zahnradbaugenossenschaft", "zahnradgenossenschaft")),
        ("Bio-Honig und Eier", ()),
        ("Holz und Leder", ()),
    ],
)
def test_words_left_out_are_completed(text: str, left_out: tuple[str, ...], words: Vocabulary) -> None:
    assert completed(text, words) == left_out


@given(st.text(alphabet="abcäöß -,und&/", max_size=200))
def test_any_text_has_few_words_left_out(words: Vocabulary, text: str) -> None:
    assert len(completed(text, words)) <= MOST


def test_a_word_left_out_in_a_name_finds_it(box: Box) -> None:
    written(box, Toy(1, "Maschinen- und Anlagenbau Beispiel"), Toy(2, "Gartenbau Muster"))
    assert found("Maschinenbau") == ["Maschinen- und Anlagenbau Beispiel"]
