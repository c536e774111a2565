"""Every number opens: the records behind it, no more and no fewer."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from produktschau.lib.figures import FIGURES, Breakdown
from produktschau.region.models import Region, Sector, SectorCorrespondence, Territory, Trade
from produktschau.region.queries.numbers import opened_number
from produktschau.showcase.models import Company
from tests.factories import showcase

PAGE = "/region/zahlen/betriebe/"


def firm(name: str, slug: str = "leisnig", **fields: Any) -> Company:
    """A published firm there."""
    place = Territory.objects.get(kind="municipality", slug=slug)
    return showcase.company(name, sites=[{"municipality": place}], **fields)


def text_of(client: Client, address: str) -> str:
    """The page's text, white space single."""
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture(autouse=True)
def _ground(mittelsachsen: Region) -> None:
    """The district."""


def test_a_number_lists_what_it_counts(client: Client) -> None:
    made = firm("Messerschmiede")
    firm("Bäckerei", "freiberg")
    page = text_of(client, f"{PAGE}?altkreis=14375")
    assert "<h1>Betriebe: 1</h1>" in page
    assert f'<a href="{made.get_absolute_url()}">Messerschmiede</a>' in page
    assert "Bäckerei" not in page
    assert "<dd>Döbeln</dd>" in page


def test_without_narrowing_all_are_listed(client: Client) -> None:
    firm("Messerschmiede")
    firm("Bäckerei", "freiberg")
    assert "<h1>Betriebe: 2</h1>" in text_of(client, PAGE)


def test_two_narrowings_list_what_lies_in_both() -> None:
    mining, making = (Sector.objects.get(edition="wz2008", code=code) for code in ("08", "13"))
    firm("Steinbruch", sectors=[mining])
    firm("Weberei", sectors=[making])
    firm("Spinnerei", "freiberg", sectors=[making])
    found = opened_number("betriebe", {"altkreis": "14375", "branche": "C"})
    assert found is not None
    assert [record.label for record in found.records] == ["Weberei"]
    whole = opened_number("betriebe", {"branche": "B-E"})
    assert whole is not None
    assert (whole.low, whole.high) == (3, 3)


def test_the_count_is_the_one_of_the_figure() -> None:
    firm("Messerschmiede")
    firm("Korbmacherei", "doebeln")
    found = opened_number("betriebe", {"altkreis": "14375"})
    assert found is not None
    assert found.low == FIGURES["betriebe"].tally(Breakdown.FORMER_DISTRICT)[("14375",)]


def test_what_may_lie_elsewhere_stands_apart(client: Client) -> None:
    before = [Sector.objects.get(edition="wz2008", code=code) for code in ("10", "01")]
    new = Sector.objects.create(edition="wz2025", code="98.99", level=4, title="Neues")
    for old in before:
        SectorCorrespondence.objects.create(old=old, new=new)
    firm("Mühle", sectors=[new])
    firm("Weberei", sectors=[Sector.objects.get(edition="wz2008", code="13")])
    page = text_of(client, f"{PAGE}?branche=C")
    assert "<h1>Betriebe: 1 bis 2</h1>" in page
    assert page.index("Weberei") < page.index("Vielleicht hier") < page.index("Mühle")


def test_a_trade_narrows_by_its_number(client: Client) -> None:
    trade = Trade.objects.get(annex="A", number=27)
    firm("Tischlerei", trades=[trade])
    firm("Bäckerei")
    page = text_of(client, f"{PAGE}?handwerk=A-27")
    assert "<h1>Betriebe: 1</h1>" in page
    assert f"<dd>{trade.title}</dd>" in page


def test_a_number_of_nobody_says_so(client: Client) -> None:
    assert "Hier ist noch niemand gezählt" in text_of(client, f"{PAGE}?altkreis=14375")


@pytest.mark.parametrize(
    "address",
    [
        "/region/zahlen/nichts/",
        f"{PAGE}?altkreis=14522",
        f"{PAGE}?gemeinde=1",
        f"{PAGE}?branche=Z",
        f"{PAGE}?branche=00",
        f"{PAGE}?handwerk=A",
        f"{PAGE}?handwerk=A-0",
        f"{PAGE}?handwerk=A-027",
        f"{PAGE}?handwerk=A-99999999999999999999",
        f"{PAGE}?netzwerk=nirgends",
        f"{PAGE}?altkreis=",
    ],
)
def test_what_there_is_not_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_number_can_be_taken_away_as_a_table(client: Client) -> None:
    firm("Messerschmiede")
    firm("Bäckerei", "freiberg")
    assert "/leitstand/tabellen/zahl.csv?altkreis=14375&amp;zahl=betriebe" in text_of(client, f"{PAGE}?altkreis=14375")
    answer = client.get("/leitstand/tabellen/zahl.csv?altkreis=14375&zahl=betriebe")
    lines = answer.getvalue().decode("utf-8-sig").splitlines()
    assert [line.split(";")[3] for line in lines] == ["Name", "Messerschmiede"]


def test_a_number_asks_as_often_for_three_records_as_for_one(client: Client) -> None:
    firm("Messerschmiede")
    client.get(f"{PAGE}?altkreis=14375")
    with CaptureQueriesContext(connection) as for_one:
        client.get(f"{PAGE}?altkreis=14375")
    firm("Korbmacherei")
    firm("Bäckerei")
    with CaptureQueriesContext(connection) as for_three:
        client.get(f"{PAGE}?altkreis=14375")
    assert len(for_three) == len(for_one)
