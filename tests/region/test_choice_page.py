"""The public page that says which sectors get a network, and the page about the editions of the classification."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from produktschau.region.models import Region, Sector, SectorChoice, SectorDecision, Statistic
from produktschau.region.queries.choice_arithmetic import percents
from produktschau.region.queries.choice_page import choice_page
from produktschau.region.queries.choosing import choice_table
from produktschau.region.queries.editions import editions_page
from produktschau.region.queries.sector_lists import CHOICE, choice_rows
from tests.factories import showcase
from tests.region.reading import text_of, words

PAGE = "/region/branchenwahl/"
EDITIONS = "/region/wz-2025/"


def test_the_sectors_are_ranked_by_size_and_strength_with_their_reasons(mittelsachsen: Region) -> None:
    page = choice_page({})
    assert page is not None
    assert [(line.row.rank, line.letters, line.quotient, line.surplus, line.growth, line.regional) for line in page.lines] == [
        (1, "C", "1,42", "+10.205", "±0,0\u00a0%", "−632"),
        (2, "F", "1,69", "+5.474", "−4,0\u00a0%", "−1.684"),
        (3, "A", "2,11", "+2.209", "−7,9\u00a0%", "−69"),
        (4, "O–U", "0,92", "−3.403", "+2,1\u00a0%", "−3.765"),
        (5, "G–J", "0,83", "−6.351", "−6,0\u00a0%", "−3.986"),
        (6, "K–N", "0,67", "−8.282", "−0,5\u00a0%", "−2.609"),
    ]  # fmt: skip
    assert [line.proposal for line in page.lines] == [
        "eigenes Netz", "eigenes Netz", "mit anderen zusammen", "kein Netz", "kein Netz", "kein Netz",
    ]  # fmt: skip
    assert page.lines[2].why == (
        "Quotient erreicht 1,25, Anteil unter 5 Prozent, bleibt hinter der Entwicklung in Deutschland zurück"
    )


def test_the_page_says_what_was_decided_and_why(mittelsachsen: Region, client: Client) -> None:
    page = words(text_of(client, PAGE))
    assert "Ein Netz bekommen: Verarbeitendes Gewerbe; Baugewerbe; Land- und Forstwirtschaft, Fischerei." in page
    assert "Die Schwellen schlagen ein eigenes Netz vor für: Verarbeitendes Gewerbe; Baugewerbe." in page
    assert "Netz Regionale Produkte und Lieblingsstücke" in page
    assert "Ein Viertel mehr als in Deutschland" in page
    assert "anders als vorgeschlagen" not in page
    SectorDecision.objects.filter(sector_group="C").update(is_chosen=False)
    assert "anders als vorgeschlagen" in words(text_of(client, PAGE))


def test_other_thresholds_propose_otherwise(mittelsachsen: Region) -> None:
    SectorChoice.objects.update(min_quotient="2", min_share="2.5")
    table = choice_table()
    assert table is not None
    assert [row.group for row in table.rows if row.proposal == "network"] == ["A"]
    assert [row.group for row in table.rows if row.differs] == ["C", "F"]
    assert table.rows[2].reasons[:2] == ["Quotient erreicht 2,00", "Anteil erreicht 2,50 Prozent"]


def test_without_thresholds_those_of_the_house_hold_and_nothing_is_decided(
    mittelsachsen: Region, client: Client
) -> None:
    SectorChoice.objects.all().delete()
    SectorDecision.objects.all().delete()
    page = words(text_of(client, PAGE))
    assert "Noch ist kein Netz beschlossen." in page
    assert "Quotient ab 1,25" in page
    assert page.count("noch nicht") == 6


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("14522.C", "34.670 142.550 24,32 %"),
        ("mehr.C", "34.670 − 24.465 = +10.205"),
        ("wachstum.F", "13.460 : 14.020 − 1 = −4,0 %"),
        ("regional.C", "+2.895 −2.263 −632 = ±0"),
    ],
)
def test_every_number_opens_its_arithmetic(mittelsachsen: Region, client: Client, key: str, said: str) -> None:
    page = words(text_of(client, f"{PAGE}?zahl={key}")).replace("\u00a0", " ")
    assert said in page
    assert "Rechnung schließen" in page


def test_all_numbers_of_the_page_lead_to_an_arithmetic(mittelsachsen: Region, client: Client) -> None:
    keys = re.findall(r"zahl=([\w.-]+)#rechnung", text_of(client, PAGE))
    assert len(keys) == 6 * 5
    for key in set(keys):
        assert "Rechnung schließen" in text_of(client, f"{PAGE}?zahl={key}")


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("?seit=2016", "Eine Veränderung seit „2016“ gibt es nicht; möglich sind 2005, 2008, 2011, 2014."),
        ("?seit=2017", "Eine Veränderung seit „2017“ gibt es nicht"),
        ("?seit=-1", "Eine Veränderung seit „-1“ gibt es nicht"),
        ("?seit=²", "Eine Veränderung seit „²“ gibt es nicht"),
        ("?seit=99999999999999999999999", "gibt es nicht"),
        ("?vergleich=CZ", "Mit „CZ“ wird hier nicht verglichen; verglichen wird mit Deutschland."),
        ("?zahl=unsinn", "Die Zahl „unsinn“ gibt es auf dieser Seite nicht."),
        ("?zahl=mehr.B-E", "Die Zahl „mehr.B-E“ gibt es auf dieser Seite nicht."),
        ("?zahl=14522.TOTAL", "gibt es auf dieser Seite nicht."),
    ],
)
def test_what_cannot_be_shown_is_said(mittelsachsen: Region, client: Client, query: str, complaint: str) -> None:
    assert complaint in words(text_of(client, PAGE + query))


def test_the_comparison_and_the_first_year_can_be_chosen(mittelsachsen: Region, client: Client) -> None:
    page = words(text_of(client, f"{PAGE}?vergleich=14&seit=2005"))
    assert "mehr als in Sachsen" in page
    assert "2005–2017" in page
    assert "von der Quelle auf heutigen Gebietsstand umgerechnet" in words(
        text_of(client, f"{PAGE}?vergleich=14&seit=2005&zahl=wachstum.C")
    )


def test_a_secret_number_is_unknown_and_ranks_last(mittelsachsen: Region, client: Client) -> None:
    Statistic.objects.filter(territory=mittelsachsen.home, year=2017, sector_group="C").update(
        value=None, unknown_because="secret"
    )
    page = choice_page({})
    assert page is not None
    last = page.lines[-1]
    assert (last.letters, last.row.rank, last.quotient, last.proposal) == ("C", None, "unbekannt", "unbekannt")
    assert "geheim gehalten" in words(text_of(client, f"{PAGE}?zahl=mehr.C"))


def test_before_there_are_figures_the_page_says_what_will_stand_there(db: None, client: Client) -> None:
    assert "Noch keine Zahlen zur Beschäftigung" in text_of(client, PAGE)
    assert "Noch keine Klassifikationen" in text_of(client, EDITIONS)
    assert list(choice_rows(None, {})) == []


def test_the_page_asks_as_often_for_many_decisions_as_for_none(mittelsachsen: Region, client: Client) -> None:
    client.get(PAGE)
    with CaptureQueriesContext(connection) as with_all:
        client.get(PAGE)
    SectorDecision.objects.all().delete()
    with CaptureQueriesContext(connection) as without:
        client.get(PAGE)
    assert len(with_all) == len(without)


def test_the_table_to_keep_has_what_the_page_has(mittelsachsen: Region) -> None:
    kept = [dict(zip(CHOICE.columns, row, strict=True)) for row in choice_rows(None, {"vergleich": "14"})]
    assert [row["Gruppe"] for row in kept][:3] == ["C", "F", "A"]
    assert (kept[0]["Verglichen mit"], kept[0]["beschlossen"], kept[0]["Netzwerk"]) == (
        "Sachsen",
        "ja",
        "Netz Industrie",
    )


def test_a_division_that_splits_gives_ranges(mittelsachsen: Region, client: Client) -> None:
    for name, code in (("Bäckerei", "10.71"), ("Brauerei", "11.05")):
        showcase.company(name, sectors=[Sector.objects.get(edition="wz2008", code=code)])
    page = editions_page({"abteilung": "10"})
    assert page is not None
    assert page.chosen is not None
    assert [(one.code, one.is_whole, one.firms, one.all_firms) for one in page.chosen.to] == [
        ("10", False, "0 bis 1", "0 bis 1"),
        ("11", False, "0 bis 1", "1 bis 2"),
    ]
    assert (page.chosen.firms, page.chosen.is_same) == ("1", False)
    assert "Diese Abteilung teilt sich auf. Betriebe der Schau: 1" in words(text_of(client, f"{EDITIONS}?abteilung=10"))


def test_a_division_that_stays_says_so(mittelsachsen: Region, client: Client) -> None:
    assert "Diese Abteilung bleibt, wie sie ist." in words(text_of(client, f"{EDITIONS}?abteilung=12"))
    assert "55 Abteilungen bleiben, wie sie sind; 33 gehen" in words(text_of(client, EDITIONS))


@pytest.mark.parametrize("code", ["99x", "1", "C", "²²"])
def test_a_division_that_does_not_exist_is_said(mittelsachsen: Region, client: Client, code: str) -> None:
    assert "gibt es in der WZ 2008 nicht." in words(text_of(client, f"{EDITIONS}?abteilung={code}"))


def test_a_growth_is_written_as_english_writes_percent() -> None:
    with translation.override("en"):
        assert percents(-0.079) == "−7.9%"
    assert percents(0.018) == "+1,8\u00a0%"
