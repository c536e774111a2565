"""Cards of companies and products, and the addresses they are made with."""

import pytest
from django.utils import translation

from produktschau.showcase.models import AreaOfLife, ColourWorld, Company, Product
from produktschau.showcase.queries.addresses import material_address, picture_address, record_address
from produktschau.showcase.queries.cards import card_html, product_card
from produktschau.showcase.queries.published import published_products
from tests.showcase.making import company, product

pytestmark = pytest.mark.usefixtures("district", "words")
HOSTILE = """</a><script>"'& Plaid"""


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_hostile_name_is_only_a_name_in_every_language(language: str) -> None:
    product(company("Weberei <b>Talaue</b>"), HOSTILE)
    with translation.override(language):
        html = card_html(product_card(published_products().get()))
    assert "&lt;/a&gt;&lt;script&gt;&quot;&#x27;&amp; Plaid" in html
    assert ("<script" in html, "<b>" in html, "Weberei &lt;b&gt;Talaue&lt;/b&gt;" in html) == (False, False, True)


def test_a_german_name_on_an_english_card_is_marked_as_german() -> None:
    product(company())
    with translation.override("en"):
        html = card_html(product_card(published_products().get()))
    assert '<a href="/en/produkte/wollplaid/"><span lang="de">Wollplaid</span></a>' in html


@pytest.mark.parametrize("language", ["de", "en"])
def test_short_made_addresses_are_those_the_records_have(language: str) -> None:
    product(company())
    with translation.override(language):
        records: list[Company | Product | AreaOfLife | ColourWorld] = [
            *Company.objects.all(),
            *Product.objects.all(),
            *AreaOfLife.objects.all(),
            *ColourWorld.objects.all(),
        ]
        assert [record_address(record) for record in records] == [record.get_absolute_url() for record in records]
        wool = Product.objects.get().materials.get()
        assert material_address(wool) == ("/en" if language == "en" else "") + "/produkte/?material=textil"
    assert picture_address("K7M2QX", 400) == "/bilder/K7M2QX-400.webp"
