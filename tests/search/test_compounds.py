"""The real vocabulary on hard words and on words that only look like compounds. The lists were written before the outcome was seen."""

import csv
from pathlib import Path

import pytest

from produktschau.search.calculations.compounds import LONGEST, Vocabulary, atoms, levels
from produktschau.search.calculations.german import analyse, fold, stem
from tests.conftest import shared_data

HERE = Path(__file__).parent
HARD = list(csv.DictReader((HERE / "compounds.csv").read_text(encoding="utf-8").splitlines()))
SIMPLE = (HERE / "simple_words.txt").read_text(encoding="utf-8") + (
    "Kartoffel Marmelade Spargel Schinken Forelle Zitrone Artikel Kapelle Tischler Drechsler Bäcker Metzger Käse Butter Leder Wolle "
    "Garten Möbel Lampe Kerze Freiberg Döbeln Mittweida Sachsen Unternehmen Wirtschaft Gesellschaft Werbung Beratung Herstellung "
    "Maschine Keramik Porzellan Schokolade Praline Konfitüre Honig Imkerei Gärtnerei Gemüse Karotte Kürbis Paprika Tomate Zwiebel "
    "Salami Fleischerei Bäckerei Konditorei Brauerei Töpferei Schmuck Silber Kupfer Messing Aluminium Stollen Elektronik Sensor "
    "Restaurant Tradition Familie Interesse Material Generation Teppich Gardine Matratze Senioren Geschenk Energie Heizung Klempner"
)


def test_almost_all_parts_of_hard_compounds_are_found_and_hardly_a_wrong_one(words: Vocabulary) -> None:
    found = missing = wrong = 0
    for row in HARD:
        [token] = analyse(row["word"], words)
        stems = {stem(part, words) for part in token.parts}
        wanted = {stem(part, words) for part in row["parts"].split()} - {token.stem}
        also = {stem(part, words) for part in row["also"].split()}
        found += len(wanted & stems)
        missing += len(wanted - stems)
        wrong += len(stems - wanted - also) if row["also"] else 0
    assert found / (found + missing) >= 0.985
    assert wrong / (found + wrong) <= 0.05


def test_simple_words_stay_whole(words: Vocabulary) -> None:
    assert [token.surface for token in analyse(SIMPLE, words) if token.parts] == []


def test_municipalities_stay_whole(words: Vocabulary) -> None:
    names = shared_data("reference/municipalities_mittelsachsen_2023.csv").read_text(encoding="utf-8").splitlines()
    text = " ".join(row["name"].partition(",")[0] for row in csv.DictReader(names))
    assert [token.surface for token in analyse(text, words) if token.parts] == []


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Kinderzimmerlampe", ("kinderzimmer", "zimmerlampe", "kind", "zimmer", "lampe")),
        ("Holzöfen", ("holz", "ofen")),
        ("Wollwaren", ("wolle", "ware")),
        ("Eichentische", ("eiche", "tisch")),
        ("Arbeitskleidung", ("arbeit", "kleidung")),
        ("Osterhasen", ("ostern", "hase")),
        ("Glasbläserei", ("glas", "blaeserei")),
        ("Schneidebretter", ("schneide", "brett")),
    ],
)
def test_parts_are_whole_words_without_linking_letters(word: str, parts: tuple[str, ...], words: Vocabulary) -> None:
    [token] = analyse(word, words)
    assert token.parts == parts


def test_a_compound_is_inflected_like_its_last_word(words: Vocabulary) -> None:
    pairs = [("Zebraholzkorb", "Zebraholzkörbe"), ("Quittensaft", "Quittensäfte"), ("Moorkohle", "Moorkohlen")]
    assert [stem(fold(one), words) == stem(fold(many), words) for one, many in pairs] == [True] * 3


def test_a_word_longer_than_any_german_one_is_left_whole(words: Vocabulary) -> None:
    word = "holz" * (LONGEST // 4 + 1)
    assert (atoms(word, words), levels(word, (), words)) == ((), ())
