"""Cells that hold several things are taken apart; names whose line breaks were lost are mended beside legal forms."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.tabular.calculations.splitting import (
    five_digits,
    postcode_and_place,
    street_and_number,
    unglued,
    whole_address,
)
from tests.conftest import shared_data


@pytest.mark.parametrize(
    ("text", "postcode", "place"),
    [
        ("09599 Freiberg OT Zug", "09599", "Freiberg OT Zug"),
        ("D-09599 Freiberg", "09599", "Freiberg"),
        ("DE 09599  Freiberg", "09599", "Freiberg"),
        ("Freiberg, 09599", "09599", "Freiberg"),
        ("Freiberg (09599)", "09599", "Freiberg"),
        ("9599 Freiberg", "09599", "Freiberg"),
        ("09599", "09599", ""),
        ("Brand-Erbisdorf", "", "Brand-Erbisdorf"),
        ("01234 5. Ort", "", "01234 5. Ort"),
        ("", "", ""),
    ],
)
def test_postcode_and_place_are_parted(text: str, postcode: str, place: str) -> None:
    assert postcode_and_place(text) == {"postcode": postcode, "place": place}


@pytest.mark.parametrize(
    ("text", "street", "number"),
    [
        ("Hauptstr. 12 a-c", "Hauptstr.", "12 a-c"),
        ("Hauptstr.12", "Hauptstr.", "12"),
        ("Straße des 17. Juni 135", "Straße des 17. Juni", "135"),
        ("Straße des 17. Juni", "Straße des 17. Juni", ""),
        ("Am Markt", "Am Markt", ""),
        ("Str. der Einheit 3/5", "Str. der Einheit", "3/5"),
        ("Nr. 17", "", "17"),
        ("Haus Nr. 17", "Haus", "17"),
        ("Schulstraße 4 b", "Schulstraße", "4 b"),
        ("Halsbrücker Straße Nr. 3 B", "Halsbrücker Straße", "3 B"),
        ("An der B 101 7", "An der B 101", "7"),
        ("Dorfstr. 12 (Hinterhaus)", "Dorfstr. (Hinterhaus)", "12"),
        ("", "", ""),
    ],
)
def test_street_and_number_are_parted(text: str, street: str, number: str) -> None:
    assert street_and_number(text) == {"street": street, "house_number": number}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hauptstr. 12, 09599 Freiberg", ("Hauptstr.", "12", "09599", "Freiberg")),
        ("Hauptstr. 12\n09599 Freiberg", ("Hauptstr.", "12", "09599", "Freiberg")),
        ("Hauptstr. 12 09599 Freiberg", ("Hauptstr.", "12", "09599", "Freiberg")),
        ("09599 Freiberg, Hauptstr. 12", ("Hauptstr.", "12", "09599", "Freiberg")),
        ("Am Markt, D-9599 Freiberg OT Zug", ("Am Markt", "", "09599", "Freiberg OT Zug")),
        ("Hauptstr. 12, Freiberg", ("Hauptstr.", "12", "", "Freiberg")),
        ("Freiberg, 09599", ("", "", "09599", "Freiberg")),
        ("Am Markt", ("Am Markt", "", "", "")),
    ],
)
def test_a_whole_address_is_taken_apart(text: str, parts: tuple[str, str, str, str]) -> None:
    assert tuple(whole_address(text).values()) == parts
    assert tuple(whole_address(text)) == ("street", "house_number", "postcode", "place")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_no_letter_or_digit_vanishes_when_a_cell_is_taken_apart(text: str) -> None:
    def signs(value: str) -> list[str]:
        return sorted(sign for sign in value if sign.isalnum())

    for split in (postcode_and_place, street_and_number, whole_address):
        kept = signs("".join(split(text).values()))
        gone = list(signs(text))
        for sign in kept:
            if sign in gone:
                gone.remove(sign)
        assert set(gone) <= set("DENrHausumme"), (split, text)


@pytest.mark.parametrize("part", ["1 - ", ",", " ", "(", "a 1", "1a/", "12345 ", "- ", "\n", "a.", "0,"])
def test_endless_cells_are_left_whole_and_cost_no_time(part: str) -> None:
    for count in (90, 8000):
        text = f"x{part * count}!"
        for split in (postcode_and_place, street_and_number, whole_address):
            assert "x" in "".join(split(text).values())
        assert unglued(text) == text


def test_a_dropped_zero_comes_back() -> None:
    assert [five_digits(text) for text in ("9599", "09599", "0599", "95", "")] == ["09599", "09599", "0599", "95", ""]


@pytest.mark.parametrize(
    ("glued", "mended"),
    [
        ("AEL Apparatebau GmbHLeisnig", "AEL Apparatebau GmbH Leisnig"),
        ("AKON KonstruktionsbüroGmbH & Co.KG", "AKON Konstruktionsbüro GmbH & Co. KG"),
        ("BSVS Pflege- und BetreuungsgGmbH", "BSVS Pflege- und Betreuungs gGmbH"),
        ("B & S Zahntechnik FrankenbergGmbH", "B & S Zahntechnik Frankenberg GmbH"),
        ("NARVA Lichtquellen GmbH +Co.KG", "NARVA Lichtquellen GmbH + Co. KG"),
        ("Sensortechnike.V. Meinsberg", "Sensortechnik e.V. Meinsberg"),
        ("ASG SachsenmbH", "ASG Sachsen mbH"),
        ("LIMONT UG(haftungsbeschränkt)", "LIMONT UG (haftungsbeschränkt)"),
    ],
)
def test_words_glued_to_a_legal_form_are_parted(glued: str, mended: str) -> None:
    assert (unglued(glued), unglued(mended)) == (mended, mended)


@pytest.mark.parametrize(
    "name",
    [
        "GmbHs",
        "McDonald",
        "Konsum eG",
        "TechnologieZentrum",
        "Meyer gGmbH",
        "AGRAR",
        "KGS Schule",
        "eGovernment",
        "SAGE",
        "Muster AG",
    ],
)
def test_what_is_not_glued_stays(name: str) -> None:
    assert unglued(name) == name


def test_the_real_list_is_mended_only_beside_legal_forms() -> None:
    text = shared_data("real/organisations_mittelsachsen_eu_funds.csv").read_text("utf-8")
    names = [row["Name des Begünstigten"] for row in csv.DictReader(text.splitlines())]
    mended = [name for name in names if unglued(name) != name]
    assert (len(names), len(mended)) == (237, 48)
    assert all(unglued(name).replace(" ", "") == name.replace(" ", "") for name in names)
