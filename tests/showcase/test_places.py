"""The doors by place: a municipality, a former district, all of them; with and without an index."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from produktschau.region.models import Territory
from produktschau.search.engine import index
from produktschau.showcase import actions
from produktschau.showcase.models import ColourWorld, Product
from tests.cast import NOW
from tests.showcase.indexed import catch_up
from tests.showcase.making import BY, company, product

__all__ = ["catch_up"]

pytestmark = pytest.mark.usefixtures("district", "words")
CatchUp = Callable[[], None]


def page_of(client: Client, path: str) -> Any:
    """What the page at a path shows."""
    return client.get(path).context["page"]


def doors(client: Client) -> dict[str, tuple[int | None, int | None]]:
    """Name of each municipality → companies and products told at its door."""
    groups = client.get("/orte/").context["groups"]
    return {door.place.name: (door.companies, door.products) for group in groups for door in group.doors}


def test_a_place_shows_what_is_made_there(client: Client, catch_up: CatchUp) -> None:
    product(company(), "Wollplaid")
    catch_up()
    page = page_of(client, "/orte/freiberg/")
    assert (page.companies.total, page.products.total) == (1, 1)
    assert "Wollplaid" in page.products.cards[0]
    assert [(world.slug, world.count) for world in page.worlds] == [("himmel", 1)]
    assert page.products.url == "/produkte/?gemeinde=14522180"


def test_numbers_at_the_doors_are_those_of_the_lists(client: Client, catch_up: CatchUp) -> None:
    weaver = company()
    product(weaver, "Wollplaid")
    product(weaver, "Schal")
    catch_up()
    assert doors(client) == {"Freiberg": (1, 2), "Roßwein": (0, 0)}
    assert client.get("/produkte/?gemeinde=14522180").context["listing"].total == 2


def test_a_former_district_gathers_its_municipalities(client: Client, catch_up: CatchUp) -> None:
    product(company(), "Wollplaid")
    catch_up()
    page = page_of(client, "/altkreise/altkreis-freiberg/")
    assert (page.companies.total, page.products.total) == (1, 1)
    assert [door.place.name for door in page.doors] == ["Freiberg"]
    assert page_of(client, "/altkreise/altkreis-rosswein/").is_empty


def test_what_is_not_published_is_not_shown(client: Client, catch_up: CatchUp) -> None:
    weaver = company()
    plaid = product(weaver, "Wollplaid")
    product(weaver, "Schal")
    catch_up()
    actions.withdraw_product(by=BY, at=NOW, product=plaid)
    told = client.get("/orte/freiberg/").content.decode()
    assert ("Wollplaid" in told, "Schal" in told) == (False, True)


def test_an_empty_place_leads_on(client: Client, catch_up: CatchUp) -> None:
    Territory.objects.filter(ags="14522180").update(lon=13.34, lat=50.91)
    Territory.objects.filter(ags="14522500").update(lon=13.18, lat=51.07)
    product(company(), "Wollplaid")
    catch_up()
    answer = client.get("/orte/rosswein/")
    assert "Von hier ist noch niemand in der Schau." in answer.content.decode()
    nearby = answer.context["page"].doors[0]
    assert (nearby.place.name, nearby.companies, round(nearby.km)) == ("Freiberg", 1, 21)


def test_a_merged_municipality_leads_to_its_heir(client: Client) -> None:
    heir = Territory.objects.get(ags="14522180")
    Territory.objects.create(
        kind="municipality",
        ags="14522999",
        name="Kleindorf",
        official_name="Kleindorf",
        slug="kleindorf",
        sort_key="kleindorf",
        successor=heir,
        source=heir.source,
        valid_until=date(2022, 12, 31),
    )
    answer = client.get("/orte/kleindorf/")
    assert (answer.status_code, answer["Location"]) == (301, "/orte/freiberg/")
    assert [before.name for before in page_of(client, "/orte/freiberg/").merged] == ["Kleindorf"]


@pytest.mark.parametrize(
    "path", ["/orte/nirgendwo/", "/orte/chemnitz/", "/altkreise/nirgendwo/", "/altkreise/freiberg/"]
)
def test_places_elsewhere_have_no_page(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_without_an_index_the_database_answers_and_numbers_are_unknown(
    client: Client, settings: Settings, tmp_path: Any
) -> None:
    product(company(), "Wollplaid")
    settings.SEARCH_INDEX = tmp_path / "none"
    index.forget()
    page = page_of(client, "/orte/freiberg/")
    assert ("Wollplaid" in page.products.cards[0], page.products.total) == (True, None)
    assert doors(client) == {"Freiberg": (None, None), "Roßwein": (None, None)}
    assert client.get("/orte/rosswein/").context["page"].is_empty


def test_all_places_stand_in_the_sitemap(client: Client) -> None:
    told = client.get("/sitemap.xml").content.decode()
    for path in ("/orte/", "/orte/freiberg/", "/altkreise/altkreis-rosswein/"):
        assert f"{path}</loc>" in told


def test_more_products_ask_no_more_queries(client: Client, catch_up: CatchUp) -> None:
    weaver = company()
    product(weaver, "Wollplaid")
    catch_up()
    client.get("/orte/freiberg/")
    with CaptureQueriesContext(connection) as few:
        client.get("/orte/freiberg/")
    for number in range(7):
        product(weaver, f"Decke {number}", world=ColourWorld.objects.get(slug="honig"))
    catch_up()
    client.get("/orte/freiberg/")
    with CaptureQueriesContext(connection) as many:
        client.get("/orte/freiberg/")
    assert Product.objects.count() == 8
    assert len(many) == len(few)
