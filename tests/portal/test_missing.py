"""An address that leads nowhere: it is said, searched for, and never an error of its own."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from produktschau.portal.calculations import words_of_address
from produktschau.search.engine import index
from tests.showcase.conftest import district, source, words
from tests.showcase.indexed import catch_up
from tests.showcase.making import company, product

__all__ = ["catch_up", "district", "source", "words"]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/produkte/wollplaid-striegis/", "wollplaid striegis"),
        ("/en/produkte/Holz_Kreisel2/", "Holz Kreisel"),
        ("/wp-login.php", ""),
        ("/favicon.ico", ""),
        ("/a-b-c/", ""),
        ("/", ""),
        ("/%00/", ""),
        ("/" + "x" * 5000, "x" * 60),
    ],
)
def test_the_last_part_of_an_address_gives_words(path: str, found: str) -> None:
    assert words_of_address(path) == found


@pytest.mark.usefixtures("district", "words")
def test_a_wrong_address_shows_what_may_be_meant(client: Client, catch_up: Callable[[], None]) -> None:
    product(company(), "Wollplaid")
    catch_up()
    answer = client.get("/produkte/wolplaid/")
    told = answer.content.decode()
    assert answer.status_code == 404
    assert "Meinten Sie eines davon?" in told
    assert 'href="/produkte/wollplaid/"' in told
    assert 'value="wolplaid"' in told


@pytest.mark.usefixtures("district", "words")
def test_what_nothing_fits_shows_nothing(client: Client, catch_up: Callable[[], None]) -> None:
    product(company(), "Wollplaid")
    catch_up()
    answer = client.get("/quantencomputer/")
    assert (answer.status_code, "Meinten Sie" in answer.content.decode()) == (404, False)


@pytest.mark.django_db
def test_without_an_index_the_page_still_answers(client: Client, settings: Settings, tmp_path: Any) -> None:
    settings.SEARCH_INDEX = tmp_path / "none"
    index.forget()
    answer = client.get("/produkte/<script>alert(1)</script>/")
    assert answer.status_code == 404
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.usefixtures("district")
def test_the_home_page_tells_search_engines_who_publishes_it(client: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://schau.example.org"
    told = client.get("/").content.decode()
    blocks = [json.loads(block) for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', told)]
    kinds = {block["@type"]: block for block in blocks}
    assert kinds["WebSite"]["potentialAction"]["target"]["urlTemplate"] == (
        "https://schau.example.org/suche/?q={search_term_string}"
    )


@pytest.mark.django_db
def test_a_key_that_is_none_is_called_a_key(client: Client) -> None:
    told = client.get("/q/ZZZZZZ")
    assert (told.status_code, "Diesen Schlüssel gibt es nicht" in told.content.decode()) == (404, True)
    assert 'value="ZZZZZZ"' not in told.content.decode()
