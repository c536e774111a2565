"""Words that were written together by mistake are found in names nobody knows; correct words are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.german import analyse
from produktschau.search.calculations.glued import LONGEST, glued
from tests.search.conftest import Box, Toy, found, written


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Türenbauund", {"tuerenbau", "bau"}),
        ("undTreppenbau", {"treppenbau", "treppe", "bau"}),
        ("Rinderproduktiontestau", {"produktion", "rind"}),
        ("Handwerkskammerdoebeln", {"handwerkskammer", "kammer"}),
        ("Zschopaukabelwerk", {"kabelwerk", "kabel", "werk"}),
        ("KlausPapierfabrik", {"papierfabrik", "papier", "fabrik"}),
    ],
)
def test_words_in_a_glued_name_are_its_parts(name: str, parts: set[str], words: Vocabulary) -> None:
    assert parts <= set(analyse(name, words)[0].parts)


@pytest.mark.parametrize(
    "word", ["Dachdeckerei", "Craftsmanship", "Sanitär", "Zimmerer", "Muldenthaler", "und", "Bund"]
)
def test_other_words_are_left_whole(word: str, words: Vocabulary) -> None:
    assert glued(analyse(word, words, keep_stop_words=True)[0].surface, words) == ()


@given(st.text(alphabet="abdefghiklmnorstuw", max_size=LONGEST + 5))
def test_parts_lie_inside_any_word(words: Vocabulary, surface: str) -> None:
    found = glued(surface, words)
    assert [part for part in found if not 0 <= part.start < part.end <= len(surface)] == []
    assert len({part.word for part in found}) == len(found)


def test_a_part_of_a_glued_name_is_found(box: Box) -> None:
    written(box, Toy(1, "Lunzenaukabelwerk GmbH"), Toy(2, "Kerze"))
    assert found("Kabelwerk") == ["Lunzenaukabelwerk GmbH"]
