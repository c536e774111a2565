"""A sheet is understood: header, rows, group titles, totals, notes; every line is one of them."""

from datetime import date

import pytest

from produktschau.tabular.calculations import layout
from produktschau.tabular.calculations.layout import NO_HEADER, understood
from produktschau.tabular.calculations.limits import UnreadableTable
from produktschau.tabular.calculations.sheets import Sheet
from tests.tabular.sheets import asides, csv_table, numbers, sheet, table


def test_the_header_is_found_below_title_rows() -> None:
    found = table("Betriebe im Landkreis", "Stand: 22.11.2026", "", "Name | Ort | PLZ", "A | Freiberg | 09599")
    assert (found.header, found.header_rows, found.blank) == (("Name", "Ort", "PLZ"), (4, 4), 1)
    assert asides(found) == [(1, "title", "Betriebe im Landkreis"), (2, "title", "Stand: 22.11.2026")]
    assert [row.cells for row in found.rows] == [("A", "Freiberg", "09599")]


def test_facts_about_the_table_above_it_are_no_header() -> None:
    found = table(
        "Stand | 22.11.2026", "Bearbeiter | Frau Muster", "Name | Straße | PLZ | Ort", "A | Am Markt | 09599 | B"
    )
    assert (found.header_rows, [aside[1] for aside in asides(found)]) == ((3, 3), ["title", "title"])


def test_merged_upper_headings_stand_before_each_of_their_columns() -> None:
    found = table(
        "Firma | Anschrift | | | Kontakt |",
        " | Straße | PLZ | Ort | Telefon | E-Mail",
        "A | Am Markt 1 | 09599 | Freiberg | 03731 123456 | a@b.de",
        merged=((0, 0, 1, 0), (0, 1, 0, 3), (0, 4, 0, 5)),
    )
    assert found.header_rows == (1, 2)
    assert found.header == (
        "Firma",
        "Anschrift / Straße",
        "Anschrift / PLZ",
        "Anschrift / Ort",
        "Kontakt / Telefon",
        "Kontakt / E-Mail",
    )


def test_upper_headings_of_a_csv_reach_to_the_next_one() -> None:
    found = csv_table("Firma;Anschrift;;\n;Straße;PLZ;Ort\nA;Am Markt;09599;Freiberg\nB;Am Anger;09599;Freiberg\n")
    assert found.header == ("Firma", "Anschrift / Straße", "Anschrift / PLZ", "Anschrift / Ort")
    assert numbers(found) == [3, 4]


def test_three_lines_of_headings_are_one() -> None:
    found = table(
        "Betrieb | | Lage | |",
        "Name | Form | Anschrift | |",
        " | | Straße | PLZ | Ort",
        "A | GmbH | Am Markt | 09599 | Freiberg",
        merged=((0, 0, 0, 1), (0, 2, 0, 4), (1, 2, 1, 4), (1, 0, 2, 0), (1, 1, 2, 1)),
    )
    assert found.header_rows == (1, 3)
    assert found.header[0] == "Betrieb / Name"
    assert found.header[2:] == ("Lage / Anschrift / Straße", "Lage / Anschrift / PLZ", "Lage / Anschrift / Ort")


def test_a_second_line_in_another_language_belongs_to_the_header() -> None:
    found = table("Name | Straße | PLZ | Ort", "Name | Street | Postcode | Town", "A | Am Markt | 09599 | Freiberg")
    assert found.header == ("Name", "Straße / Street", "PLZ / Postcode", "Ort / Town")
    assert numbers(found) == [3]


def test_a_line_of_units_belongs_to_the_header() -> None:
    found = table("Name | Umsatz | Fläche", " | in TEUR | m²", "A | 120 | 80", "B | 80 | 20")
    assert (found.header, found.header_rows) == (("Name", "Umsatz / in TEUR", "Fläche / m²"), (1, 2))


def test_line_breaks_and_hyphens_in_headings_are_undone() -> None:
    assert understood(Sheet("", [["Name\n\nname", "Haus-\nnummer", "Ort\nTeil"], ["A", "1", "x"]])).header == (
        "Name / name",
        "Hausnummer",
        "Ort Teil",
    )


def test_headings_are_each_once_and_none_is_empty() -> None:
    found = table("Name | Ort | name | | ", "A | B | C | D | ", "E | F | G | H | ")
    assert found.header == ("Name", "Ort", "name (2)", "Spalte D")


def test_a_sheet_without_header_says_so_and_keeps_its_first_line() -> None:
    found = table("Bäckerei A | 09599 | Freiberg", "Bäckerei B | 09648 | Mittweida")
    assert (found.header, found.header_rows, numbers(found)) == (
        ("Spalte A", "Spalte B", "Spalte C"),
        NO_HEADER,
        [1, 2],
    )
    assert "keine Kopfzeile" in found.notes[0]


def test_a_firm_in_the_first_line_is_no_heading() -> None:
    found = table("A GmbH | Freiberg", "B GmbH | Mittweida", "C e.V. | Freiberg")
    assert (found.header_rows, numbers(found)) == (NO_HEADER, [1, 2, 3])


def test_a_person_may_say_where_the_header_is_or_that_there_is_none() -> None:
    lines = sheet("a | b", "Name | Ort", "A | B")
    assert understood(lines, header=(2, 2)).header == ("Name", "Ort")
    assert asides(understood(lines, header=(2, 2))) == [(1, "title", "a | b")]
    assert understood(lines, header=(1, 2)).header == ("a / Name", "b / Ort")
    assert numbers(understood(lines, header=NO_HEADER)) == [1, 2, 3]
    for wrong in ((5, 5), (2, 1), (0, 1)):
        with pytest.raises(UnreadableTable) as refusal:
            understood(lines, header=wrong)
        assert "stehen keine Spaltennamen" in str(refusal.value)


GROUPED = (
    "Name | Straße | PLZ | Ort",
    "Altkreis Freiberg",
    "A | Am Markt | 09599 | Freiberg",
    "B | Am Anger | 09599 | Freiberg",
    "Altkreis Mittweida",
    "C | Am Rand | 09648 | Mittweida",
)


def test_group_titles_become_a_last_column() -> None:
    found = table(*GROUPED)
    assert found.header == ("Name", "Straße", "PLZ", "Ort", "Zwischenüberschrift")
    assert asides(found) == [(2, "group", "Altkreis Freiberg"), (5, "group", "Altkreis Mittweida")]
    assert [row.cells[-1] for row in found.rows] == ["Altkreis Freiberg", "Altkreis Freiberg", "Altkreis Mittweida"]


def test_a_merged_line_is_a_group_title_whatever_it_says() -> None:
    found = table("Name | Ort | PLZ", "Müller GmbH und Freunde | | ", "A | B | 09599", merged=((1, 0, 1, 2),))
    assert asides(found) == [(2, "group", "Müller GmbH und Freunde")]


def test_titles_that_part_the_sheet_from_the_top_are_groups_without_being_merged() -> None:
    found = table("Name | Ort | PLZ", "Bäcker", "A | B | 09599", "C | B | 09599", "Tischler", "D | B | 09599")
    assert [(number, what) for number, what, _ in asides(found)] == [(2, "group"), (5, "group")]


@pytest.mark.parametrize(
    "lines",
    [
        ("Name | Straße | PLZ | Ort", "A | x | 09599 | B", "Bäckerei Muster", "C | y | 09599 | B"),
        ("Name | Straße | PLZ | Ort", "A | x | 09599 | B", "", "Muster GmbH", "C | y | 09599 | B"),
        ("Name | Straße | PLZ | Ort", "A | x | 09599 | B", "", "Bäckerei Muster", "", "C | y | 09599 | B"),
        ("Name | Ort", "A | B", "Bereich Muster", "C | D"),
        ("Name | Straße | PLZ | Ort", "A | x | 09599 | B", "C | y | 09599 | B", "Bäckerei Muster"),
        ("Name | Ort | PLZ", "Total | Freiberg | 09599", "Gesamtschule | Freiberg | 09599", "Summe & Co | B | 09599"),
        ("Name | Zahl | PLZ", "A | 3 | 09599", "Total | 4 | 09600"),
    ],
)
def test_in_doubt_a_line_is_a_row(lines: tuple[str, ...]) -> None:
    found = table(*lines)
    assert (asides(found), len(found.rows)) == ([], sum(map(bool, lines)) - 1)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Summe | 7 | 1.234,50", "Summe | 7 | 1.234,50"),
        ("Gesamt: | | 4", "Gesamt: | 4"),
        ("Total | 7 |", "Total | 7"),
        (" | 7 | 1.234,50 | Total der Zeilen", "7 | 1.234,50 | Total der Zeilen"),
        ("Anzahl | 2 |", "Anzahl | 2"),
        ("Gesamt: 2 Betriebe", "Gesamt: 2 Betriebe"),
    ],
)
def test_totals_are_told_apart_by_label_and_sum(line: str, text: str) -> None:
    found = table("Name | Zahl | Betrag | Notiz", "A | 3 | 1.000,50 | x", "B | 4 | 234,00 | y", line)
    assert (asides(found), numbers(found)) == ([(4, "total", text)], [2, 3])


def test_subtotals_of_groups_are_totals_too() -> None:
    found = table("Name | Zahl", "A | 3", "B | 4", "Total | 7", "C | 1", "D | 1", "Total | 2", "Total | 9")
    assert [number for number, _, _ in asides(found)] == [4, 7, 8]


def test_notes_below_the_table_are_notes_from_the_first_on() -> None:
    found = table(
        "Name | Straße | PLZ | Ort",
        "A | x | 09599 | B",
        "B | x | 09599 | B",
        "",
        "Quelle: Handwerkskammer",
        "Frau Muster",
        "Datenstand | 30.06.2016",
        "* ohne Nebenbetriebe",
    )
    assert [(number, what) for number, what, _ in asides(found)] == [(5, "note"), (6, "note"), (7, "note"), (8, "note")]
    assert (numbers(found), found.blank) == ([2, 3], 1)


def test_a_long_text_below_the_table_is_a_note() -> None:
    text = "Diese Übersicht enthält alle Betriebe, die bis zum Jahresende gemeldet waren und " * 2
    assert asides(table("Name | Ort | PLZ", "A | B | 09599", text)) == [(3, "note", text.strip())]


def test_headings_and_titles_repeated_on_each_printed_page_are_no_rows() -> None:
    found = table("Liste", "Name | Ort | PLZ", "A | B | 09599", "Liste", "Name | Ort | PLZ", "C | D | 09599")
    assert (numbers(found), [what for _, what, _ in asides(found)]) == ([3, 6], ["title"] * 3)


def test_a_value_merged_over_rows_stands_in_each_of_them() -> None:
    found = table("Name | Ort", "A | Freiberg", "B | ", " | ", "C | ", merged=((1, 1, 4, 1),))
    assert [row.cells for row in found.rows] == [("A", "Freiberg"), ("B", "Freiberg"), ("C", "Freiberg")]


def test_values_of_cells_become_texts() -> None:
    found = understood(Sheet("", [["Name", "Tag", "Zahl"], ["'=1+1", date(2026, 11, 22), 12.0], [" x ", "", True]]))
    assert [row.cells for row in found.rows] == [("=1+1", "22.11.2026", "12"), ("x", "", "ja")]


def test_a_cell_beyond_the_headings_is_a_column_in_a_spreadsheet_and_a_slip_in_a_csv() -> None:
    lines = [["Name", "Ort"], ["A", "B"], ["C", "D", "E", "F"], ["G", "H", "", ""]]
    spread = understood(Sheet("", lines))
    assert (spread.header, spread.rows[1].cells) == (("Name", "Ort", "Spalte C", "Spalte D"), ("C", "D", "E", "F"))
    slipped = understood(Sheet("", lines), may_slip=True)
    assert [(row.cells, row.surplus) for row in slipped.rows] == [
        (("A", "B"), False),
        (("C", "D | E | F"), True),
        (("G", "H"), False),
    ]


def test_a_sheet_without_rows_is_refused_in_one_sentence() -> None:
    for lines in (("Name | Ort",), ("Name | Ort", "", "Name | Ort"), ("", "")):
        with pytest.raises(UnreadableTable) as refusal:
            table(*lines)
        assert "keine Zeile mit Inhalt" in str(refusal.value)


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MOST_ROWS", 2)
    with pytest.raises(UnreadableTable) as refusal:
        table("Name", "A", "B", "C")
    assert "mehr als 2 Zeilen" in str(refusal.value)


def test_a_header_with_gaps_is_a_header() -> None:
    found = table("Betriebe", "Name | | ", "A | 09599 | Freiberg", "B | 09648 | Mittweida")
    assert (found.header_rows, found.header) == ((2, 2), ("Name", "Spalte B", "Spalte C"))


def test_the_numbers_of_the_columns_are_a_note() -> None:
    found = table("Name | Ort | PLZ", "1 | 2 | 3", "A | Freiberg | 09599")
    assert (asides(found), numbers(found)) == ([(2, "note", "1 | 2 | 3")], [3])


def test_a_first_line_whose_values_come_again_is_no_header() -> None:
    found = table("Bäckerei A | Freiberg", "Tischlerei B | Freiberg", "Hof C | Döbeln")
    assert (found.header_rows, numbers(found)) == (NO_HEADER, [1, 2, 3])


def test_languages_and_units_may_both_stand_below_the_headings() -> None:
    found = table(
        "Betrieb | Umsatz | Fläche", "Firm | Turnover | Area", " | TEUR | m²", "A | 3 | 4", "B | 4 | 4", "C | 4 | 4"
    )
    assert found.header == ("Betrieb / Firm", "Umsatz / Turnover / TEUR", "Fläche / Area / m²")


def test_a_row_of_heading_words_under_a_whole_header_is_a_row() -> None:
    seen = table("Name | Ort | Notiz", " | HAUSNR | HAUSNR", "Adler | Freiberg | x")
    assert (seen.header_rows, numbers(seen)) == ((1, 1), [2, 3])
