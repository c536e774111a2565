"""Where the showcase is strong by sector and trade, and what the WZ 2025 changes, as tables to keep."""

import csv
import io

from django.test import Client

from produktschau.region.models import Region, Sector, Trade
from tests.factories import showcase


def taken(name: str, query: str = "") -> list[dict[str, str]]:
    """The rows of a table as a visitor takes it away."""
    answer = Client().get(f"/leitstand/tabellen/{name}.csv{query}")
    text: bytes = b"".join(answer) if answer.streaming else answer.content
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig")), delimiter=";"))


def test_firms_stand_by_sector_by_former_district_and_by_trade(mittelsachsen: Region) -> None:
    showcase.words()
    weaving = Sector.objects.get(edition="wz2008", code="13.20")
    firm = showcase.company("Weberei", sectors=[weaving], trades=[Trade.objects.get(annex="A", number=27)])
    showcase.company("Nicht gezeigt", sectors=[weaving], published=False)
    rows = taken("abdeckung")
    by_sector = {row["Wert"]: row["mindestens"] for row in rows if row["Gliederung"] == "Wirtschaftsbereich"}
    assert {value: count for value, count in by_sector.items() if count != "0"} == {
        "Industrie, Energie, Wasser": "1",
        "verarbeitendes Gewerbe": "1",
    }
    crossed = [
        row for row in rows if row["Gliederung"] == "Wirtschaftsbereich und Altkreis" and row["mindestens"] != "0"
    ]
    assert [(row["Wert"], row["Altkreis"]) for row in crossed] == [("verarbeitendes Gewerbe", "Freiberg")]
    assert [row["mindestens"] for row in rows if row["Gliederung"] == "Handwerk"] == ["1"]
    showcase.product(firm)
    assert {row["Gezählt"] for row in taken("abdeckung", "?zahl=produkte")} == {"Produkte"}


def test_what_the_new_edition_changes_can_be_kept(mittelsachsen: Region) -> None:
    rows = taken("wz-2025")
    assert len(rows) == len({row["Abteilung der WZ 2008"] for row in rows}) > 0
    assert {row["Übergang"] for row in rows} <= {"ganz", "zum Teil"}
    assert all(row["Abteilungen der WZ 2025"] for row in rows)
