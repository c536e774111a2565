"""What a page says of itself: the band of a colour world, its picture for platforms, and which lists search engines shall keep."""

import io
import re

import pytest
from django.conf import LazySettings
from django.test import Client
from PIL import Image

from produktschau.showcase.models import AreaOfLife
from produktschau.showcase.templatetags.showcase import bare_address, dialled
from tests.showcase.making import company, product

pytestmark = pytest.mark.usefixtures("district", "words")
ROBOTS = '<meta name="robots" content="noindex, follow">'


def _page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def _picture(client: Client, path: str) -> str:
    found = re.search(r'og:image" content="([^"]*)"', _page(client, path))
    assert found
    return found[1]


@pytest.mark.parametrize("path", ["/farbwelten/himmel/", "/lebensbereiche/wohnen-leben/", "/produkte/"])
def test_every_list_has_one_heading(client: Client, path: str) -> None:
    page = _page(client, path)
    assert (page.count("<h1"), '<div class="worldhead">' in page) == (1, "farbwelten" in path)


@pytest.mark.parametrize(
    ("path", "start"),
    [
        ("/farbwelten/himmel/", "/vorschaubilder/welt_himmel-"),
        ("/en/farbwelten/himmel/", "/vorschaubilder/welt_himmel-"),
        ("/lebensbereiche/essen-trinken/", "/vorschaubilder/bereich_essen-trinken-"),
    ],
)
def test_a_door_has_a_picture_of_its_own(client: Client, settings: LazySettings, path: str, start: str) -> None:
    address = _picture(client, path).removeprefix(settings.SITE_URL)
    answer = client.get(address)
    assert address.startswith(start)
    assert (answer.status_code, Image.open(io.BytesIO(answer.content)).size) == (200, (1200, 630))


def test_german_and_english_doors_show_different_pictures(client: Client) -> None:
    assert _picture(client, "/farbwelten/himmel/") != _picture(client, "/en/farbwelten/himmel/")


def test_an_area_without_a_drawing_shows_the_house(client: Client) -> None:
    AreaOfLife.objects.create(slug="garten", name="Garten", position=9)
    assert "/vorschaubilder/haus-" in _picture(client, "/lebensbereiche/garten/")


@pytest.mark.parametrize("key", ["welt_gibt-es-nicht", "bereich_gibt-es-nicht", "bereich_"])
def test_no_door_has_no_picture(client: Client, key: str) -> None:
    assert client.get(f"/vorschaubilder/{key}-0123456789abcdef.png").status_code == 404


@pytest.mark.parametrize(
    ("path", "kept_out"),
    [
        ("/produkte/", False),
        ("/produkte/?seite=2", False),
        ("/produkte/?farbwelt=himmel", True),
        ("/betriebe/?q=Holz", True),
        ("/farbwelten/himmel/", False),
    ],
)
def test_only_whole_lists_are_for_search_engines(client: Client, path: str, kept_out: bool) -> None:
    assert (ROBOTS in _page(client, path)) is kept_out


def test_a_makers_own_page_names_others_only(client: Client) -> None:
    weaver, mill = company(), company("Mühle Roßwein")
    product(weaver, "Mehlkissen", makers=[weaver, mill])
    product(weaver, "Wollschal")
    labels = re.findall(r'<div class="label"><h3>.*?</h3>(.*?)</div>', _page(client, weaver.get_absolute_url()))
    assert [("mit Mühle Roßwein" in label, "Weberei Talaue" in label) for label in labels] == [
        (True, False),
        (False, False),
    ]


def test_addresses_and_numbers_are_shown_as_people_write_them() -> None:
    assert bare_address("https://www.weberei.example/") == "www.weberei.example"
    assert bare_address("weberei.example") == "weberei.example"
    assert dialled("+49 (0)3731 / 12-34") == "+4937311234"
