"""The real vocabulary on hard words and on words that only look like compounds."""

import csv
from pathlib import Path

import pytest

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.german import analyse, stem

HARD = list(csv.DictReader(Path(__file__).with_name("compounds.csv").read_text(encoding="utf-8").splitlines()))
SIMPLE = (
    "Kartoffel Marmelade Spargel Schinken Forelle Zitrone Artikel Kapelle Tischler Drechsler Bäcker Metzger Käse Butter Leder Wolle "
    "Garten Möbel Lampe Kerze Freiberg Döbeln Mittweida Sachsen Unternehmen Wirtschaft Gesellschaft Werbung Beratung Herstellung "
    "Maschine Keramik Porzellan Schokolade Praline Konfitüre Honig Imkerei Gärtnerei Gemüse Karotte Kürbis Paprika Tomate Zwiebel "
    "Salami Fleischerei Bäckerei Konditorei Brauerei Töpferei Schmuck Silber Kupfer Messing Aluminium Stollen Elektronik Sensor "
    "Restaurant Tradition Familie Interesse Material Generation Teppich Gardine Matratze Senioren Geschenk Energie Heizung Klempner"
)


@pytest.mark.parametrize("row", HARD, ids=lambda row: row["word"])
def test_the_parts_of_a_hard_compound_are_found(row: dict[str, str], words: Vocabulary) -> None:
    [token] = analyse(row["word"], words)
    found = {stem(part, words) for part in token.parts}
    assert {stem(part, words) for part in row["parts"].split()} - found == set()


def test_simple_words_stay_whole(words: Vocabulary) -> None:
    taken_apart = [token.surface for token in analyse(SIMPLE, words) if token.parts]
    assert taken_apart == []


def test_trades_are_not_their_material(words: Vocabulary) -> None:
    pairs = [("bauer", "bau"), ("messer", "messe"), ("fleischer", "fleisch"), ("fischer", "fisch"), ("becher", "bech")]
    assert [one for one, other in pairs if stem(one, words) == stem(other, words)] == []


def test_plurals_in_er_are_no_trades(words: Vocabulary) -> None:
    plurals = [("haeuser", "haus"), ("buecher", "buch"), ("kraeuter", "kraut"), ("bilder", "bild"), ("doerfer", "dorf")]
    assert [many for many, one in plurals if stem(many, words) != stem(one, words)] == []
