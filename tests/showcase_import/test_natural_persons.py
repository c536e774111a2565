"""Whether a name in a list is a person's; in doubt it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.showcase.calculations.natural_persons import is_natural_person

# Invented names of the kinds seen in real lists.
PERSONS = [
    "Jürgen Beispiel",
    "Beispiel",
    "Karl  Beispiel",
    "René Muster",
    "M. und T. Muster",
    "Imkerei F. Muster",
    "Imkerei Frank Muster",
    "Hofladen Heike und Jörg Muster",
    "Landwirtschaftsbetrieb Torsten Muster",
    "Imhof",
    "Hofmann",
    "Sabine Hofmann",
    "Imkerei Muster",
    "Hofladen Beispieltal",
    "Gut Musterau",
    "Land-Ei Muster",
    "Schafskäserei Muster",
    "Landwirtschaft - B4X",
    "",
]
BUSINESSES = [
    "Imkerei",
    "Unser Honig",
    "Hofladen mit Räucherei",
    "Theaterimkerei",
    "Agrarset Muster e.G.",
    "Imkerverein Muster 1874 e. V.",
    "Jürgen Beispiel GmbH",
    "Beispiel & Söhne OHG",
]


@pytest.mark.parametrize("name", PERSONS)
def test_a_persons_name_is_a_persons(name: str) -> None:
    assert is_natural_person(name)


@pytest.mark.parametrize("name", BUSINESSES)
def test_a_legal_form_or_words_of_trade_alone_make_a_business(name: str) -> None:
    assert not is_natural_person(name)


def test_the_rows_own_place_is_no_surname() -> None:
    assert is_natural_person("Hofladen Beispieltal")
    assert not is_natural_person("Hofladen Beispieltal", ["Beispieltal", "Musterstadt"])
    assert is_natural_person("Beispieltal", ["Beispieltal"])


@given(
    st.text(st.characters(categories=["L"]), min_size=3, max_size=12), st.sampled_from(["Imkerei", "Hofladen", "Gut"])
)
def test_a_word_nobody_knows_behind_a_word_of_trade_makes_a_person(word: str, trade: str) -> None:
    assert is_natural_person(f"{trade} Xq{word}xq")


WORDS = st.text(st.characters(categories=["L"]), max_size=12)


@given(WORDS, st.sampled_from(["GmbH", "e.V.", "eG", "AG", "OHG", "KG"]))
def test_a_legal_form_always_makes_a_business(name: str, form: str) -> None:
    assert not is_natural_person(f"{name} {form}")


@given(st.sampled_from(["Jürgen", "ANNA", "Günter", "rené"]), WORDS, st.sampled_from(["", "Hofladen ", "Imkerei "]))
def test_a_given_name_without_legal_form_always_makes_a_person(given_name: str, surname: str, trade: str) -> None:
    assert is_natural_person(f"{trade}{given_name} Muster{surname.casefold()}")
