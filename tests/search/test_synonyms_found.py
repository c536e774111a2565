"""Words that mean the same find each other, below the word itself."""

from dataclasses import replace

import pytest

from produktschau.search.engine.kinds import KINDS
from produktschau.search.models import SynonymGroup
from produktschau.search.queries import search
from tests.cast import NOW
from tests.search.conftest import Box, Toy, found, kind_of, titles, written


def same(*words: str) -> None:
    """A group of words that mean the same."""
    SynonymGroup.objects.create(words=list(words), sort_key=words[0].lower(), changed_at=NOW)


def test_a_synonym_finds_the_other_word(box: Box) -> None:
    same("Metzger", "Fleischer")
    written(box, Toy(1, "Fleischer Müller"))
    assert found("Metzger") == ["Fleischer Müller"]
    assert search("Metzger").suggestion == ""


def test_the_word_itself_comes_before_its_synonym(box: Box) -> None:
    same("Brötchen", "Semmel")
    written(box, Toy(1, "Semmel"), Toy(2, "Brötchen"))
    assert (found("Semmeln"), found("Brötchen")) == (["Semmel", "Brötchen"], ["Brötchen", "Semmel"])


def test_two_words_that_mean_the_same_together_are_read_together(box: Box) -> None:
    same("Ökostrom", "Erneuerbare Energien")
    written(box, Toy(1, "Ökostrom"), Toy(2, "Energien"))
    assert found("erneuerbare Energien") == ["Ökostrom"]


def test_a_synonym_counts_inside_a_compound(box: Box) -> None:
    same("Schreiner", "Tischler")
    written(box, Toy(1, "Tischlermeister Wolf"))
    assert found("Schreinermeister") == ["Tischlermeister Wolf"]


def test_a_mistyped_word_finds_through_its_synonym(box: Box) -> None:
    same("Spengler", "Klempner")
    written(box, Toy(1, "Klempner Blech"))
    assert found("Spenglr") == ["Klempner Blech"]


def test_a_new_group_counts_with_the_next_change_of_the_index(box: Box) -> None:
    written(box, Toy(1, "Fleischer Müller"))
    assert found("Metzger") == []
    same("Metzger", "Fleischer")
    written(box, Toy(2, "Kerze"))
    assert found("Metzger") == ["Fleischer Müller"]


@pytest.mark.parametrize("words", ["Bäckerei", "Bäcker"])
def test_who_does_it_finds_what_is_done_and_back(box: Box, words: str) -> None:
    written(box, Toy(1, "Bäckerei Korn"), Toy(2, "Bäcker Roth"))
    assert sorted(titles(search(words))) == ["Bäcker Roth", "Bäckerei Korn"]


def broader(*words: str) -> None:
    """A group whose first word finds the others."""
    SynonymGroup.objects.create(words=list(words), one_way=True, sort_key=words[0].lower(), changed_at=NOW)


def test_a_broader_word_finds_the_things_and_never_back(box: Box) -> None:
    broader("Möbel", "Tisch", "Stuhl")
    written(box, Toy(1, "Esstisch „Sofa“"), Toy(2, "Möbel Maier"), Toy(3, "Schlitten"))
    assert [found(words) for words in ("Möbel", "Tisch", "Stuhl")] == [
        ["Möbel Maier", "Esstisch „Sofa“"],
        ["Esstisch „Sofa“"],
        [],
    ]


def test_a_broader_word_does_not_find_what_only_mentions_a_thing(box: Box) -> None:
    broader("Möbel", "Tisch")
    written(box, Toy(1, "Öl für Tische", story="Für jeden Tisch."), Toy(2, "Tischleuchte"), Toy(3, "Kugel „Tisch“"))
    assert found("Möbel") == []


def test_what_means_the_same_as_a_thing_is_found_but_not_what_it_stands_for(box: Box) -> None:
    broader("Büro", "Schreibtisch")
    broader("Schreibtisch", "Lampe")
    same("Schreibtisch", "Sekretär")
    written(box, Toy(1, "Sekretär"), Toy(2, "Lampe"))
    assert (found("Büro"), sorted(found("Schreibtisch"))) == (["Sekretär"], ["Lampe", "Sekretär"])


def test_a_word_that_means_the_same_as_a_broader_one_finds_its_things(box: Box) -> None:
    broader("Kleidung", "Pullover")
    same("Kleidung", "Bekleidung")
    written(box, Toy(1, "Pullover"))
    assert found("Bekleidung") == ["Pullover"]


def test_two_words_stand_for_things_together(box: Box) -> None:
    broader("Kalte Füße", "Socke")
    written(box, Toy(1, "Socken"))
    assert found("kalte Füße") == ["Socken"]


def test_of_words_of_searching_those_count_that_stand_for_things(box: Box) -> None:
    broader("Oma", "Schal")
    written(box, Toy(1, "Schal"), Toy(2, "Geschenkpapier"))
    assert [found(words) for words in ("Geschenk für die Oma", "Geschenk")] == [["Schal"], ["Geschenkpapier"]]


def test_kinds_say_whether_their_categories_are_what_they_make(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    broader("Baustoff", "Ziegel")
    written(box, Toy(1, "Ton & Co", material="Ziegel"))
    assert found("Baustoff") == []
    monkeypatch.setattr(KINDS, "_things", {})
    KINDS.register("toy", replace(kind_of(box), is_its_categories=True))
    written(box)
    assert found("Baustoff") == ["Ton & Co"]
