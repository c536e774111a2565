"""Every column of the table of companies: what it takes, what it leaves out and says."""

from collections.abc import Sequence
from datetime import date, datetime

import pytest

from produktschau.audit.record import System
from produktschau.region.models import Source
from produktschau.showcase.models import Company
from produktschau.showcase.tables import COMPANIES
from produktschau.tabular.engine.kinds import Batch, Judged, MappedRow, Message

BY = System("import")
ROW = {"external_key": "a1", "name": "Muster GmbH", "place": "Freiberg", "lead": "Möbel."}
pytestmark = pytest.mark.usefixtures("home")


def brought(now: datetime, *rows: dict[str, str], source: str = "demo") -> Sequence[Judged]:
    """Judge the rows and write those that may come in."""
    empty = dict.fromkeys(COMPANIES.names, "")
    mapped = [MappedRow(number, {**empty, **row}, frozenset(row)) for number, row in enumerate(rows, start=2)]
    batch = Batch(mapped, BY, now, source=source)
    judged = COMPANIES.judge(batch)
    COMPANIES.write(batch, [one for one in judged if not any(message.is_error for message in one.messages)])
    return judged


def only(now: datetime, **cells: str) -> tuple[Company, tuple[Message, ...]]:
    """The company a row becomes, and what is said about it."""
    (judged,) = brought(now, {**ROW, **cells})
    return Company.objects.get(), judged.messages


def test_sectors_are_found_however_a_spreadsheet_left_them(now: datetime) -> None:
    made, messages = only(now, sectors="16.23;3109;1.49, 99.99;wz2025:31.00")
    rows = made.sectors.order_by("-is_main", "pk").values_list("sector__edition", "sector__code", "is_main")
    assert list(rows) == [
        ("wz2008", "16.23", True),
        ("wz2008", "31.09", False),
        ("wz2008", "01.49", False),
        ("wz2025", "31.00", False),
    ]
    assert messages == (Message("Weggelassen: Den Wirtschaftszweig „99.99“ kennen wir nicht.", "sectors"),)


def test_trades_are_found_by_number_and_by_name(now: datetime) -> None:
    made, messages = only(now, trades="a27;Anlage A Nr. 1;Büchsenmacher;BUECHSENMACHER;strassenbauer;Zauberer")
    codes = [f"{trade.annex} {trade.number}" for trade in made.trades.all()]
    assert codes == ["A 1", "A 5", "A 22", "A 27"]
    assert messages == (Message("Weggelassen: Das Handwerk „Zauberer“ kennen wir nicht.", "trades"),)


def test_certificates_links_and_further_sites_come_one_per_line(now: datetime) -> None:
    made, messages = only(
        now,
        certificates="Meister | Kammer | 4711 | 31.12.2027\nMeister | Kammer | 4711 |\nAlt | | | gestern",
        links="Laden | laden.example\nhttps://www.muster.example/weg\nNichts | kein Netz",
        further_sites="Am Bach | 3 | 9648 | Mittweida | | 12,98 | 50,98\nzu | viele | Angaben | a | b | c | d | e",
    )
    assert list(made.certificates.values_list("name", "issuer", "number", "valid_until")) == [
        ("Meister", "Kammer", "4711", date(2027, 12, 31))
    ]
    assert list(made.links.values_list("label", "url")) == [
        ("Laden", "https://laden.example"),
        ("www.muster.example", "https://www.muster.example/weg"),
    ]
    sites = made.sites.filter(is_main=False)
    assert list(sites.values_list("street", "postcode", "municipality__name", "lon")) == [
        ("Am Bach", "09648", "Mittweida", 12.98)
    ]
    assert [message.column for message in messages] == ["certificates", "links", "further_sites"]


def test_a_person_comes_in_unpublished_and_only_with_a_name(now: datetime) -> None:
    made, messages = only(now, contact_name="Erika Muster", contact_phone="0171 1", further_contacts="Hans | Lager")
    assert list(made.contacts.order_by("pk").values_list("name", "role", "phone", "is_published")) == [
        ("Erika Muster", "", "0171 1", False),
        ("Hans", "Lager", "", False),
    ]
    assert messages == ()
    _, messages = only(now, contact_phone="0171 2")
    assert [message.column for message in messages] == ["contact_name"]


def test_the_remembered_values_name_no_person(now: datetime) -> None:
    made, _ = only(now, contact_name="Erika Muster", contact_email="erika@muster.example")
    assert "rika" not in str(made.imported)


@pytest.mark.parametrize(
    ("place", "town", "postcode"),
    [
        ({"place": "Freiberg, Stadt, Universitätsstadt"}, "Freiberg", ""),
        ({"place": "Frankenberg/Sa."}, "Frankenberg/Sa.", ""),
        ({"place": "Brand-Erbisdorf OT Langenau", "postcode": "9618"}, "Brand-Erbisdorf", "09618"),
        ({"place": "Sachsenburg", "municipality": "Frankenberg/Sa., Stadt"}, "Frankenberg/Sa.", ""),
        ({"place": "", "ags": "14522180"}, "Freiberg", ""),
        ({"place": "Freiberg", "postcode": "0959"}, "Freiberg", ""),
    ],
)
def test_the_municipality_is_found_by_words_with_suffixes(
    now: datetime, place: dict[str, str], town: str, postcode: str
) -> None:
    made, _ = only(now, **place)
    assert made.sites.values_list("municipality__name", "postcode").get() == (town, postcode)


def test_a_postcode_that_cannot_be_is_left_out_and_named(now: datetime) -> None:
    _, messages = only(now, postcode="0959")
    assert [(message.column, "„0959“" in message.sentence) for message in messages] == [("postcode", True)]


def test_a_place_nobody_knows_is_told_as_such(now: datetime) -> None:
    (judged,) = brought(now, {**ROW, "place": "Hintertupfing"})
    assert judged.reason == (
        "„Hintertupfing“ ist keine Gemeinde im Landkreis Mittelsachsen. "
        "Liegt der Betrieb doch hier, dann tragen Sie seine Gemeinde ein."
    )
    assert judged.group == "Ort nicht erkannt"


def test_a_name_with_a_lost_line_break_is_put_right_and_said(now: datetime) -> None:
    made, messages = only(now, name="AEL Apparatebau GmbHLeisnig")
    assert made.name == "AEL Apparatebau GmbH Leisnig"
    assert [message.column for message in messages] == ["name"]


def test_rows_of_several_sources_in_one_file_make_the_sources(now: datetime) -> None:
    ihk = {"source": "ihk", "source_name": "IHK", "source_attribution": "© IHK", "source_licence": "CC BY 4.0"}
    judged = brought(now, {**ROW, **ihk}, {**ROW, "source": "demo"}, {**ROW, "external_key": "a2"}, source="")
    assert [one.outcome for one in judged] == ["imported", "imported", "skipped"]
    assert judged[2].reason == "Die Quelle der Zeile fehlt. Tragen Sie ihr Kürzel ein."
    assert Source.objects.values_list("name", "attribution", "licence").get(slug="ihk") == ("IHK", "© IHK", "CC BY 4.0")
    assert sorted(Company.objects.values_list("source__slug", "external_key")) == [("demo", "a1"), ("ihk", "a1")]


def test_values_are_read_as_people_write_them(now: datetime) -> None:
    made, messages = only(
        now, size_class="12", founded_year="seit 1936", languages="Deutsch;en;xx", checked_on="22.11.25", website="www.a.example"
    )  # fmt: skip
    assert (made.size_class, made.founded_year, made.languages) == ("10-49", 1936, ["de", "en"])
    assert (made.checked_on, made.website) == (date(2025, 11, 22), "https://www.a.example")
    assert [message.column for message in messages] == ["languages"]


def test_a_wish_for_an_address_is_met_where_it_is_free(now: datetime) -> None:
    brought(now, {**ROW, "slug": "unser-muster"}, {**ROW, "external_key": "a2", "slug": "unser-muster"})
    assert sorted(Company.objects.values_list("slug", flat=True)) == ["muster-gmbh", "unser-muster"]


def test_one_cell_for_several_columns_is_taken_apart() -> None:
    parts = {one.name: one.split("Am Markt 3, 09599 Freiberg") for one in COMPANIES.composites}
    assert parts["address"] == {
        "street": "Am Markt",
        "house_number": "3",
        "postcode": "09599",
        "place": "Freiberg",
    }
    assert {name for one in COMPANIES.composites for name in one.parts} <= set(COMPANIES.names)


@pytest.mark.parametrize(
    ("word", "trade"),
    [
        ("Steinmetz und Steinbildhauer", "Steinmetzen und Steinbildhauer (A 8)"),
        ("Maurer", "Maurer und Betonbauer (A 1)"),
        ("Maler", "Maler und Lackierer (A 10)"),
        ("Tischlerin", "Tischler (A 27)"),
        ("Metallbau", "Metallbauer (A 13)"),
    ],
)
def test_a_trade_not_written_as_in_the_statute_is_read_and_said(now: datetime, word: str, trade: str) -> None:
    made, messages = only(now, trades=word)
    assert [f"{one.title} ({one.annex} {one.number})" for one in made.trades.all()] == [trade]
    assert messages == (Message(f"„{word}“ gelesen als {trade}.", "trades"),)


@pytest.mark.parametrize("word", ["Lehmbauer", "Bauer", "Mechaniker", "Elektriker", "Techniker"])
def test_what_no_trade_or_several_may_mean_is_left_out(now: datetime, word: str) -> None:
    made, messages = only(now, trades=word)
    assert made.trades.count() == 0
    assert messages == (Message(f"Weggelassen: Das Handwerk „{word}“ kennen wir nicht.", "trades"),)
