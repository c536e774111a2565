"""Columns are recognised by heading and by content; better none than a wrong one."""

import pytest

from produktschau.tabular.calculations.splitting import postcode_and_place, street_and_number, whole_address
from produktschau.tabular.engine.headings import Vocabulary
from produktschau.tabular.engine.kinds import TABLE_KINDS, Column, Composite, Content, TableKind
from produktschau.tabular.engine.recognising import Recognised, recognised
from produktschau.tabular.engine.tables import read_table
from tests.conftest import shared_data
from tests.tabular.sheets import csv_table
from tests.tabular.toys import TOYS

COLUMNS = (
    Column("key", "Kurzschlüssel"),
    Column("external_key", "Schlüssel", aliases=("id", "Kundennummer")),
    Column("name", "Name", aliases=("Betrieb", "Firma", "name of beneficiary", "Name des Begünstigten"), required=True),
    Column("legal_name", "Firma"),
    Column("founded_year", "Gegründet", aliases=("Gründungsjahr",), content=Content.YEAR),
    Column("size_class", "Größe", aliases=("MA", "Beschäftigte")),
    Column("email", "E-Mail", aliases=("Mail", "Mailadresse"), content=Content.EMAIL),
    Column("phone", "Telefon", aliases=("Tel.", "Telefonnummer"), content=Content.PHONE),
    Column("website", "Netzseite", aliases=("Webseite", "URL"), content=Content.URL),
    Column("offers", "Angebot", aliases=("Sortiment",), several=True),
    Column("street", "Straße", aliases=("street",)),
    Column("house_number", "Hausnummer", aliases=("Nr.",)),
    Column("postcode", "Postleitzahl", aliases=("PLZ",), content=Content.POSTCODE),
    Column("place", "Ort", aliases=("Stadt", "Wohnort", "place")),
    Column("business", "Betriebsart"),
    Column("lon", "Länge", aliases=("x",), content=Content.DEGREE),
    Column("lat", "Breite", aliases=("y",), content=Content.DEGREE),
    Column("ags", "AGS", content=Content.AGS),
    Column("sectors", "Wirtschaftszweige", aliases=("WZ",), several=True, content=Content.WZ),
    Column("checked_on", "Geprüft am", content=Content.DATE),
    Column("contact_name", "Ansprechperson", aliases=("Ansprechpartner",), private=True),
    Column("contact_phone", "Telefon der Person", aliases=("Handy",), content=Content.PHONE, private=True),
)
KIND = TableKind(
    **{
        **{name: getattr(TOYS, name) for name in TOYS.__dataclass_fields__},
        "columns": COLUMNS,
        "composites": (
            Composite("postcode_place", "Postleitzahl und Ort", ("postcode", "place"), postcode_and_place),
            Composite("street_number", "Straße und Hausnummer", ("street", "house_number"), street_and_number),
            Composite(
                "address",
                "Anschrift",
                ("street", "house_number", "postcode", "place"),
                whole_address,
                ("Adresse",),
            ),
        ),
    }
)


def columns(text: str, remembered: dict[str, str] | None = None) -> list[Recognised]:
    """What is recognised in CSV text."""
    return list(recognised(KIND, csv_table(text), remembered or {}))


def one(heading: str, *values: str) -> tuple[str, str, str]:
    """Target, certainty and reason of the second column, beside a name."""
    rows = "".join(f"A{number};{value}\n" for number, value in enumerate(values))
    found = columns(f"Betrieb;{heading}\n{rows}")[1]
    return found.target, found.certainty, found.reason


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("PLZ", "postcode"),
        ("plz", "postcode"),
        ("Postleitzahlen", "postcode"),
        ("Postleizahl", "postcode"),
        ("Strasse", "street"),
        ("Gruendungsjahr", "founded_year"),
        ("Haus-\nnummer", "house_number"),
        ("E-Mail (geschäftlich)", "email"),
        ("E-Mail (Pflichtfeld)", "email"),
        ("Telefonnummern", "phone"),
        ("Ort / Place", "place"),
        ("Street", "street"),
        ("Anschrift / Straße", "street"),
        ("Ansprechpartner / Name", "contact_name"),
        ("Ansprechpartner / Telefon", "contact_phone"),
        ("PLZ / Ort", "postcode_place"),
        ("PLZ, Ort", "postcode_place"),
        ("Straße und Hausnummer", "street_number"),
        ("Adresse", "address"),
        ("Name des Begünstigten / Beneficiary name", "name"),
        ("Begünstigten Name", "name"),
        ("Firma", "legal_name"),
        ("Telefon-Nummer (Büro)", "phone"),
        ("Street address", "street"),
    ],
)
def test_headings_are_known_in_many_shapes(heading: str, target: str) -> None:
    meant = Vocabulary(KIND).meant(heading)
    assert meant is not None
    assert meant.target == target


@pytest.mark.parametrize(
    "heading",
    [
        "Betriebsort",
        "Telefax",
        "Ortsteil",
        "Land",
        "Notiz",
        "Fax",
        "Name und Nummer",
        "Postleitzahl des Vorhabens oder anderes",
        "Umsatz",
    ],
)
def test_headings_that_mean_nothing_of_ours_are_left(heading: str) -> None:
    assert Vocabulary(KIND).meant(heading) is None


def test_a_column_says_why_it_is_what_it_is() -> None:
    name, place = columns("Name;Ort\nA;Freiberg\n")
    assert name == Recognised(0, "Name", ("A",), "name", "heading", "Überschrift")
    assert (place.target, place.certainty) == ("place", "heading")


@pytest.mark.parametrize(
    ("values", "target"),
    [
        (("info@a.de", "post@b.de", "c@d.org"), "email"),
        (("www.a.de", "https://b.de/x", "c.com"), "website"),
        (("09599", "09648", "04720"), "postcode"),
        (("03731 123456", "+49 3731 99", "(03731) 4455-66"), "phone"),
        (("14522180", "14522010", "14522620"), "ags"),
        (("09599 Freiberg", "09648 Mittweida", "04720 Döbeln"), "postcode_place"),
        (("Am Markt 3, 09599 Freiberg", "Am Anger 4a, 09648 Mittweida", "B-Weg 1, 04720 Döbeln"), "address"),
        (("50.91234", "50.81234", "51.01234"), "lat"),
        (("12,91234", "13,31234", "12,71234"), "lon"),
        (("16.23", "25.62.0", "10.71"), "sectors"),
    ],
)
def test_columns_without_heading_are_known_by_what_stands_in_them(values: tuple[str, ...], target: str) -> None:
    assert one("", *values)[:2] == (target, "content")


def test_the_reason_counts_the_values() -> None:
    assert one("", "09599", "09648", "04720")[2] == "3 von 3 Werten sehen aus wie Postleitzahlen"


def test_five_digits_under_an_unknown_heading_are_a_mere_guess_and_a_fax_is_no_telephone() -> None:
    assert one("Kreis", "14522", "14521", "14523")[:2] == ("postcode", "guess")
    assert one("Telefax", "03731 1234", "03731 1235", "03731 1236")[:2] == ("", "none")
    assert one("Handynr. des Chefs", "0171 1234567", "0171 1234568", "0171 1234569")[:2] == ("contact_phone", "guess")


def test_content_wins_over_a_heading_that_lies() -> None:
    target, certainty, reason = one("Ort", "09599 Freiberg", "09648 Mittweida", "04720 Döbeln")
    assert (target, certainty) == ("postcode_place", "content")
    assert reason == "Überschrift „Ort“, aber 3 von 3 Werten sehen aus wie „Postleitzahl und Ort“"
    assert one("Telefon", "a@b.de", "c@d.de", "e@f.de")[:2] == ("email", "content")
    assert one("Ort", "09599", "09648", "04720")[:2] == ("postcode", "content")
    assert one("Straße", "Am Markt 3", "Dorfstr. 4b", "B-Weg 1")[:2] == ("street_number", "content")
    assert one("Straße", "Am Markt", "Dorfstraße", "B-Weg")[:2] == ("street", "heading")


def test_a_heading_whose_values_do_not_fit_is_a_mere_guess() -> None:
    target, certainty, reason = one("Länge", "4567890", "4567891", "4567895")
    assert (target, certainty) == ("lon", "guess")
    assert reason == "Überschrift, aber nur 0 von 3 Werten sehen aus wie Angaben in Grad"


def test_postcodes_without_their_zero_do_not_deny_the_heading() -> None:
    assert one("PLZ", "9599", "9648", "4720")[:2] == ("postcode", "heading")
    assert one("", "9599", "9648", "4720")[:2] == ("", "none")


def test_what_stands_for_nothing_says_nothing() -> None:
    assert one("E-Mail", "k.A.", "-", "keine", "unbekannt", "a@b.de")[:2] == ("email", "heading")
    assert one("Gegründet", "ca. 1990", "um 1900", "vor dem Krieg")[:2] == ("founded_year", "heading")


def test_a_running_number_is_no_house_number_and_no_key() -> None:
    assert one("Nr.", "1", "2", "3", "4", "5")[:2] == ("", "none")
    assert one("Nr.", "12", "3a", "17", "1", "5")[:2] == ("house_number", "guess")
    assert one("Lfd.", "1", "2", "3", "4", "5")[:2] == ("", "none")


def test_an_abbreviation_over_numbers_is_a_mere_guess() -> None:
    assert one("MA", "1", "12", "88") == ("size_class", "guess", "Abkürzung „MA“; 3 Zahlen von 1 bis 88")


def test_codes_that_are_all_different_may_be_the_source_s_key() -> None:
    found = one("osm_id", "node/1", "node/7", "way/3", "node/4", "node/5")
    assert found == ("external_key", "guess", "5 Werte, alle verschieden")
    assert one("Kundennummer", "10001", "10002", "10003", "10004", "10005")[:2] == ("external_key", "heading")


def test_no_target_is_given_twice() -> None:
    first, second = columns("Stadt;Wohnort;Name\nA;B;C\n")[:2]
    assert (first.target, first.certainty, first.reason) == ("place", "guess", "Überschrift; „Wohnort“ passt ebenso")
    assert (second.target, second.certainty, second.reason) == ("", "none", "schon in der Spalte „Stadt“")
    offers = columns("Name;Angebot;Sortiment\nA;B;C\n")[1:]
    assert [column.target for column in offers] == ["offers", "offers"]


def test_our_own_label_comes_before_another_word_for_it() -> None:
    found = columns("Stadt;Ort;Name\nA;B;C\n")
    assert [(column.target, column.certainty) for column in found] == [
        ("", "none"),
        ("place", "heading"),
        ("name", "heading"),
    ]


def test_a_repeated_heading_loses_against_the_first() -> None:
    assert [column.target for column in columns("Name;Ort;Name\nA;B;C\n")] == ["name", "place", ""]


def test_two_columns_that_look_alike_stay_without() -> None:
    found = columns("Name;;\nA;a@b.de;c@d.de\nB;e@f.de;g@h.de\nC;i@j.de;k@l.de\n")[1:]
    assert [(column.target, column.reason) for column in found] == [
        ("", "3 von 3 Werten sehen aus wie E-Mail-Adressen; mehrere Spalten sehen so aus")
    ] * 2


def test_a_required_column_takes_what_means_it_too() -> None:
    assert columns("Firma;Ort\nA;B\n")[0].target == "name"
    assert [column.target for column in columns("Firma;Name\nA;B\n")] == ["legal_name", "name"]


def test_what_a_person_said_is_remembered() -> None:
    found = columns("Name;Ort;Kürzel\nA;B;C\n", {"ort": "", "kürzel": "external_key", "name": "gone"})
    assert [(column.target, column.certainty) for column in found] == [
        ("name", "heading"),
        ("", "remembered"),
        ("external_key", "remembered"),
    ]
    assert found[2].reason == "gemerkt von der letzten Tabelle dieser Quelle"
    assert found[1].reason == "gemerkt von der letzten Tabelle dieser Quelle: nicht einlesen"


def test_what_is_remembered_comes_before_a_heading() -> None:
    found = columns("Name;Betriebsname\nA;B\n", {"betriebsname": "name"})
    assert [(column.target, column.certainty) for column in found] == [("", "none"), ("name", "remembered")]


def test_a_heading_that_only_begins_like_ours_is_a_mere_guess_unless_the_values_deny_it() -> None:
    assert one("Ort der Ausbildung", "Freiberg", "Döbeln", "Mittweida")[:2] == ("place", "guess")
    assert one("Ort der Ausbildung", "17", "18", "25")[:2] == ("", "none")
    target, certainty, reason = one("Postleitzahl oder anderes", "Freiberg", "Döbeln", "Mittweida")
    assert (target, certainty) == ("place", "guess")
    assert reason == (
        "Überschrift beginnt mit „Postleitzahl“, aber nur 0 von 3 Werten sehen aus wie Postleitzahlen; vielleicht „Ort“"
    )
    assert one("Telefon privat", "03731 1234", "03731 1235", "03731 1236")[:2] == ("contact_phone", "guess")


def test_what_is_understood_but_has_no_column_is_said() -> None:
    assert one("Zuschuss", "1.000,50", "2.000,00", "3,50") == (
        "",
        "none",
        "3 von 3 Werten sehen aus wie Geldbeträge; dafür gibt es hier keine freie Spalte",
    )
    assert one("Beginn", "01.02.2026", "1.3.26", "2026-04-01")[2] == (
        "3 von 3 Werten sehen aus wie Tage; die Überschrift sagt nicht, welche Spalte das ist"
    )


def test_content_that_is_sure_comes_before_a_guess() -> None:
    found = columns("Name;Telefon und mehr;\nA;03731 1234;03731 1234\nB;x;03731 1235\nC;03731 1;03731 1236\n")[1:]
    assert [(column.target, column.certainty) for column in found] == [("", "none"), ("phone", "content")]


def test_headings_of_our_own_tables_are_true() -> None:
    found = columns("Kurzschlüssel;Name;Straße;Ort\nK7M2QX;A;Am Markt 3;09599 Freiberg\n")
    assert [column.target for column in found] == ["key", "name", "street", "place"]
    filled = columns("Kurzschlüssel;Name;Straße;Ort\n;A;Am Markt 3;09599 Freiberg\n")
    assert [column.target for column in filled] == ["key", "name", "street_number", "postcode_place"]


def test_an_empty_column_says_so() -> None:
    assert one("Notiz", "", "") == ("", "none", "die Spalte ist leer")


def test_the_real_lists_are_recognised() -> None:
    kind = TABLE_KINDS["companies"]
    funds = read_table(shared_data("real/organisations_mittelsachsen_eu_funds.csv").read_bytes())
    assert [(one.target, one.certainty) for one in recognised(kind, funds, {})] == [
        ("name", "heading"),
        ("place", "heading"),
        ("", "none"),
        ("", "none"),
    ]
    hesse = read_table(shared_data("real/messy_blank_rows_bilingual_header.xlsx").read_bytes())
    found = recognised(kind, hesse, {})
    assert [(one.target, one.certainty) for one in found if one.target] == [("name", "heading"), ("place", "guess")]
    assert found[3].reason.startswith("596 von 596 Werten sehen aus wie Tage")
    brussels = read_table(shared_data("real/messy_legacy_encoding.csv").read_bytes())
    assert {one.target for one in recognised(kind, brussels, {})} == {"", "website"}
