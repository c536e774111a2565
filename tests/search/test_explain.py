"""The command says how a query was read and what gave a hit its points."""

import pytest

from produktschau.search.queries.explaining import explained
from tests.search.conftest import Box, Toy
from tests.search.places import settled
from tests.search.test_commands import said


@pytest.fixture
def shop(box: Box, monkeypatch: pytest.MonkeyPatch) -> Box:
    """A box with some toys in it."""
    pumps = Toy(1, "Solarpumpe", "Für den Teich", "Döbeln", "Metall"), Toy(2, "Teichpumpe", "", "Freiberg")
    return settled(box, monkeypatch, *pumps)


def test_every_word_is_explained_and_the_step_that_was_taken(shop: Box) -> None:
    assert explained("wo bekomme ich eine Pumpe in Döbeln").sentences == (
        "„Pumpe“: Stamm pump; kommt vor.",
        "„bekomme“: darf fehlen, hebt Treffer mit diesem Wort.",
        "„Döbeln“: Ort Döbeln (municipality=Döbeln).",
        "Gesucht wurde, was alle Wörter hat.",
    )


def test_a_forgiven_spelling_is_named(shop: Box) -> None:
    sentence = explained("Solarpunpe").sentences[0]
    assert "gilt als Tippfehler; gesucht als solarpumpe (das Wort, 1)" in sentence


def test_points_name_field_form_and_word(shop: Box) -> None:
    points = explained("Solarpumpe").hits["toy", 1]
    names = dict(points.parts)
    assert points.title == "Solarpumpe"
    assert "Name, wie geschrieben: solarpumpe" in names
    assert sum(names.values()) == pytest.approx(points.score, rel=0.01)


def test_the_command_prints_explanation_points_and_facets(shop: Box) -> None:
    lines = said("search", "Pumpe", "--explain").splitlines()
    assert lines[0] == "„Pumpe“: Stamm pump; kommt vor."
    assert "Name, Wortteil: pump" in lines[3]


def test_the_command_sorts_by_distance_from_a_place(shop: Box) -> None:
    assert "km" not in said("search", "Pumpe")
    assert said("search", "Pumpe", "--near", "Döbeln").count("Treffern") == 1
