"""Names as addresses, sort keys and short keys."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.lib import text

DIACRITICS = "äöüßÄÖÜéèçñ"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bäckerei Müßig & Söhne", "baeckerei-muessig-soehne"),
        ("Kräuter  –  Café „Élan“", "kraeuter-cafe-elan"),
        ("Frankenberg/Sa.", "frankenberg-sa"),
        ("!!!", ""),
    ],
)
def test_a_german_name_becomes_an_address(name: str, expected: str) -> None:
    assert text.slug(name) == expected


def test_a_long_name_is_cut_at_a_word() -> None:
    assert text.slug("Gesellschaft für Landmaschinen und Traktoren", longest=20) == "gesellschaft-fuer"


def test_a_long_name_is_cut_behind_a_whole_word_that_just_fits() -> None:
    assert text.slug("Obst Gemüse", longest=4) == "obst"


@given(st.text(alphabet=string.printable + DIACRITICS, max_size=200), st.integers(min_value=1, max_value=90))
def test_an_address_is_short_plain_and_stable(name: str, longest: int) -> None:
    made = text.slug(name, longest=longest)
    assert len(made) <= longest
    assert set(made) <= set(string.ascii_lowercase + string.digits + "-")
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert text.slug(made, longest=longest) == made


def test_umlauts_sort_with_their_vowel_and_numbers_by_size() -> None:
    names = ["Zettlitz", "Werk 10", "Öhme", "Werk 9", "Ostrau", "Ähre", "Ahorn", "Straße", "Strasse 2"]
    assert sorted(names, key=text.sort_key) == [
        "Ahorn",
        "Ähre",
        "Öhme",
        "Ostrau",
        "Straße",
        "Strasse 2",
        "Werk 9",
        "Werk 10",
        "Zettlitz",
    ]


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12", 12), ("0", 0), ("", 0), ("-1", 0), ("٣", 0), ("²", 0), ("1 ", 0), ("9" * 18, 10**18 - 1), ("9" * 5_000, 0)],
)
def test_only_what_can_be_the_number_of_a_row_is_read(typed: str, number: int) -> None:
    assert text.row_number(typed) == number


def test_a_new_key_has_six_characters_that_cannot_be_misread() -> None:
    keys = {text.new_key() for _ in range(200)}
    assert {len(key) for key in keys} == {6}
    assert set("".join(keys)) <= set(text.KEY_ALPHABET)
    assert set("01OIL") & set(text.KEY_ALPHABET) == set()


@pytest.mark.parametrize(
    ("words", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a und b"), (["a", "b", "c"], "a, b und c")]
)
def test_words_are_listed_the_german_way(words: list[str], expected: str) -> None:
    assert text.and_list(words) == expected
