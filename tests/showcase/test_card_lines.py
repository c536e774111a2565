"""The small print of a card stays short however many have made the thing."""

import pytest
from django.utils import translation

from produktschau.showcase.queries.card_lines import about_line, makers_line


@pytest.fixture(autouse=True)
def _german() -> object:
    with translation.override("de"):
        yield


@pytest.mark.parametrize(
    ("names", "line"),
    [
        ([], ""),
        (["Mühle"], "Mühle"),
        (["Mühle", "Imkerei", "Weberei"], "Mühle, Imkerei, Weberei"),
        (["Mühle", "Imkerei", "Weberei", "Bäckerei"], "Mühle, Imkerei und 2 weitere"),
    ],
)
def test_two_of_many_makers_are_named(names: list[str], line: str) -> None:
    assert makers_line(names) == line


@pytest.mark.parametrize(
    ("places", "materials", "line"),
    [
        ([], [], ""),
        (["Penig"], ["Holz", "Metall", "Glas"], "Penig\u00a0· Holz\u00a0· Metall"),
        (["Penig", "Erlau", "Taura", "Sayda"], ["Holz"], "4 Orte\u00a0· Holz"),
    ],
)
def test_many_places_are_counted_and_no_line_begins_with_a_dot(
    places: list[str], materials: list[str], line: str
) -> None:
    assert about_line(places, materials) == line
