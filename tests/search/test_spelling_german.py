"""Correct words and typing mistakes, over the real vocabulary. The lists were written before the outcome was seen."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.families import relatives
from produktschau.search.calculations.german import EMPTY, fold, stem
from produktschau.search.calculations.spelling import MOST_SPELLINGS, is_german, spellings

HERE = Path(__file__).parent
SPELT = list(csv.DictReader((HERE / "spelt_words.csv").read_text(encoding="utf-8").splitlines()))
PAIRS = list(csv.DictReader((HERE / "word_pairs.csv").read_text(encoding="utf-8").splitlines()))


def test_nearly_all_typing_mistakes_are_told_from_correct_words(words: Vocabulary) -> None:
    typos = [row["word"] for row in SPELT if row["german"] == "no"]
    taken_for_correct = [word for word in typos if is_german(fold(word), words)]
    assert len(typos) >= 60
    assert len(taken_for_correct) <= len(typos) * 0.05


def test_correct_words_are_known_as_such(words: Vocabulary) -> None:
    correct = [row["word"] for row in SPELT if row["german"] == "yes"]
    assert len(correct) >= 100
    assert [word for word in correct if not is_german(fold(word), words)] in (
        [],
        ["wollene"],
        ["wollene", "Räucherkerzchen"],
    )


def test_forms_of_one_word_share_a_stem(words: Vocabulary) -> None:
    apart = [
        row["one"]
        for row in PAIRS
        if row["meet"] == "yes" and stem(fold(row["one"]), words) != stem(fold(row["other"]), words)
    ]
    assert apart == ["schmieden"]  # as plural of „Schmiede“; relatives() has the verb


def test_different_words_keep_different_stems(words: Vocabulary) -> None:
    together = [
        f"{row['one']} {row['other']}"
        for row in PAIRS
        if row["meet"] == "no" and stem(fold(row["one"]), words) == stem(fold(row["other"]), words)
    ]
    assert together == ["Masse Maß", "Post Posten"]  # „Maße“ and „Masse“ fold to one word; „posten“ is a verb


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("mobel", "moebel"), ("kase", "kaese"), ("backer", "baecker"), ("muller", "mueller"), ("fotografie", "photografie"),
     ("thee", "tee"), ("karussel", "karusel"), ("cacao", "kacao"), ("strase", "strasse")],
)  # fmt: skip
def test_other_spellings_of_a_word_are_tried(typed: str, meant: str) -> None:
    assert meant in spellings(typed)


@given(st.text(alphabet="abcefhkopstuy", max_size=120))
def test_spellings_are_bounded_and_other_words(word: str) -> None:
    others = spellings(word)
    assert len(others) <= MOST_SPELLINGS
    assert len(set(others) - {word}) == len(others)


@given(st.text(max_size=40))
def test_any_word_can_be_asked(word: str) -> None:
    assert is_german(fold(word), EMPTY) in (True, False)
    assert relatives(fold(word), EMPTY) in ((), relatives(fold(word), EMPTY))


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("Töpferei", {"toepfer"}),
        ("töpfern", {"topferei"}),
        ("Drechsler", {"drechslerei", "drechsel"}),
        ("Bäckerei", {"baecker", "back"}),
        ("Holzdrechslerei", {"holzdrechsler", "holzdrechsel"}),
        ("schmieden", {"schmied"}),
        ("Honig", set()),
        ("Messer", set()),
        ("Bücherei", set()),
        ("Steuerberater", {"steuerberat"}),
        ("Steuerberatung", {"steuerberater"}),
        ("Wohnung", set()),
    ],
)
def test_words_of_one_trade_are_relatives(word: str, others: set[str], words: Vocabulary) -> None:
    assert set(relatives(fold(word), words)) == others


def test_a_farmer_is_no_relative_of_a_building(words: Vocabulary) -> None:
    assert stem("bau", words) not in relatives("bauer", words)
