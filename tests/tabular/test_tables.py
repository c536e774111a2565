"""Bytes become a table: the right sheet, understood, with what must be said about it; the real files too."""

import pytest

from produktschau.tabular.calculations.limits import UnreadableTable
from produktschau.tabular.calculations.sheets import Reading
from produktschau.tabular.engine.tables import read_table
from tests.conftest import shared_data
from tests.tabular.files import csv_bytes, xlsx
from tests.tabular.sheets import asides, numbers

FIRMS = [["Name", "PLZ", "Ort"], ["A", "09599", "Freiberg"], ["B", "09648", "Mittweida"]]
CODES = [["Zeichen", "Sinn", "Art"], ["x", "ja", "1"]]


def test_a_csv_is_a_table_with_encoding_and_separator() -> None:
    table = read_table(csv_bytes(FIRMS, sign="\t", codec="utf-16"))
    assert (table.format, table.encoding, table.separator, table.sheets) == ("csv", "UTF-16", "\t", ())
    assert (table.header, numbers(table)) == (("Name", "PLZ", "Ort"), [2, 3])


def test_the_sheet_with_most_rows_is_read_and_the_others_are_named() -> None:
    table = read_table(xlsx({"Zeichen": CODES, "Betriebe": FIRMS, "leer": []}))
    assert (table.format, table.sheet, table.sheets) == ("xlsx", "Betriebe", ("Zeichen", "Betriebe"))
    assert table.notes == (
        "Gelesen wird das Blatt „Betriebe“; die Datei hat ein weiteres Blatt mit Inhalt: „Zeichen“.",
    )


def test_a_hidden_sheet_is_read_last() -> None:
    data = xlsx({"Zeichen": CODES, "Betriebe": FIRMS}, hidden=["Betriebe"])
    assert read_table(data).sheet == "Zeichen"


def test_a_sheet_that_explains_the_columns_is_not_the_table_even_if_it_is_longer() -> None:
    legend = [["Überschrift", "Was darin steht", "Pflicht"], *([str(number), "x", "ja"] for number in range(9))]
    assert read_table(xlsx({"Betriebe": FIRMS[:2], "Spalten": legend})).sheet == "Betriebe"
    with pytest.raises(UnreadableTable) as refusal:
        read_table(xlsx({"Betriebe": FIRMS[:1], "Spalten": legend}))
    assert "keine Zeile mit Inhalt" in str(refusal.value)


def test_a_person_may_choose_sheet_and_header() -> None:
    data = xlsx({"Zeichen": CODES, "Betriebe": FIRMS})
    assert read_table(data, Reading(sheet="Zeichen")).header == ("Zeichen", "Sinn", "Art")
    assert read_table(data, Reading(header=(2, 2))).header == ("A", "09599", "Freiberg")
    with pytest.raises(UnreadableTable) as refusal:
        read_table(data, Reading(sheet="Tabelle9"))
    assert str(refusal.value) == (
        "Das Blatt „Tabelle9“ gibt es in der Datei nicht oder es ist leer. Sie hat „Zeichen“ und „Betriebe“."
    )


def test_merged_cells_of_a_spreadsheet_are_understood() -> None:
    lines = [
        ["Liste der Betriebe", "", "", ""],
        ["Firma", "Anschrift", "", ""],
        ["", "Straße", "PLZ", "Ort"],
        ["Altkreis Freiberg", "", "", ""],
        ["A", "Am Markt 1", "09599", "Freiberg"],
    ]
    table = read_table(xlsx({"B": lines}, merged={"B": [(0, 0, 0, 3), (1, 0, 2, 0), (1, 1, 1, 3), (3, 0, 3, 3)]}))
    assert table.header == ("Firma", "Anschrift / Straße", "Anschrift / PLZ", "Anschrift / Ort", "Zwischenüberschrift")
    assert asides(table) == [(1, "title", "Liste der Betriebe"), (4, "group", "Altkreis Freiberg")]
    assert table.rows[0].cells == ("A", "Am Markt 1", "09599", "Freiberg", "Altkreis Freiberg")


def test_the_bilingual_list_of_hesse_is_understood() -> None:
    table = read_table(shared_data("real/messy_blank_rows_bilingual_header.xlsx").read_bytes())
    assert (table.header_rows, len(table.header)) == ((6, 6), 9)
    assert table.header[0] == "Name des Begünstigten / Beneficiary name"
    assert (table.rows[0].number, table.rows[-1].number, len(table.rows), table.blank) == (7, 602, 596, 10)
    whats = [what for _, what, _ in asides(table)]
    assert (whats.count("title"), whats.count("note"), len(whats)) == (2, 23, 25)
    assert len(table.rows) + len(whats) + table.blank + 1 == 632


def test_the_list_of_brussels_is_understood_with_its_broken_letters() -> None:
    table = read_table(shared_data("real/messy_legacy_encoding.csv").read_bytes())
    assert (table.header_rows, len(table.header), len(table.rows)) == ((1, 1), 15, 34)
    assert [(number, what) for number, what, _ in asides(table)] == [(19, "total")]
    assert table.rows[0].cells[4] == "Brusoc SA"


def test_the_lists_of_firms_are_understood() -> None:
    funds = read_table(shared_data("real/organisations_mittelsachsen_eu_funds.csv").read_bytes())
    farms = read_table(shared_data("real/direct_marketers_saxony_osm.csv").read_bytes())
    assert (len(funds.rows), len(funds.header), funds.asides) == (237, 4, ())
    assert (len(farms.rows), len(farms.header), farms.asides) == (690, 19, ())
