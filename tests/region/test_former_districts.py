"""The former districts beside each other: who is represented how, and when numbers are too small to tell."""

import re
import xml.etree.ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from produktschau.lib.figures import FIGURES, Breakdown
from produktschau.region.calculations.charts.shares import ShareRow, share_chart
from produktschau.region.calculations.coverage import Verdict
from produktschau.region.models import Region, Sector, Statistic, Territory, Trade
from produktschau.region.queries.coverage import crossed, district_coverage, lived_on, sector_coverage, trade_counts
from produktschau.showcase.models import Company
from tests.factories import showcase

PAGE = "/region/altkreise/"
TEXT = "{http://www.w3.org/2000/svg}text"


def text_of(client: Client, address: str) -> str:
    """The page's text without tags, white space single."""
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def firms(number: int, slug: str, **fields: object) -> list[Company]:
    """So many published firms there."""
    place = Territory.objects.get(kind="municipality", slug=slug)
    return [
        showcase.company(f"{slug} {count:02}", sites=[{"municipality": place}], **fields)  # type: ignore[arg-type]  # fields of a company
        for count in range(number)
    ]


def test_the_former_districts_live_on_in_their_municipalities(mittelsachsen: Region) -> None:
    found = {one.place.name: one for one in lived_on()}
    assert (found["Döbeln"].municipalities, found["Döbeln"].population) == (7, 62_612)
    assert found["Döbeln"].area == pytest.approx(425.46)
    assert sum(one.population or 0 for one in found.values()) == 300_639


def test_a_former_district_without_firms_among_many_is_clearly_behind(mittelsachsen: Region, client: Client) -> None:
    firms(14, "freiberg")
    firms(12, "mittweida")
    found = district_coverage("betriebe", lived_on())
    assert {one.label: one.standing.verdict for one in found.lines} == {
        "Döbeln": Verdict.FEWER,
        "Freiberg": Verdict.CHANCE,
        "Mittweida": Verdict.CHANCE,
    }
    page = text_of(client, PAGE)
    assert "Der Altkreis Döbeln ist schwächer vertreten als die anderen." in page
    assert "Betriebe: 0 von 26 (0,0 %), Einwohner: 20,8 %." in page
    assert "bräuchte es von dort 7 mehr." in page
    assert "Bei so kleinen Zahlen" not in page


def test_small_numbers_are_said_to_be_too_small(mittelsachsen: Region, client: Client) -> None:
    firms(1, "freiberg")
    firms(2, "mittweida")
    page = text_of(client, PAGE)
    assert "Keiner deutlich; am ehesten der Altkreis Döbeln." in page
    assert "Bei so kleinen Zahlen kann das Zufall sein: Er reicht von 0 % bis 56 %." in page


def test_records_that_count_several_times_are_not_judged(mittelsachsen: Region, client: Client) -> None:
    showcase.words()
    (one,), (other,) = firms(1, "freiberg"), firms(1, "doebeln")
    showcase.product(one, makers=[one, other])
    found = district_coverage("produkte", lived_on())
    assert (found.is_shared, found.behind) == (True, None)
    assert "Hier lässt sich kein Altkreis vorn oder hinten sehen." in text_of(client, f"{PAGE}?zahl=produkte")


def test_without_all_inhabitants_nothing_is_judged(mittelsachsen: Region, client: Client) -> None:
    firms(3, "freiberg")
    Territory.objects.filter(slug="doebeln", kind="municipality").update(population=None)
    assert "Das lässt sich noch nicht sagen." in text_of(client, PAGE)


def test_sectors_stand_beside_the_persons_employed(mittelsachsen: Region) -> None:
    firms(3, "freiberg", sectors=[Sector.objects.get(edition="wz2008", code="13")])
    firms(1, "mittweida", sectors=[Sector.objects.get(edition="wz2008", code="05")])
    found, year, _ = sector_coverage("betriebe")
    lines = {one.standing.part.key: one for one in found.lines}
    assert year == 2017
    assert (lines["B-E"].standing.part.count, lines["C"].standing.part.count) == (4, 3)
    assert lines["C"].is_part
    assert sum(one.standing.expected or 0 for one in found.lines if not one.is_part) == pytest.approx(1, abs=0.001)
    assert lines["C"].standing.expected == pytest.approx(34_670 / 142_550, abs=0.001)


def test_a_count_in_a_district_and_a_sector_opens_what_lies_in_both(mittelsachsen: Region, client: Client) -> None:
    making = Sector.objects.get(edition="wz2008", code="13")
    firms(2, "freiberg", sectors=[making])
    firms(1, "doebeln", sectors=[making])
    ((doebeln, freiberg, mittweida),) = crossed("betriebe", lived_on(), ["C"])
    assert (doebeln.low, freiberg.low, mittweida.low) == (1, 2, 0)
    assert freiberg.url == "/region/zahlen/betriebe/?altkreis=14177&branche=C"
    assert "Betriebe: 2" in text_of(client, freiberg.url)


def test_trades_with_as_many_firms_come_by_name_as_in_a_dictionary(mittelsachsen: Region) -> None:
    names = ["Buchbinder", "Bäcker", "Orgelbauer", "Ölmüller"]
    trades = [Trade.objects.create(annex="B1", number=900 + number, title=name) for number, name in enumerate(names)]
    firms(1, "freiberg", trades=trades)
    assert [one.label for one in trade_counts("betriebe")] == ["Bäcker", "Buchbinder", "Ölmüller", "Orgelbauer"]


def test_trades_come_by_number_of_firms(mittelsachsen: Region) -> None:
    joiner, baker = Trade.objects.get(annex="A", number=27), Trade.objects.get(annex="A", number=30)
    firms(1, "freiberg", trades=[joiner, baker])
    firms(1, "doebeln", trades=[joiner])
    assert [(one.label, one.low) for one in trade_counts("betriebe")] == [(joiner.title, 2), (baker.title, 1)]


def test_every_number_of_the_page_opens_as_many_records(mittelsachsen: Region, client: Client) -> None:
    firms(2, "freiberg", sectors=[Sector.objects.get(edition="wz2008", code="13")])
    firms(1, "doebeln", trades=[Trade.objects.get(annex="A", number=27)])
    source = client.get(PAGE).content.decode()
    links = re.findall(r'<a class="open"\s+href="([^"]+)"[^>]*>\s*(\d+)\s*</a>', source)
    assert len(links) >= 8
    for address, number in links:
        opened = client.get(address.replace("&amp;", "&")).content.decode()
        assert re.findall(r"<h1>[^<]+: (\d+)</h1>", opened) == [number]


def test_the_table_can_be_taken_away(mittelsachsen: Region, client: Client) -> None:
    firms(1, "freiberg")
    assert 'href="/leitstand/tabellen/altkreise.csv"' in client.get(PAGE).content.decode()
    lines = client.get("/leitstand/tabellen/altkreise.csv").getvalue().decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 3 * sum(Breakdown.FORMER_DISTRICT in figure.breakdowns for figure in FIGURES)
    assert lines[1].startswith("14375;Döbeln;7;425,46;62612;")


def test_the_page_asks_as_often_for_three_firms_as_for_one(mittelsachsen: Region, client: Client) -> None:
    firms(1, "freiberg")
    client.get(PAGE)
    with CaptureQueriesContext(connection) as for_one:
        client.get(PAGE)
    firms(2, "doebeln")
    with CaptureQueriesContext(connection) as for_three:
        client.get(PAGE)
    assert len(for_three) == len(for_one)


def test_before_anything_is_imported_the_page_says_what_will_stand_there(db: None, client: Client) -> None:
    assert "Sobald Gebiete mit ihren Altkreisen eingelesen sind" in text_of(client, PAGE)


def test_the_drawing_is_whole_and_says_the_shares(mittelsachsen: Region, client: Client) -> None:
    firms(2, "freiberg")
    drawings = re.findall(r'<svg [^>]*class="drawing.*?</svg>', client.get(PAGE).content.decode(), flags=re.DOTALL)
    assert len(drawings) == 2
    for drawing in drawings:
        texts = [text.text for text in ET.fromstring(drawing).iter(TEXT)]  # noqa: S314  # our own drawing
        assert "100,0\u00a0%" in texts
        assert "42,2\u00a0%" in texts


def test_marks_stand_where_their_shares_are() -> None:
    rows = [
        ShareRow("a", "Oben", 0.2, 0.1, 0.3, 0.4, "20 %", "40 %"),
        ShareRow("b", "Unten", None, None, None, None, "", ""),
    ]
    chart = share_chart(rows, width=760, titles=150)
    first, second = chart.rows
    assert (second.x, second.expected) == (None, None)
    assert [mark for mark, _ in chart.ticks] == [0, 0.1, 0.2, 0.3, 0.4]
    at = dict(chart.ticks)
    assert (first.x, first.low, first.high, first.expected) == (at[0.2], at[0.1], at[0.3], at[0.4])
    assert first.y < second.y < chart.bottom


def test_a_published_total_smaller_than_its_part_leaves_the_share_unknown(
    mittelsachsen: Region, client: Client
) -> None:
    firms(2, "freiberg", sectors=[Sector.objects.get(edition="wz2008", code="13")])
    Statistic.objects.filter(territory=mittelsachsen.home, sector_group="TOTAL", year=2017).update(value=5)
    lines = {one.standing.part.key: one.standing for one in sector_coverage("betriebe")[0].lines}
    assert (lines["C"].part.count, lines["C"].expected, lines["C"].verdict) == (2, None, Verdict.UNKNOWN)
    assert "Nach Wirtschaftsbereich" in text_of(client, PAGE)
