"""The page of the time series: what moved since the first year, across the reform."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from produktschau.region.models import Region, Statistic
from tests.region.reading import column, pieces, rows_of, text_of, words

PAGE = "/region/zeitreihe/"
CONVERTED = "von der Quelle auf heutigen Gebietsstand umgerechnet"


def drawing_of(page: str) -> str:
    """The wide drawing."""
    start = page.index("<svg xmlns")
    return page[start : page.index("</svg>", start)]


def answers_of(page: str) -> list[str]:
    """The sentences on top."""
    return pieces(page[page.index('<ul class="answers">') :].partition("</ul>")[0], "<li>", "li")


def test_the_page_answers_how_the_share_of_industry_moved_across_the_reform(
    mittelsachsen: Region, client: Client
) -> None:
    assert answers_of(text_of(client, PAGE)) == [
        "Der Anteil der Industrie stieg von 22,5 % (2005) auf 24,3 % (2017); zum Vergleich Deutschland: von 18,4 % auf 17,2 %.",
        "Der Anteil des Baugewerbes sank von 10,2 % (2005) auf 9,4 % (2017); zum Vergleich Deutschland: von 5,8 % auf 5,6 %.",
        "Der Anteil der Landwirtschaft sank von 3,4 % (2005) auf 2,9 % (2017); zum Vergleich Deutschland: von 1,7 % auf 1,4 %.",
    ]


def test_the_table_marks_what_was_converted(mittelsachsen: Region, client: Client) -> None:
    assert rows_of(text_of(client, f"{PAGE}?bereich=C&groesse=anzahl"), "verlauf-tabelle") == [
        ["Jahr", "C Verarbeitendes Gewerbe", "Gebietsstand"],
        ["2005", "31.280", CONVERTED],
        ["2008", "34.670", CONVERTED],
        ["2011", "35.150", "so erhoben"],
        ["2014", "35.190", "so erhoben"],
        ["2017", "34.670", "so erhoben"],
    ]


def test_the_reform_is_drawn_and_what_lies_before_it_is_open_and_dashed(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, f"{PAGE}?bereich=C")
    drawing = drawing_of(page)
    assert drawing.count('class="break"') == 1
    assert drawing.count('class="open"') == 2
    assert drawing.count('class="spot"') == 3
    assert drawing.count('class="stroke dashed"') == 2
    reforms = page[page.index('<ul class="reforms">') :].partition("</ul>")[0]
    assert [sentence.replace("\u00a0", " ") for sentence in pieces(reforms, "<li>", "li")] == [
        "1. August 2008: Aus den Altkreisen Döbeln, Freiberg und Mittweida entsteht der Landkreis Mittelsachsen.",
        "1. Januar 2023: Ostrau und Zschaitz-Ottewig werden zur Gemeinde Jahnatal.",
    ]


def test_no_line_runs_through_an_unknown_year(mittelsachsen: Region, client: Client) -> None:
    Statistic.objects.filter(territory__ags="14522", sector_group="C", year=2011).update(
        value=None, unknown_because="secret"
    )
    page = text_of(client, f"{PAGE}?bereich=C")
    drawing = drawing_of(page)
    assert drawing.count('class="stroke"') == 1
    assert drawing.count('class="stroke dashed"') == 1
    assert rows_of(page, "verlauf-tabelle")[3] == ["2011", "unbekannt", "unbekannt: geheim gehalten"]
    assert answers_of(page)[0].startswith("Der Anteil der Industrie stieg von 22,5 % (2005) auf 24,3 % (2017)")


def test_with_one_known_year_nothing_is_said_about_a_move(mittelsachsen: Region, client: Client) -> None:
    Statistic.objects.filter(territory__ags="14522", sector_group="C", year__gt=2005).update(
        value=None, unknown_because="missing"
    )
    assert answers_of(text_of(client, f"{PAGE}?bereich=C")) == [
        "Der Anteil der Industrie: Zu wenige Jahre sind bekannt."
    ]


@pytest.mark.parametrize(
    ("size", "first", "answer"),
    [
        ("anzahl", "14.130", "Die Zahl der Erwerbstätigen des Baugewerbes sank von 14.130 (2005) auf 13.460 (2017)."),
        ("quotient", "1,76", "Der Quotient des Baugewerbes sank von 1,76 (2005) auf 1,69 (2017)."),
    ],
)
def test_other_sizes_can_be_chosen(mittelsachsen: Region, client: Client, size: str, first: str, answer: str) -> None:
    page = text_of(client, f"{PAGE}?bereich=F&groesse={size}")
    assert column(page, "verlauf-tabelle", 1)[0] == first
    assert answers_of(page) == [answer]
    assert drawing_of(page).count('class="one"') == (1 if size == "quotient" else 0)


def test_what_did_not_move_is_said_to_have_stayed(mittelsachsen: Region, client: Client) -> None:
    Statistic.objects.filter(territory__ags="14522", sector_group="F", year=2005).update(value=13460)
    page = text_of(client, f"{PAGE}?bereich=F&groesse=anzahl")
    assert answers_of(page) == ["Die Zahl der Erwerbstätigen des Baugewerbes lag 2005 und 2017 bei 13.460."]


def test_every_number_opens_its_arithmetic(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, f"{PAGE}?zahl=C.2005")
    assert pieces(page, '<h2 id="rechnung-titel">', "h2") == ["C Verarbeitendes Gewerbe, Mittelsachsen 2005: 22,5 %"]
    assert pieces(page, '<p class="result">', "p") == ["31.280 : 138.900 = 22,52 %"]
    assert f"{CONVERTED}." in words(page)
    assert page.count('class="z"') == 5 * 3
    quotient = text_of(client, f"{PAGE}?groesse=quotient&zahl=C.2017")
    assert pieces(quotient, '<p class="result">', "p") == ["24,32 % : 17,16 % = 1,42"]


def test_a_count_opened_is_the_number_of_the_source_and_no_share(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, f"{PAGE}?groesse=anzahl&zahl=C.2017")
    opened = page[page.index("C Verarbeitendes Gewerbe, Mittelsachsen 2017: 34.670") : page.index("Rechnung schließen")]
    assert "wie sie in der Quelle stehen" in opened
    assert "142.550" not in opened
    assert "24,32 %" not in opened


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("bereich=X", "Den Bereich „X“ gibt es nicht."),
        ("groesse=laenge", "Die Größe „laenge“ gibt es nicht; gezeigt werden Anteile."),
        ("vergleich=CZ", "Mit „CZ“ lässt sich nicht vergleichen; verglichen wird mit Deutschland."),
        ("zahl=C.1999", "Die Zahl „C.1999“ gibt es auf dieser Seite nicht."),
        ("zahl=K-N.2017", "Die Zahl „K-N.2017“ gibt es auf dieser Seite nicht."),
    ],
)
def test_wrong_words_are_answered_with_a_sentence(
    mittelsachsen: Region, client: Client, wrong: str, sentence: str
) -> None:
    page = text_of(client, f"{PAGE}?{wrong}")
    assert pieces(page, '<div class="notice warn" role="status">', "div") == [sentence]
    assert len(answers_of(page)) == 3


def test_the_state_of_the_page_is_its_address(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, f"{PAGE}?bereich=O-U&bereich=F&groesse=quotient&vergleich=14")
    assert page.count(" checked>") == 2
    assert 'href="?bereich=F&amp;bereich=O-U&amp;groesse=quotient&amp;vergleich=14&amp;zahl=F.2005#rechnung"' in page


def test_the_chart_is_a_file_of_its_own(mittelsachsen: Region, client: Client) -> None:
    answer = client.get(f"{PAGE}?als=svg&bereich=C")
    assert answer["Content-Disposition"] == 'attachment; filename="zeitreihe.svg"'
    assert "Anteil an den Erwerbstätigen in Mittelsachsen, 2005 bis 2017" in answer.content.decode()


def test_the_page_asks_as_often_for_one_group_as_for_all(mittelsachsen: Region, client: Client) -> None:
    client.get(PAGE)
    with CaptureQueriesContext(connection) as for_one:
        client.get(f"{PAGE}?bereich=C")
    with CaptureQueriesContext(connection) as for_all:
        client.get(f"{PAGE}?bereich=A&bereich=B-E&bereich=C&bereich=F&bereich=G-J&bereich=K-N&bereich=O-U")
    assert len(for_one) == len(for_all)
    assert len(for_all) <= 25


def test_before_figures_are_there_the_page_says_what_will_stand_there(db: None, client: Client) -> None:
    assert "Sobald eine Statistik eingelesen ist" in text_of(client, PAGE)
