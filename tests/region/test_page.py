"""The public page about the region and its map."""

import re
from datetime import datetime

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from produktschau.region.models import Region, Territory
from produktschau.region.queries import map_shapes


def text_of(client: Client, address: str) -> str:
    """The page's source."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_map_draws_every_municipality_one_rim_and_the_old_borders(mittelsachsen: Region) -> None:
    shapes = map_shapes()
    assert shapes is not None
    assert len(shapes.places) == 52
    assert shapes.rim.count("M") == 1
    assert shapes.old_borders.count("M") >= 2
    assert [name.name for name in shapes.old_names] == ["Döbeln", "Freiberg", "Mittweida"]
    assert sorted(place.name for place in shapes.places if place.label == "big") == ["Döbeln", "Freiberg", "Mittweida"]
    assert shapes.view_box == "0 0 900 831"


def test_a_point_is_drawn_inside_its_municipality_s_part_of_the_map(mittelsachsen: Region) -> None:
    shapes = map_shapes()
    assert shapes is not None
    freiberg = next(place for place in shapes.places if place.name == "Freiberg")
    assert freiberg.territory.lon is not None
    assert freiberg.territory.lat is not None
    assert shapes.point(freiberg.territory.lon, freiberg.territory.lat) == (freiberg.x, freiberg.y)


def test_without_boundaries_there_is_no_map(db: None) -> None:
    assert map_shapes() is None


def test_the_page_shows_every_municipality_with_source_and_licence(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, "/region/")
    drawn = page[page.index('<figure class="c8 map"') : page.index("</figure>")]
    assert len(set(re.findall(r'href="(/region/gemeinden/[a-z0-9-]+/)"', drawn))) == 52
    assert "2.116,82" in page
    assert "GeoBasis-DE / BKG" in page
    assert "dl-de/by-2-0" in page
    assert "Eurostat, nama_10r_3empers" in page
    assert "style=" not in page


def test_the_page_speaks_english(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, "/en/region/")
    assert '<html lang="en"' in page
    assert "2,116.82" in page


def test_before_anything_is_imported_the_page_says_what_will_stand_there(db: None, client: Client) -> None:
    assert "Sobald Gebiete eingelesen sind" in text_of(client, "/region/")


def test_an_address_that_sorted_the_table_leads_to_where_it_stands_now(client: Client, db: None) -> None:
    answer = client.get("/region/?sortieren=-einwohner")
    assert (answer.status_code, answer["Location"]) == (301, "/region/gemeinden/?sortieren=-einwohner")


def test_the_page_asks_as_often_for_three_municipalities_as_for_all(mittelsachsen: Region, client: Client) -> None:
    client.get("/region/")
    with CaptureQueriesContext(connection) as for_all:
        client.get("/region/")
    keep = Territory.objects.filter(kind="municipality", valid_until=None).values_list("pk", flat=True)[:3]
    Territory.objects.exclude(successor=None).delete()
    Territory.objects.filter(kind="municipality").exclude(pk__in=list(keep)).delete()
    with CaptureQueriesContext(connection) as for_three:
        client.get("/region/")
    assert len(for_three) == len(for_all)


def test_writing_to_the_page_is_refused(db: None, client: Client, now: datetime) -> None:
    assert client.post("/region/").status_code == 405
