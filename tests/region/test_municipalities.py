"""The municipalities by any measure, and what there is for one of them."""

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from produktschau.region.models import Region, Territory
from produktschau.region.queries.municipality_page import municipality_page, share_sentence
from produktschau.region.queries.municipality_table import municipality_table
from produktschau.showcase.models import Company
from tests.factories import showcase

PAGE = "/region/gemeinden/"


def text_of(client: Client, address: str) -> str:
    """The page's source."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def town(slug: str) -> Territory:
    """A municipality."""
    return Territory.objects.get(kind="municipality", slug=slug)


def firm(name: str, slug: str) -> Company:
    """A published firm there."""
    return showcase.company(name, sites=[{"municipality": town(slug)}])


def sheet(client: Client, slug: str) -> PdfReader:
    """The sheet, opened."""
    return PdfReader(io.BytesIO(client.get(f"{PAGE}{slug}.pdf").content))


def words(read: PdfReader) -> str:
    """All text in one line."""
    return " ".join(" ".join(page.extract_text() for page in read.pages).split())


def test_every_municipality_is_drawn_and_listed_with_its_source(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, PAGE)
    assert len(re.findall(r'<tr id="ort-', page)) == 52
    assert page.count('href="#ort-') == 52
    assert "GeoBasis-DE / BKG" in page
    assert "dl-de/by-2-0" in page
    assert "style=" not in page


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("name", "Altmittweida"),
        ("-name", "Zettlitz"),
        ("-einwohner", "Freiberg"),
        ("einwohner", "Zettlitz"),
        ("-flaeche", "Döbeln"),
        ("-dichte", "Freiberg"),
        ("dichte", "Rechenberg-Bienenmühle"),
        ("altkreis", "Döbeln"),
        ("-altkreis", "Altmittweida"),
        ("unsinn", "Altmittweida"),
    ],
)
def test_the_table_is_sorted_by_the_address(mittelsachsen: Region, order: str, first: str) -> None:
    table = municipality_table(order)
    assert table.rows[0].place.name == first
    assert len([column for column in table.columns if column.aria_sort]) == 1


def test_a_head_turns_its_own_order_and_keeps_the_measure(mittelsachsen: Region) -> None:
    def orders(order: str) -> list[str]:
        return [column.query for column in municipality_table(order, "dichte").columns][:4]

    assert orders("name") == [
        "groesse=dichte&sortieren=-name",
        "groesse=dichte&sortieren=altkreis",
        "groesse=dichte&sortieren=-einwohner",
        "groesse=dichte&sortieren=-dichte",
    ]
    assert orders("-einwohner")[2] == "groesse=dichte&sortieren=einwohner"


def test_an_unknown_size_is_called_unknown_hatched_and_sorts_last(mittelsachsen: Region, client: Client) -> None:
    Territory.objects.filter(ags="14522180").update(population=None)
    assert municipality_table("einwohner").rows[-1].place.ags == "14522180"
    assert municipality_table("-einwohner").rows[-1].place.ags == "14522180"
    table = municipality_table()
    assert table.unknown == 1
    assert table.shapes is not None
    (freiberg,) = [place for place in table.shapes.places if place.ags == "14522180"]
    assert (freiberg.shade, freiberg.note) == ("k0", "unbekannt (Einwohner)")
    assert re.search(r"1 Gemeinde\s*<", text_of(client, PAGE))


def test_the_map_shows_any_measure_in_classes_of_about_equal_size(mittelsachsen: Region) -> None:
    table = municipality_table(measure="einwohner")
    assert [(shade.words, shade.count) for shade in table.shades] == [
        ("672 bis 2.119", 10),
        ("2.340 bis 2.915", 11),
        ("3.126 bis 4.546", 10),
        ("4.745 bis 8.249", 11),
        ("8.419 bis 40.485", 10),
    ]
    assert sum(shade.count for shade in table.shades) == 52


def test_firms_are_a_measure_and_open(mittelsachsen: Region, client: Client) -> None:
    firm("Messerschmiede", "leisnig")
    firm("Korbmacherei", "leisnig")
    firm("Bäckerei", "doebeln")
    table = municipality_table("-betriebe", "betriebe-je-1000")
    assert [one.key for one in table.choices] == [
        "einwohner", "dichte", "flaeche", "betriebe", "betriebe-je-1000", "produkte", "produkte-je-1000",
        "mitglieder", "mitglieder-je-1000", "aushaenge", "aushaenge-je-1000",
    ]  # fmt: skip
    assert [row.place.name for row in table.rows[:2]] == ["Leisnig", "Döbeln"]
    assert table.chosen.values["14522310"] == pytest.approx(2000 / 8249)
    page = text_of(client, f"{PAGE}?groesse=betriebe")
    assert f'<a class="open" href="/region/zahlen/betriebe/?gemeinde={town("leisnig").ags}">2</a>' in page
    assert text_of(client, PAGE).count("zahlen/betriebe") == 2


def test_an_unknown_measure_shows_inhabitants(mittelsachsen: Region) -> None:
    assert municipality_table(measure="unsinn").chosen.key == "einwohner"


def test_the_choice_goes_into_the_table_to_keep(mittelsachsen: Region, client: Client) -> None:
    address = "/leitstand/tabellen/gemeinden.csv?groesse=dichte&amp;sortieren=-dichte"
    assert f'href="{address}"' in text_of(client, f"{PAGE}?groesse=dichte&sortieren=-dichte")
    answer = client.get(address.replace("&amp;", "&"))
    lines = answer.getvalue().decode("utf-8-sig").splitlines()
    assert lines[1].split(";")[:2] == ["14522180", "Freiberg"]
    assert "Einwohner je km²" in lines[1]
    assert len(lines) == 53


def test_before_anything_is_imported_the_page_says_what_will_stand_there(db: None, client: Client) -> None:
    assert "Sobald Gebiete eingelesen sind" in text_of(client, PAGE)


def test_the_table_asks_as_often_for_three_municipalities_as_for_all(mittelsachsen: Region, client: Client) -> None:
    client.get(PAGE)
    with CaptureQueriesContext(connection) as for_all:
        client.get(PAGE)
    keep = Territory.objects.filter(kind="municipality", valid_until=None).values_list("pk", flat=True)[:3]
    Territory.objects.exclude(successor=None).delete()
    Territory.objects.filter(kind="municipality").exclude(pk__in=list(keep)).delete()
    with CaptureQueriesContext(connection) as for_three:
        client.get(PAGE)
    assert len(for_three) == len(for_all)


def test_the_page_of_a_municipality_lists_all_and_opens_each_number(mittelsachsen: Region, client: Client) -> None:
    firm("Messerschmiede", "leisnig")
    firm("Bäckerei", "doebeln")
    page = text_of(client, f"{PAGE}leisnig/")
    assert "Was gibt es für Leisnig?" in page
    assert "Messerschmiede" in page
    assert "Bäckerei" not in page
    assert 'href="/region/zahlen/betriebe/?gemeinde=14522310">1</a>' in page
    assert 'href="/region/zahlen/betriebe/">2</a>' in page
    assert "Platz 11 von 52 im Landkreis" in page
    assert "Von hier ist noch nichts dabei." in page


def test_shares_stand_beside_those_of_the_inhabitants(mittelsachsen: Region) -> None:
    firm("Messerschmiede", "leisnig")
    firm("Bäckerei", "doebeln")
    said = share_sentence(municipality_page(town("leisnig")))
    assert said == "Betriebe: 1 von 2 (50,0\u00a0%) · Einwohner: 2,7\u00a0% des Landkreises"


def test_what_became_part_of_it_stands_with_its_last_day(mittelsachsen: Region, client: Client) -> None:
    facts = {fact.label: fact.value for fact in municipality_page(town("jahnatal")).facts}
    assert facts["Aufgegangen sind hier"].replace("\u00a0", " ") == (
        "Ostrau (bis 31. Dezember 2022), Zschaitz-Ottewig (bis 31. Dezember 2022)"
    )
    answer = client.get(f"{PAGE}ostrau/")
    assert (answer.status_code, answer["Location"]) == (301, f"{PAGE}jahnatal/")
    assert client.get(f"{PAGE}ostrau.pdf")["Location"] == f"{PAGE}jahnatal.pdf"


def test_an_unknown_municipality_is_not_found(mittelsachsen: Region, client: Client) -> None:
    assert client.get(f"{PAGE}nirgendwo/").status_code == 404
    assert client.get(f"{PAGE}nirgendwo.pdf").status_code == 404


def test_without_inhabitants_neither_rank_nor_share_is_made_up(mittelsachsen: Region) -> None:
    Territory.objects.filter(slug="doebeln", kind="municipality").update(population=None)
    page = municipality_page(town("leisnig"))
    assert page.people_share is None
    assert page.facts[0].remark == ""
    assert municipality_page(town("doebeln")).facts[0].value == "unbekannt"


def test_a_page_asks_as_often_for_three_firms_as_for_one(mittelsachsen: Region, client: Client) -> None:
    firm("Messerschmiede", "leisnig")
    client.get(f"{PAGE}leisnig/")
    with CaptureQueriesContext(connection) as for_one:
        client.get(f"{PAGE}leisnig/")
    firm("Korbmacherei", "leisnig")
    firm("Bäckerei", "leisnig")
    with CaptureQueriesContext(connection) as for_three:
        client.get(f"{PAGE}leisnig/")
    assert len(for_three) == len(for_one)


def test_the_sheet_is_one_page_with_names_figures_and_source(mittelsachsen: Region, client: Client) -> None:
    firm("Messerschmiede", "leisnig")
    made = sheet(client, "leisnig")
    assert len(made.pages) == 1
    root: Any = made.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    text = words(made)
    assert [
        said
        for said in ("Was gibt es für Leisnig?", "Messerschmiede", "8.249", "78,09", "Noch niemand", "dl-de/by-2-0")
        if said not in text
    ] == []


def test_the_sheet_names_the_source_of_its_map(mittelsachsen: Region, client: Client) -> None:
    text = words(sheet(client, "leisnig"))
    assert "Destatis" in text
    assert "BKG, Gebietsstand" in text


def test_long_lists_are_cut_and_the_sheet_stays_one_page(mittelsachsen: Region, client: Client) -> None:
    for count in range(70):
        firm(f"Betrieb mit einem langen Namen {count:02} und noch mehr Wörtern dahinter", "leisnig")
    made = sheet(client, "leisnig")
    assert len(made.pages) == 1
    text = words(made)
    left = re.search(r"und (\d+) weitere", text)
    assert left is not None
    assert int(left.group(1)) + len(re.findall(r"langen Namen \d\d", text)) == 70
    assert "Noch niemand" in text


def test_the_printed_page_holds_fewer_of_each_the_more_figures_there_are(mittelsachsen: Region, client: Client) -> None:
    page = municipality_page(town("leisnig"))
    assert [replace(page, counted=[page.counted[0]] * number).printed for number in (0, 1, 2, 3, 6, 40)] == [
        36, 36, 18, 9, 3, 3,
    ]  # fmt: skip
    for count in range(20):
        firm(f"Betrieb {count:02}", "leisnig")
    source = text_of(client, f"{PAGE}leisnig/")
    assert source.count('class="beyond"') == 2
    assert "… von 20 stehen hier die ersten 18." in source
