"""Rows come into our columns by places a person chose, with composites taken apart."""

import pytest

from produktschau.tabular.engine.mapped import MappedTable, MissingColumn, mapped_table
from produktschau.tabular.engine.mappings import OWN_COLUMNS, parse_mapping
from tests.tabular.sheets import csv_table
from tests.tabular.test_recognising import KIND
from tests.tabular.toys import TOYS


def mapped(text: str, targets: dict[int, str]) -> MappedTable:
    """CSV text in the columns of the kind of firms."""
    return mapped_table(csv_table(text), KIND, OWN_COLUMNS, targets=targets)


def filled(of: MappedTable) -> list[dict[str, str]]:
    """Values of each row that are not empty."""
    return [{name: value for name, value in row.values.items() if value} for row in of.rows]


def test_chosen_places_fill_our_columns_and_say_which_are_stated() -> None:
    found = mapped("Name;Ort;Notiz\nA;B;x\n;C;\n", {0: "name", 1: "place", 2: ""})
    assert filled(found) == [{"name": "A", "place": "B"}, {"place": "C"}]
    assert [row.stated for row in found.rows] == [frozenset({"name", "place"})] * 2
    assert (found.unused, [row.number for row in found.rows]) == (("Notiz",), [2, 3])


def test_a_composite_fills_its_parts() -> None:
    found = mapped("Name;Anschrift\nA;Am Markt 3, 09599 Freiberg\nB;\n", {0: "name", 1: "address"})
    assert filled(found)[0] == {
        "name": "A",
        "street": "Am Markt",
        "house_number": "3",
        "postcode": "09599",
        "place": "Freiberg",
    }
    assert found.rows[1].stated == frozenset({"name", "street", "house_number", "postcode", "place"})


def test_a_composite_fills_no_part_that_has_a_column_of_its_own() -> None:
    found = mapped(
        "Name;PLZ;Ort\nA;09648;09599 Freiberg\nB;;09599 Freiberg\n", {0: "name", 1: "postcode", 2: "postcode_place"}
    )
    assert filled(found) == [
        {"name": "A", "postcode": "09648", "place": "Freiberg"},
        {"name": "B", "place": "Freiberg"},
    ]


def test_several_columns_to_one_that_holds_several_are_joined_and_of_others_the_first_counts() -> None:
    found = mapped("a;b;c;d\nA;x;y;B\nC;;y\nD;x; x;\n", {0: "name", 1: "offers", 2: "offers", 3: "name"})
    assert [row["offers"] for row in filled(found)] == ["x;y", "y", "x"]
    assert [row["name"] for row in filled(found)] == ["A", "C", "D"]


def test_places_the_file_does_not_have_and_names_we_do_not_have_count_for_nothing() -> None:
    assert filled(mapped("a\nA\n", {0: "name", 9: "place", -1: "place"})) == [{"name": "A"}]
    assert filled(mapped("a;b\nA;B\n", {0: "name", 1: "colour"})) == [{"name": "A"}]


def test_fixed_values_and_translations_count_for_chosen_places_too() -> None:
    mapping = parse_mapping(TOYS, "x", '[fixed]\nfate="unchanged"\n[values.words]\nred="rot"\n')
    found = mapped_table(csv_table("Ding;w\nBall;red;\nTop;green\n"), TOYS, mapping, targets={0: "name", 1: "words"})
    assert [dict(row.values) for row in found.rows] == [
        {"name": "Ball", "fate": "unchanged", "words": "rot", "shelf": ""},
        {"name": "Top", "fate": "unchanged", "words": "", "shelf": ""},
    ]
    assert (dict(found.unknown), found.rows[0].stated) == (
        {("words", "green"): 1},
        frozenset({"name", "fate", "words"}),
    )


def test_rows_with_too_many_cells_are_named() -> None:
    assert mapped("Name;Ort\nA;B\nC;D;E\n", {0: "name"}).surplus == frozenset({3})


def test_a_missing_column_is_told_with_the_title_and_what_was_known() -> None:
    with pytest.raises(MissingColumn) as refusal:
        mapped("Liste der Vorhaben;;\nVorhaben;Ort;Summe\nx;Freiberg;3\n", {1: "place"})
    assert str(refusal.value) == (
        "Der Tabelle „Liste der Vorhaben“ fehlt die Spalte „Name“; sie hat „Vorhaben“, „Ort“, „Summe“. "
        "Erkannt wurde nur „Ort“. Ergänzen Sie die Spalte oder nennen Sie die Zuordnung."
    )


def test_of_many_headings_as_many_are_told_as_a_person_reads() -> None:
    heading = "Bezeichnung der Interventionskategorie für das Vorhaben gemäß Artikel"
    headings = ";".join(f"{heading} {number}" for number in range(20))
    with pytest.raises(MissingColumn) as refusal:
        mapped(f"{headings}\n{';'.join('abcdefghijklmnopqrst')}\n", {})
    assert str(refusal.value).count("Bezeichnung") == 3
    assert len(str(refusal.value)) < 400
