"""The pages about the neighbours: who is like us, who is different, and in what."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from produktschau.region.models import Neighbour, NeighbourEffort, Region, Statistic, Territory
from tests.region.reading import column, pieces, rows_of, text_of, words

PAGE = "/region/nachbarn/"


def test_the_page_says_who_is_most_and_who_is_least_different(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, PAGE)
    assert pieces(page, '<p class="lead">', "p") == [
        "Am deutlichsten anders aufgestellt als Mittelsachsen ist Chemnitz (0,36), am ähnlichsten: Zwickau und Meißen (0,08)."
    ]
    assert rows_of(page, "nachbarn-tabelle")[1:3] == [
        ["Chemnitz", "0,36", "0,243", "K–N Finanzen, Firmendienste: +12,0 Prozentpunkte"],
        ["Nordsachsen", "0,19", "0,220", "C Industrie: \u22128,3 Prozentpunkte"],
    ]
    assert column(page, "nachbarn-tabelle", 1) == [
        *("0,36", "0,19", "0,15", "0,10", "0,09", "0,08", "0,08"),
        *("unbekannt", "unbekannt"),
    ]


def test_neighbours_without_figures_are_named_and_have_a_page(mittelsachsen: Region, client: Client) -> None:
    assert [row[0] for row in rows_of(text_of(client, PAGE), "nachbarn-tabelle")[-2:]] == [
        "Altenburger Land",
        "Tschechien",
    ]
    page = text_of(client, f"{PAGE}tschechien/")
    assert "Tschechien steht nicht in unserer Quelle zur Beschäftigung." in words(page)
    assert 'id="anteile"' not in page
    assert rows_of(text_of(client, f"{PAGE}altenburger-land/"), "eckdaten")[1] == ["Einwohner", "300.639", "88.787"]


def test_a_neighbour_is_compared_point_by_point(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, f"{PAGE}chemnitz/")
    assert pieces(page[page.index('<ol class="differences">') :].partition("</ol>")[0], "<li>", "li") == [
        "K–N Finanzen, Firmendienste: hier 11,7 % der Erwerbstätigen, dort 23,7 %",
        "C Industrie: hier 24,3 % der Erwerbstätigen, dort 12,4 %",
        "F Bau: hier 9,4 % der Erwerbstätigen, dort 5,5 %",
    ]
    assert rows_of(page, "eckdaten")[1:] == [
        ["Einwohner", "300.639", "248.563"],
        ["Fläche in km²", "2.116,82", "221,03"],
        ["Einwohner je km²", "142", "1.125"],
    ]
    assert rows_of(page, "anteile-tabelle")[4] == [
        *("darunter C Verarbeitendes Gewerbe", "24,3 %", "12,4 %", "+11,9"),
        *("1,42", "0,72", "+10,8 %", "+11,8 %"),
    ]


def test_a_change_opens_both_years(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, f"{PAGE}chemnitz/?zahl=seit.14522.C")
    assert pieces(page, '<h2 id="rechnung-titel">', "h2") == [
        "C Verarbeitendes Gewerbe, Mittelsachsen, 2005–2017: +10,8 %"
    ]
    assert rows_of(page, "rechnung-titel")[1:] == [["2005", "31.280"], ["2017", "34.670"]]
    assert pieces(page, '<p class="result">', "p") == ["34.670 : 31.280 − 1 = +10,8 %"]


@pytest.mark.parametrize("key", ["seit.14511.X", "seit.99999.C", "seit.", "seit.14511", "irgendwas"])
def test_numbers_that_are_not_there_are_said(mittelsachsen: Region, client: Client, key: str) -> None:
    page = text_of(client, f"{PAGE}chemnitz/?zahl={key}")
    sentence = f"Die Zahl „{key}“ gibt es auf dieser Seite nicht."
    assert pieces(page, '<div class="notice warn" role="status">', "div") == [sentence]


def test_in_the_first_year_there_is_no_change(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, f"{PAGE}chemnitz/?jahr=2005")
    assert {row[-1] for row in rows_of(page, "anteile-tabelle")[3:]} == {"–"}


def test_who_is_no_neighbour_has_no_page(mittelsachsen: Region, client: Client) -> None:
    assert client.get(f"{PAGE}dresden/").status_code == 404
    assert client.get(f"{PAGE}mittelsachsen/").status_code == 404


def test_without_a_region_there_is_no_neighbour(db: None, client: Client) -> None:
    assert client.get(f"{PAGE}chemnitz/").status_code == 404
    assert "Sobald eine Statistik eingelesen ist" in text_of(client, PAGE)


def test_an_unknown_share_is_not_compared(mittelsachsen: Region, client: Client) -> None:
    Statistic.objects.filter(territory__ags="14511", sector_group="K-N", year=2017).update(
        value=None, unknown_because="secret"
    )
    page = text_of(client, f"{PAGE}chemnitz/")
    assert "K–N Finanzen" not in page[page.index('<ol class="differences">') :].partition("</ol>")[0]
    assert rows_of(page, "anteile-tabelle")[7] == [
        *("K–N Finanzen, Grundstücke, Unternehmensdienste", "11,7 %", "unbekannt", "unbekannt"),
        *("0,67", "unbekannt", "+14,2 %", "unbekannt"),
    ]
    row = next(row for row in rows_of(text_of(client, PAGE), "nachbarn-tabelle") if row[0] == "Chemnitz")
    assert row[1:3] == ["unbekannt", "unbekannt"]


def test_what_a_neighbour_does_stands_on_both_pages(mittelsachsen: Region, client: Client) -> None:
    NeighbourEffort.objects.all().delete()
    made = {"kind": "brand", "name": "Probemarke", "summary": "Eine Probe.", "source_name": "Amtsblatt"}
    for is_published in (True, False):
        NeighbourEffort.objects.create(
            territory=Territory.objects.get(ags="14521"),
            checked_on="2026-11-01",
            is_published=is_published,
            **{**made, "name": f"Probemarke {is_published}"},
        )
    for address, heading in ((PAGE, "h4"), (f"{PAGE}erzgebirgskreis/", "h3")):
        page = text_of(client, address)
        assert pieces(page, f"<{heading}>", heading)[-1] == "Probemarke True"
        assert "Probemarke False" not in page
    assert "Noch ist hier nichts eingetragen." in text_of(client, f"{PAGE}zwickau/")


def test_the_charts_are_files_of_their_own(mittelsachsen: Region, client: Client) -> None:
    names = [
        client.get(f"{PAGE}{page}?als=svg&jahr=2014")["Content-Disposition"].partition("=")[2]
        for page in ("", "zwickau/")
    ]
    assert names == ['"nachbarn-2014.svg"', '"zwickau-2014.svg"']


def test_the_pages_ask_as_often_for_one_neighbour_as_for_all(mittelsachsen: Region, client: Client) -> None:
    client.get(PAGE)
    with CaptureQueriesContext(connection) as for_all:
        client.get(PAGE)
    with CaptureQueriesContext(connection) as for_page:
        client.get(f"{PAGE}zwickau/")
    Neighbour.objects.exclude(territory__ags="14524").delete()
    with CaptureQueriesContext(connection) as for_one:
        client.get(PAGE)
    assert len(for_one) == len(for_all)
    assert max(len(for_all), len(for_page)) <= 35
