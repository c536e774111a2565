"""The public page about the region and its map."""

import re
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from produktschau.region.models import Region, Territory
from produktschau.region.queries import map_shapes
from produktschau.region.queries.region_page import region_page


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
    assert len(re.findall(r'<tr id="ort-', page)) == 52
    assert page.count('href="#ort-') == 52
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


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("name", "Altmittweida"),
        ("-name", "Zettlitz"),
        ("-einwohner", "Freiberg"),
        ("einwohner", "Zettlitz"),
        ("-flaeche", "Döbeln"),
        ("altkreis", "Döbeln"),
        ("unsinn", "Altmittweida"),
    ],
)
def test_the_table_is_sorted_by_the_address(mittelsachsen: Region, order: str, first: str) -> None:
    page = region_page(order)
    assert page.municipalities[0].name == first
    assert len([column for column in page.columns if column.aria_sort]) == 1


def test_a_head_turns_its_own_order(mittelsachsen: Region) -> None:
    assert [column.query for column in region_page("name").columns] == ["-name", "altkreis", "-flaeche", "-einwohner"]
    assert [column.query for column in region_page("-einwohner").columns] == [
        "name",
        "altkreis",
        "-flaeche",
        "einwohner",
    ]


def test_an_unknown_size_is_called_unknown_and_sorts_last(mittelsachsen: Region, client: Client) -> None:
    Territory.objects.filter(ags="14522180").update(population=None)
    assert region_page("einwohner").municipalities[-1].ags == "14522180"
    assert region_page("-einwohner").municipalities[-1].ags == "14522180"
    assert "unbekannt" in text_of(client, "/region/")


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
