"""The map of what is made where: its numbers are those of the lists, its list does the same, nothing unpublished is on it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from produktschau.region.models import Boundary, Region, Source, Territory
from produktschau.showcase import actions
from produktschau.showcase.models import ColourWorld, Site
from tests.cast import NOW
from tests.factories import region
from tests.showcase.indexed import catch_up
from tests.showcase.making import BY, company, draft_company, draft_product, product

__all__ = ["catch_up"]

CatchUp = Callable[[], None]
FREIBERG, DOEBELN, ROSSWEIN = "14522180", "14522080", "14522510"
ASKED = (
    "",
    "farbwelt=himmel",
    "bereich=wohnen-leben&farbwelt=honig&farbwelt=himmel",
    "altkreis=freiberg",
    "material=honig",
    "gemeinde=14522080",
    "umkreis=20&von=14522180",
)


@pytest.fixture
def home(db: None, words: None) -> Region:
    """The district with its boundaries, and words to sort by."""
    return region.district()


def at(*keys: str) -> list[dict[str, Any]]:
    """Sites in these municipalities."""
    towns = [Territory.objects.get(kind="municipality", ags=key) for key in keys]
    return [{"place": town.name, "postcode": "09599", "municipality": town} for town in towns]


def makers() -> None:
    """A weaver in Freiberg, a mill in Döbeln and Roßwein, two things together, one draft."""
    weaver = company("Weberei Talaue", sites=at(FREIBERG))
    mill = company("Mühle Roßwein", sites=at(DOEBELN, ROSSWEIN))
    honey = ColourWorld.objects.get(slug="honig")
    product(weaver, "Wollplaid")
    product(weaver, "Wollschal")
    product(mill, "Mehlkissen", world=honey, makers=[mill, weaver])
    product(mill, "Mehl", world=honey)
    draft_product(weaver, "Geheimes Tuch")
    draft_company("Stille Werkstatt", sites=at(FREIBERG))


def drawn(client: Client, query: str = "") -> str:
    """The page's source."""
    response = client.get(f"/karte/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def rows(page: str) -> dict[str, tuple[int, int]]:
    """Name of a municipality in the list → numbers of products and companies; what has neither is left out."""
    table = re.search(r'<section class="index".*?</section>', page, re.DOTALL)
    assert table
    found = re.findall(
        r'<th scope="row">(.*?)</th>\s*<td class="num">(.*?)</td>\s*<td class="num">(.*?)</td>', table[0]
    )
    numbers = {re.sub("<.*?>", "", name): (_number(made), _number(by)) for name, made, by in found}
    return {name: both for name, both in numbers.items() if any(both)}


def total(client: Client, path: str) -> int:
    """How much a list finds."""
    context: Any = client.get(path).context
    found: int = context["list"].total
    return found


def squares(page: str) -> dict[str, int]:
    """Colour world → squares drawn for a wide screen."""
    fine = re.search(r'<g class="fine">.*?</g>', page, re.DOTALL)
    return {
        world: path.count("M") for world, path in re.findall(r'data-world="(\w*)" d="(.*?)"', fine[0] if fine else "")
    }


def _number(text: str) -> int:
    return 0 if text == "–" else int(text)


@pytest.mark.parametrize("with_index", [True, False], ids=["index", "database"])
@pytest.mark.parametrize("asked", ASKED)
def test_every_number_is_what_the_list_finds(
    home: Region, client: Client, catch_up: CatchUp, settings: Settings, asked: str, with_index: bool
) -> None:
    makers()
    catch_up()
    if not with_index:
        settings.SEARCH_INDEX = settings.SEARCH_INDEX / "gone"
    shown = rows(drawn(client, asked))
    others = "&".join(pair for pair in asked.split("&") if not pair.startswith("gemeinde"))
    for ags in (FREIBERG, DOEBELN, ROSSWEIN):
        town = Territory.objects.get(kind="municipality", ags=ags)
        if "altkreis" in asked and town.former_district.slug not in asked:  # type: ignore[union-attr]  # each of the demo's lies in one
            assert town.name not in shown
            continue
        listed = tuple(total(client, f"/{kind}/?{others}&gemeinde={ags}") for kind in ("produkte", "betriebe"))
        assert shown.get(town.name, (0, 0)) == listed


def test_words_are_counted_as_the_list_finds_them(home: Region, client: Client, catch_up: CatchUp) -> None:
    makers()
    catch_up()
    assert rows(drawn(client, "q=Wollschal")) == {"Freiberg": (1, 1)}
    assert "1 Produkt" in drawn(client, "q=Wollschal")


def test_squares_have_the_colours_of_what_is_there(home: Region, client: Client, catch_up: CatchUp) -> None:
    makers()
    catch_up()
    assert squares(drawn(client)) == {"himmel": 2, "honig": 1 + 2 + 2}
    assert squares(drawn(client, "farbwelt=himmel")) == {"himmel": 2}
    assert squares(drawn(client, "art=betriebe")) == {"": 3}


def test_nothing_unpublished_is_on_the_map(home: Region, client: Client, catch_up: CatchUp) -> None:
    draft_product(draft_company("Stille Werkstatt"), "Geheimes Tuch")
    catch_up()
    assert rows(drawn(client)) == {}
    assert squares(drawn(client)) == {}
    assert client.get("/karte/standorte.json").json() == {"sites": []}


def test_a_place_leads_to_its_page_or_keeps_what_is_chosen(home: Region, client: Client, catch_up: CatchUp) -> None:
    makers()
    catch_up()
    assert drawn(client).count('href="/orte/freiberg/"') == 2
    narrowed = drawn(client, "farbwelt=himmel")
    assert (
        narrowed.count(f'href="?gemeinde={FREIBERG}&amp;farbwelt=himmel#ort"')
        + narrowed.count(f'href="?farbwelt=himmel&amp;gemeinde={FREIBERG}#ort"')
        == 2
    )
    assert f"gemeinde={DOEBELN}" not in narrowed.split("<svg", 1)[1]


def test_a_chosen_place_is_marked_and_shows_its_cards(home: Region, client: Client, catch_up: CatchUp) -> None:
    makers()
    catch_up()
    page = drawn(client, f"gemeinde={DOEBELN}")
    assert '<path class="area on"' in page
    assert "Alles über Döbeln" in page
    assert re.findall(r"<h3><a href=\"/produkte/(.*?)/\">", page) == ["mehl", "mehlkissen"]
    assert "/betriebe/muehle-rosswein/" in drawn(client, f"art=betriebe&gemeinde={DOEBELN}")


def test_a_former_district_is_shown_alone_with_a_way_back(home: Region, client: Client, catch_up: CatchUp) -> None:
    makers()
    catch_up()
    page = drawn(client, "altkreis=freiberg&farbwelt=himmel")
    assert rows(page) == {"Freiberg": (2, 1)}
    assert '<a href="?farbwelt=himmel">Den ganzen Landkreis zeigen</a>' in page


def test_a_radius_is_drawn_around_its_place(home: Region, client: Client, catch_up: CatchUp) -> None:
    makers()
    catch_up()
    page = drawn(client, f"umkreis=20&von={FREIBERG}")
    circle = re.search(r'<circle class="reach" cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', page)
    assert circle
    assert 200 < float(circle[3]) < 300
    assert f"umkreis=20&amp;von={FREIBERG}" in page
    assert 'class="reach"' not in drawn(client)


def test_an_empty_map_says_so_and_leads_on(home: Region, client: Client, catch_up: CatchUp) -> None:
    makers()
    catch_up()
    page = drawn(client, "q=Quarzuhrwerk")
    assert "gibt es hier noch nichts" in page
    assert 'class="way"' in page


def test_lists_and_map_lead_to_each_other_with_every_choice(home: Region, client: Client, catch_up: CatchUp) -> None:
    makers()
    catch_up()
    listed = client.get("/produkte/?farbwelt=honig&ordnen=name").content.decode()
    assert 'href="/karte/?farbwelt=honig&amp;ordnen=name"' in listed
    assert (
        'href="/karte/?art=betriebe&amp;altkreis=freiberg"'
        in client.get("/betriebe/?altkreis=freiberg").content.decode()
    )
    assert 'href="/produkte/?farbwelt=honig&amp;ordnen=name"' in drawn(client, "farbwelt=honig&ordnen=name")
    firms = drawn(client, "art=betriebe&material=honig")
    assert 'href="/betriebe/?material=honig"' in firms
    assert '<input type="hidden" name="material" value="honig">' in firms
    assert '<input type="hidden" name="art" value="betriebe">' in firms


def test_only_the_bare_map_is_for_search_engines(home: Region, client: Client) -> None:
    assert "noindex" not in drawn(client)
    narrowed = drawn(client, "farbwelt=honig")
    assert '<meta name="robots" content="noindex, follow">' in narrowed
    assert re.search(r'<link rel="canonical" href="[^"?]*/karte/">', narrowed)
    assert "BreadcrumbList" in narrowed
    assert "/karte/" in client.get("/sitemap.xml").content.decode()


def test_the_map_speaks_english(home: Region, client: Client, catch_up: CatchUp) -> None:
    makers()
    catch_up()
    page = client.get("/en/karte/").content.decode()
    assert '<html lang="en"' in page
    assert 'href="/en/orte/freiberg/"' in page


def test_without_boundaries_the_list_does_alone(district: Territory, words: None, client: Client) -> None:
    company()
    page = drawn(client)
    assert "<figure" not in page
    assert rows(page) == {"Freiberg": (0, 1)}


def test_before_anything_is_imported_the_page_says_what_will_stand_there(db: None, client: Client) -> None:
    assert "Sobald Gebiete eingelesen sind" in drawn(client)


def test_words_cannot_be_looked_for_without_an_index(home: Region, client: Client) -> None:
    makers()
    page = drawn(client, "q=Wolle")
    assert "Die Suche wird gerade neu aufgebaut" in page
    assert rows(page) == {}


def test_the_page_asks_twice_however_much_there_is(home: Region, client: Client, catch_up: CatchUp) -> None:
    def asked() -> int:
        client.get("/karte/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/karte/")
        return len(queries)

    company("Erste", sites=at(FREIBERG))
    catch_up()
    alone = asked()
    makers()
    catch_up()
    assert asked() == alone + 1  # whether the products shown are published
    assert alone <= 2


def test_the_page_stays_small(home: Region, client: Client, catch_up: CatchUp) -> None:
    makers()
    catch_up()
    assert len(client.get("/karte/").content) < 100_000


def test_names_are_written_as_text(home: Region, client: Client, catch_up: CatchUp) -> None:
    Territory.objects.filter(ags=FREIBERG).update(name="Frei<b>erg")
    makers()
    catch_up()
    assert "Frei<b>" not in drawn(client)
    assert "<script>x" not in drawn(client, "q=<script>x")


def test_the_street_map_is_not_there_unless_it_was_set_up(home: Region, client: Client, settings: Settings) -> None:
    settings.MAP_TILES = ""
    response = client.get("/karte/")
    assert "leaflet" not in response.content.decode()
    assert "map.js" not in response.content.decode()
    assert "img-src 'self' data:;" in f"{response.headers['Content-Security-Policy']};"


@pytest.mark.parametrize(
    ("tiles", "allowed", "named"),
    [
        ("https://kacheln.example/{z}/{x}/{y}.png", "https://kacheln.example", "kommt von kacheln.example:"),
        ("https://{s}.kacheln.example/{z}/{x}/{y}.png", "https://*.kacheln.example", "kommt von kacheln.example:"),
    ],
)
def test_a_street_map_widens_the_policy_of_this_page_alone(
    home: Region, client: Client, settings: Settings, tiles: str, allowed: str, named: str
) -> None:
    settings.MAP_TILES = tiles
    response = client.get("/karte/")
    page = response.content.decode()
    assert f"img-src 'self' data: {allowed}" in response.headers["Content-Security-Policy"]
    assert "example" not in client.get("/produkte/").headers["Content-Security-Policy"]
    assert named in page
    assert "kacheln.example" not in "".join(re.findall(r'(?:src|href)="[^"]*"', page))


def test_points_are_those_of_published_companies_that_fit(home: Region, client: Client, catch_up: CatchUp) -> None:
    makers()
    Site.objects.filter(municipality__ags=FREIBERG).update(lat=50.91, lon=13.34)
    catch_up()
    weaver = {
        "lat": 50.91,
        "lon": 13.34,
        "name": "Weberei Talaue",
        "url": "/betriebe/weberei-talaue/",
        "place": "Freiberg",
    }
    assert client.get("/karte/standorte.json").json() == {"sites": [weaver]}
    assert client.get("/karte/standorte.json?farbwelt=himmel").json() == {"sites": [weaver]}
    assert client.get("/karte/standorte.json?q=Quarzuhrwerk").json() == {"sites": []}
    assert client.get("/en/karte/standorte.json").json()["sites"][0]["url"] == "/en/betriebe/weberei-talaue/"
    actions.withdraw_company(by=BY, at=NOW, company=Site.objects.get(lat=50.91, company__state="published").company)
    assert client.get("/karte/standorte.json").json() == {"sites": []}


def test_points_come_from_the_database_while_there_is_no_index(home: Region, client: Client) -> None:
    makers()
    Site.objects.filter(municipality__ags=FREIBERG).update(lat=50.91, lon=13.34)
    sites = client.get("/karte/standorte.json?gemeinde=14522180").json()["sites"]
    assert [site["name"] for site in sites] == ["Weberei Talaue"]
    assert client.get("/karte/standorte.json?q=Tuch").json() == {"sites": []}
    assert client.post("/karte/standorte.json").status_code == 405
    assert client.post("/karte/").status_code == 405


def test_a_new_drawing_is_a_new_page(home: Region, client: Client, catch_up: CatchUp, source: Source) -> None:
    makers()
    catch_up()
    assert "<figure" in drawn(client)
    Boundary.objects.all().delete()
    from django.core.cache import cache

    cache.clear()
    assert "<figure" not in drawn(client)


def test_what_has_no_place_is_said_below_the_map(home: Region, client: Client, catch_up: CatchUp) -> None:
    makers()
    lost = company("Wanderschmiede")
    product(lost, "Hufeisen")
    lost.sites.all().delete()
    catch_up()
    assert "1 Produkt ohne Ort steht nur in der Liste." in drawn(client)
    assert "1 Betrieb ohne Ort steht nur in der Liste." in drawn(client, "art=betriebe")
    assert "ohne Ort" not in drawn(client, "altkreis=doebeln")
