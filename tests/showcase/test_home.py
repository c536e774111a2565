"""What the home page shows of the showcase: published records alone, in a number of queries that does not grow."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from produktschau.showcase import queries
from produktschau.showcase.models import ColourWorld
from tests.showcase.making import company, draft_product, product

pytestmark = pytest.mark.usefixtures("district", "words")
STORY = "Der Webstuhl steht seit drei Generationen am selben Fenster. " * 4


def test_the_numbers_count_what_everyone_may_see() -> None:
    maker = company()
    product(maker)
    draft_product(maker, "Geheimes Stück")
    assert queries.totals() == queries.home.Totals(products=1, companies=1, places=1)
    counts = {world.slug: world.count for world in queries.worlds_with_counts()}
    assert (counts["himmel"], sum(counts.values())) == (1, 1)
    assert [str(card.title) for card in queries.newest_products(8)] == ["Wollplaid"]


def test_a_case_with_holes_is_left_out() -> None:
    maker = company()
    for number in range(8):
        product(maker, f"Stück {number}")
    assert queries.window_products(9) == []
    product(maker, "Stück 9")
    assert len(queries.window_products(9)) == 9


def test_the_case_takes_the_worlds_in_turn() -> None:
    maker = company()
    for number in range(4):
        product(maker, f"Tuch {number}")
    wood = ColourWorld.objects.get_or_create(slug="wald", defaults={"name": "Wald"})[0]
    product(maker, "Löffel", world=wood)
    assert {card.world for card in queries.window_products(3)} == {"himmel", "wald"}


def test_the_case_asks_as_often_for_nine_as_for_three() -> None:
    maker = company()
    for number in range(9):
        product(maker, f"Stück {number}")
    asked = []
    for number in (3, 9):
        with CaptureQueriesContext(connection) as caught:
            queries.window_products(number)
        asked.append(len(caught))
    assert asked[0] == asked[1]


def test_another_maker_tells_every_week_and_the_same_to_everyone() -> None:
    company("Weberei Talaue", story=STORY)
    company("Seilerei Nord", story=STORY)
    company("Ohne Geschichte")
    monday = date(2026, 11, 23)
    told = [queries.maker_of_the_moment(monday + timedelta(days=days)) for days in (0, 3, 7)]
    names = [str(maker.card.title) for maker in told if maker]
    assert names[0] == names[1]
    assert sorted({names[0], names[2]}) == ["Seilerei Nord", "Weberei Talaue"]


def test_without_a_story_no_maker_is_shown() -> None:
    company()
    assert queries.maker_of_the_moment(date(2026, 11, 22)) is None
