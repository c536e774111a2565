"""The analysis of German words."""

import sys
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.forms import Forms, sorted_lines
from produktschau.search.calculations.german import STOP_WORDS, analyse, fold, stem, stem_of_lemma

FORMS = {"haeuser": "haus", "haus": "haus", "seile": "seil", "kinder": "kind", "lampen": "lampe"}
SMALL = Vocabulary(
    words=frozenset({"kind", "kinderzimmer", "zimmer", "lampe", "honig", "biene", "seil", "haus", "bauer"}),
    openers=frozenset({"kletter"}),
    agents=frozenset({"bauer", "imker"}),
    heads={"lampe": 9, "honig": 9, "seil": 9, "haus": 9, "zimmer": 9, "kind": 9},
    modifiers={"kinder": 9, "bienen": 9, "kletter": 9, "lampen": 9, "zimmer": 9},
    forms=Forms(sorted_lines(FORMS)),
)


def test_a_compound_is_taken_apart_on_all_levels() -> None:
    [token] = analyse("Kinderzimmerlampe", SMALL)
    assert token.parts == ("kinderzimmer", "kind", "zimmer", "lampe")
    assert token.atoms == ("kind", "zimmer", "lampe")


def test_linking_letters_and_endings_do_not_hide_a_part() -> None:
    assert [analyse(word, SMALL)[0].parts for word in ("Bienenhonig", "Kletterseile", "Lampenhäuser")] == [
        ("biene", "honig"),
        ("kletter", "seil"),
        ("lampe", "haus"),
    ]


def test_without_a_vocabulary_nothing_is_taken_apart() -> None:
    assert analyse("Bienenhonig")[0].parts == ()


def test_umlauts_are_equal_in_all_spellings() -> None:
    spellings = ("Möbel", "Moebel", "MÖBEL", "Mo\u0308bel", "mö\u00adbel")
    assert {analyse(word)[0].stem for word in spellings} == {analyse("Möbel")[0].stem}
    assert fold("Weißgärber") == fold("WEISSGAERBER") == "weissgaerber"


def test_singular_and_plural_share_a_stem() -> None:
    pairs = [("Baum", "Bäume"), ("Kerze", "Kerzen"), ("Haus", "Häuser"), ("Ei", "Eier"), ("Imker", "Imkerin")]
    assert [stem(fold(one), SMALL) == stem(fold(many), SMALL) for one, many in pairs] == [True] * 5


def test_the_farmer_is_no_building() -> None:
    assert stem("bauer", SMALL) == stem("bauern", SMALL) == stem("bauers", SMALL) == "bauer"
    assert stem("bauer", SMALL) != stem("bau", SMALL)


def test_offsets_point_at_the_text_as_written() -> None:
    text = "Café „Zur Mühle“ – Brot & Mu\u0308hle"
    assert [text[token.start : token.end] for token in analyse(text)] == ["Café", "Mühle", "Brot", "Mu\u0308hle"]


def test_stop_words_fall_away_unless_they_are_asked_for() -> None:
    assert analyse("und der für") == []
    assert [token.surface for token in analyse("für", keep_stop_words=True)] == ["fuer"]


def test_an_endless_word_is_cut() -> None:
    assert len(analyse("a" * 10_000, SMALL)[0].surface) == 100


@given(st.text(max_size=80))
def test_any_text_gives_words_that_lie_in_it_in_order(text: str) -> None:
    tokens = analyse(text, SMALL)
    edges = [edge for token in tokens for edge in (token.start, token.end)]
    assert edges == sorted(edges)
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(token.surface == fold(text[token.start : token.end]) for token in tokens)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=80))
def test_folded_words_are_analysed_the_same_again_and_again(text: str) -> None:
    surfaces = [token.surface for token in analyse(text, SMALL)]
    once = analyse(" ".join(surfaces), SMALL)
    again = analyse(" ".join(token.surface for token in once), SMALL)
    assert [token.surface for token in once] == [surface for surface in surfaces if surface not in STOP_WORDS]
    assert [(token.surface, token.stem, token.parts) for token in again] == [
        (token.surface, token.stem, token.parts) for token in once
    ]


@given(st.text(alphabet="aäbeioöuüß", min_size=1, max_size=20))
def test_an_umlaut_and_its_two_letters_are_the_same_word(word: str) -> None:
    spelt = word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    assert analyse(unicodedata.normalize("NFD", word), SMALL, keep_stop_words=True)[0].surface == fold(spelt)


@given(st.text(max_size=60))
def test_a_surface_holds_letters_and_digits_only(text: str) -> None:
    assert all(token.surface.isalnum() for token in analyse(text, SMALL))


@pytest.mark.parametrize("word", ["", " ", "…", "🐝", "\x00", "\u200d"])
def test_what_is_no_word_gives_none(word: str) -> None:
    assert analyse(word, SMALL) == []


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads that take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty")
def test_threads_do_not_spoil_each_others_stems() -> None:
    words = [
        f"{start}{end}" for start in ("holz", "haus", "kunst", "ab") for end in ("handwerkliche", "ungen", "en", "e")
    ]
    alone = [stem_of_lemma(word, SMALL) for word in words]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda _: [stem_of_lemma(word, SMALL) for word in words], range(40)))
    assert together == [alone] * 40
