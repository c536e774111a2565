"""Words that mean the same find each other, below the word itself."""

import pytest

from produktschau.search.models import SynonymGroup
from produktschau.search.queries import search
from tests.cast import NOW
from tests.search.conftest import Box, Toy, found, titles, written


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
