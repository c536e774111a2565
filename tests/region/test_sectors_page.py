"""The page about sectors: what stands out here and not next door."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from produktschau.region.models import Neighbour, Region, Statistic
from tests.region.reading import column, pieces, rows_of, text_of, words

PAGE = "/region/branchen/"


def test_the_page_answers_which_three_sectors_stand_out(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, PAGE)
    assert pieces(page, '<p class="lead">', "p") == ["Drei Bereiche ragen heraus: Landwirtschaft, Industrie und Bau."]
    listed = page[page.index('<ul class="standing">') :].partition("</ul>")[0]
    assert pieces(listed, "<li>", "li") == [
        "Land- und Forstwirtschaft, Fischerei 2,11 gegenüber Deutschland 1,62 gegenüber den Nachbarn zusammen einzeln höher: Nordsachsen (2,44)",
        "Verarbeitendes Gewerbe 1,42 gegenüber Deutschland 1,17 gegenüber den Nachbarn zusammen einzeln höher: Erzgebirgskreis (1,69) und Zwickau (1,46)",
        "Baugewerbe 1,69 gegenüber Deutschland 1,03 gegenüber den Nachbarn zusammen einzeln höher: Landkreis Leipzig (2,14), Sächsische Schweiz-Osterzgebirge (1,96), Nordsachsen (1,93) und Erzgebirgskreis (1,81)",
    ]


def test_the_table_has_the_published_quotients(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, PAGE)
    heads, *rows = rows_of(page, "quotienten-tabelle")
    assert heads[:3] == ["Bereich", "Mittelsachsen", "Chemnitz"]
    assert heads[-2:] == ["Altenburger Land", "Tschechien"]
    assert column(page, "quotienten-tabelle", 1) == ["2,11", "1,39", "1,42", "1,69", "0,83", "0,67", "0,92"]
    assert rows[2][:3] == ["darunter C Verarbeitendes Gewerbe", "1,42", "0,72"]
    assert {row[-1] for row in rows} == {"unbekannt"}


def test_every_number_of_the_table_opens_on_this_page(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, PAGE)
    assert page.count('class="z"') == 3 * 2 + 7 + 7 * 8 + 7 * 4
    opened = text_of(client, f"{PAGE}?zahl=14522.C")
    assert pieces(opened, '<h2 id="rechnung-titel">', "h2") == ["C Verarbeitendes Gewerbe in Mittelsachsen, 2017: 1,42"]
    assert rows_of(opened, "rechnung-titel") == [
        ["Gebiet", "in diesem Bereich", "alle Bereiche", "Anteil"],
        ["Mittelsachsen", "34.670", "142.550", "24,32 %"],
        ["Deutschland", "7.594.000", "44.248.000", "17,16 %"],
    ]
    assert pieces(opened, '<p class="result">', "p") == ["24,32 % : 17,16 % = 1,42"]
    assert '<a href=".#quotienten">Rechnung schließen</a>' in opened
    assert opened.count('aria-current="true"') == 2
    assert page.count('aria-current="true"') == 0
    assert '<a href="?jahr=2011#quotienten">' in text_of(client, f"{PAGE}?jahr=2011&zahl=14522.C")


@pytest.mark.parametrize(
    ("key", "title", "result"),
    [
        ("nachbarn.F", "F Baugewerbe in Mittelsachsen, 2017: 1,03", "9,44 % : 9,20 % = 1,03"),
        ("krugman.14511", "Unterschied zu Chemnitz, 2017: 0,36", "Summe der Unterschiede, geteilt durch 100 = 0,36"),
        ("krugman.DE", "Unterschied zu Deutschland, 2017: 0,25", "Summe der Unterschiede, geteilt durch 100 = 0,25"),
        ("herfindahl.14522", "Einseitigkeit: Mittelsachsen, 2017: 0,219", "Summe = 0,219"),
    ],
)
def test_other_numbers_open_too(mittelsachsen: Region, client: Client, key: str, title: str, result: str) -> None:
    page = text_of(client, f"{PAGE}?zahl={key}")
    assert pieces(page, '<h2 id="rechnung-titel">', "h2") == [title]
    assert pieces(page, '<p class="result">', "p") == [result]


def test_year_base_and_neighbours_are_chosen_by_the_address(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, f"{PAGE}?vergleich=14&jahr=2011&nachbarn=14521&nenner=bekannt")
    assert rows_of(page, "quotienten-tabelle")[0][:3] == [
        "Bereich",
        "Mittelsachsen",
        "Erzgebirgskreis",
    ]
    assert "1 = wie in Sachsen" in page
    assert page.count(" selected>") == 4
    assert 'href="?vergleich=14&amp;nenner=bekannt&amp;jahr=2011&amp;nachbarn=14521&amp;zahl=14522.C#rechnung"' in page
    assert "alle bekannten Bereiche" in text_of(client, f"{PAGE}?nenner=bekannt&zahl=14522.C")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (
            "jahr=1999",
            "Für „1999“ gibt es keine Zahlen; gezeigt wird 2017. Zahlen gibt es für 2005, 2008, 2011, 2014, 2017.",
        ),
        (
            "jahr=%C2%B2",
            "Für „²“ gibt es keine Zahlen; gezeigt wird 2017. Zahlen gibt es für 2005, 2008, 2011, 2014, 2017.",
        ),
        ("vergleich=14522", "Mit „14522“ lässt sich für 2017 nicht vergleichen; verglichen wird mit Deutschland."),
        ("nenner=halb", "Den Nenner „halb“ gibt es nicht; gerechnet wird mit den veröffentlichten Summen."),
        ("nachbarn=CZ", "Der Nachbar „CZ“ hat hier keine Zahlen; gezeigt werden alle mit Angaben."),
        ("zahl=14522.X", "Die Zahl „14522.X“ gibt es auf dieser Seite nicht."),
        ("zahl=krugman.99999", "Die Zahl „krugman.99999“ gibt es auf dieser Seite nicht."),
        ("zahl=herfindahl.", "Die Zahl „herfindahl.“ gibt es auf dieser Seite nicht."),
    ],
)
def test_wrong_words_are_answered_with_a_sentence(
    mittelsachsen: Region, client: Client, wrong: str, sentence: str
) -> None:
    page = text_of(client, f"{PAGE}?{wrong}")
    assert pieces(page, '<div class="notice warn" role="status">', "div") == [sentence]
    assert column(page, "quotienten-tabelle", 1)[2] == "1,42"


def test_an_unknown_cell_stays_unknown_and_says_why(mittelsachsen: Region, client: Client) -> None:
    Statistic.objects.filter(territory__ags="14511", sector_group="C", year=2017).update(
        value=None, unknown_because="secret"
    )
    page = text_of(client, PAGE)
    assert rows_of(page, "quotienten-tabelle")[3][:3] == ["darunter C Verarbeitendes Gewerbe", "1,42", "unbekannt"]
    drawing = page[page.index("<svg xmlns") : page.index("</svg>", page.index("<svg xmlns"))]
    assert "Chemnitz, Verarbeitendes" not in drawing
    assert "Chemnitz, Baugewerbe: 0,98" in drawing
    assert "unbekannt: geheim gehalten." in words(text_of(client, f"{PAGE}?zahl=14511.C"))


def test_a_converted_value_says_so(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, f"{PAGE}?jahr=2008&zahl=14522.C")
    assert "von der Quelle auf heutigen Gebietsstand umgerechnet." in words(page)
    opened = text_of(client, f"{PAGE}?jahr=2011&zahl=14522.C").partition('id="rechnung"')[2].partition("</section>")[0]
    assert "Florence" in opened
    assert "umgerechnet" not in opened


def test_firms_stand_beside_the_persons_employed_and_open(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, PAGE)
    assert rows_of(page, "betriebe")[0] == [
        "Bereich",
        "Betriebe in der Schau",
        "ihr Anteil an allen Betrieben",
        "Anteil an den Erwerbstätigen",
        "Anteil seit 2005, in Prozentpunkten",
        "Quotient seit 2005",
    ]
    assert rows_of(page, "betriebe")[3] == ["darunter C Verarbeitendes Gewerbe", "0", "–", "24,3 %", "+1,8", "+0,20"]
    assert 'href="/region/zahlen/betriebe/?branche=C"' in page
    assert column(text_of(client, f"{PAGE}?jahr=2005"), "betriebe", 4) == ["–"] * 7


def test_the_chart_is_a_file_of_its_own(mittelsachsen: Region, client: Client) -> None:
    answer = client.get(f"{PAGE}?als=svg&jahr=2014")
    assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="standortquotienten-2014.svg"'
    drawing = answer.content.decode()
    assert drawing.startswith("<svg ")
    assert "Quelle: Eurostat, nama_10r_3empers; eigene Rechnung" in drawing
    assert "<a " not in drawing


def test_the_table_can_be_kept(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, PAGE)
    assert page.count('class="downloads"') == 2


def test_the_chart_says_its_numbers_to_whoever_hears_it(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, PAGE)
    assert page.count('aria-label="Mittelsachsen, Verarbeitendes Gewerbe: 1,42"') == 2
    assert page.count('role="group" aria-label="Standortquotienten in Mittelsachsen und bei den Nachbarn, 2017') == 2


def test_the_page_asks_as_often_for_one_neighbour_as_for_all(mittelsachsen: Region, client: Client) -> None:
    client.get(PAGE)
    with CaptureQueriesContext(connection) as for_all:
        client.get(PAGE)
    Neighbour.objects.exclude(territory__ags="14521").delete()
    with CaptureQueriesContext(connection) as for_one:
        client.get(PAGE)
    assert len(for_one) == len(for_all)
    assert len(for_all) <= 30


def test_before_figures_are_there_the_page_says_what_will_stand_there(db: None, client: Client) -> None:
    assert "Sobald eine Statistik eingelesen ist" in text_of(client, PAGE)
    assert client.get(f"{PAGE}?als=svg").status_code == 200


def test_writing_to_the_pages_is_refused(db: None, client: Client) -> None:
    assert [client.post(page).status_code for page in (PAGE, "/region/nachbarn/", "/region/zeitreihe/")] == [405] * 3
