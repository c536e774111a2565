"""The public page about the region and its map."""

import re
from datetime import datetime

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from produktschau.region.models import Region, Statistic, Territory
from produktschau.region.queries import map_shapes
from produktschau.region.queries.addresses import region_addresses
from produktschau.region.queries.district_facts import district_facts
from tests.factories import showcase


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


def words_of(client: Client, address: str = "/region/") -> str:
    """The page without tags, white space single."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text_of(client, address)))


def test_three_questions_are_answered_at_the_top(mittelsachsen: Region, client: Client) -> None:
    said = words_of(client)
    assert "Drei Bereiche ragen heraus: Landwirtschaft, Industrie und Bau." in said
    assert "Der Anteil der Industrie stieg von 22,5 % (2005) auf 24,3 % (2017)" in said
    assert "2005 und 2008: von der Quelle auf heutigen Gebietsstand umgerechnet." in said
    assert "Das lässt sich noch nicht sagen." in said


def test_each_number_of_the_answers_opens(mittelsachsen: Region, client: Client) -> None:
    showcase.company("Messerschmiede")
    page = text_of(client, "/region/")
    top = page[page.index('<div class="three">') : page.index("region-top")]
    links = re.findall(r'class="open"\s+href="([^"]+)"', top)
    assert len(links) == 16
    for address in links:
        path, _, anchor = address.replace("&amp;", "&").partition("#")
        opened = client.get(path)
        assert opened.status_code == 200
        assert f'id="{anchor}"' in opened.content.decode() or not anchor


def test_the_district_is_ranked_among_the_rural_ones_of_its_state(mittelsachsen: Region) -> None:
    assert mittelsachsen.home is not None
    assert [(fact.value, fact.remark) for fact in district_facts(mittelsachsen.home)] == [
        ("2.116,82 km²", "Platz 2 von 10 Landkreisen in Sachsen"),
        ("300.639", "Platz 3 von 10 Landkreisen in Sachsen"),
        ("142", "Platz 7 von 10 Landkreisen in Sachsen"),
    ]


def test_a_rank_is_not_made_up_where_a_district_s_size_is_unknown(mittelsachsen: Region) -> None:
    assert mittelsachsen.home is not None
    Territory.objects.filter(ags="14625").update(area_km2=None)
    assert [fact.remark for fact in district_facts(mittelsachsen.home)] == [
        "",
        "Platz 3 von 10 Landkreisen in Sachsen",
        "",
    ]


def test_without_employment_the_other_answer_stays(mittelsachsen: Region, client: Client) -> None:
    Statistic.objects.all().delete()
    said = words_of(client)
    assert "ragen heraus" not in said
    assert "Welcher Altkreis ist in der Schau schwächer vertreten?" in said
    assert "2.116,82 km²" in said


def test_the_page_asks_as_often_for_three_firms_as_for_one(mittelsachsen: Region, client: Client) -> None:
    showcase.company("Messerschmiede")
    client.get("/region/")
    with CaptureQueriesContext(connection) as for_one:
        client.get("/region/")
    showcase.company("Korbmacherei")
    showcase.company("Bäckerei")
    with CaptureQueriesContext(connection) as for_three:
        client.get("/region/")
    assert len(for_three) == len(for_one)


def test_search_engines_learn_of_the_pages_of_the_region(mittelsachsen: Region) -> None:
    addresses = [address.path for address in region_addresses()]
    assert "/region/gemeinden/leisnig/" in addresses
    assert {"/region/", "/region/gemeinden/", "/region/altkreise/"} <= set(addresses)
    assert len([one for one in addresses if one.startswith("/region/gemeinden/")]) == 53


def test_the_ways_name_the_page_being_read(mittelsachsen: Region, client: Client) -> None:
    for address in ("/region/", "/region/gemeinden/", "/region/altkreise/"):
        page = text_of(client, address)
        ways = page[page.index('<nav class="ways"') :].partition("</nav>")[0]
        assert re.findall(r'href="([^"]+)" aria-current="page"', ways) == [address]
