"""A stated mapping brings a file's columns to ours; a wrong one is refused in one sentence."""

from pathlib import Path

import pytest

from produktschau.tabular.engine.mapped import MissingColumn, mapped_table
from produktschau.tabular.engine.mappings import OWN_COLUMNS, UnusableMapping, load_mapping, parse_mapping
from produktschau.tabular.engine.tables import read_table
from tests.tabular.toys import TOYS

STATED = """
title = "Spielzeugliste"
[columns]
name = "title"
words = ["tags", "more"]
[fixed]
fate = "unchanged"
[values.words]
red = "rot"
blue = "blau"
none = ""
[options]
publish = true
"""


def test_headings_values_and_fixed_words_are_translated() -> None:
    mapping = parse_mapping(TOYS, "list", STATED)
    mapped = mapped_table(read_table(b"title,tags,more,rest\nBall,red;none;red,blue,x\nTop,green,,\n"), TOYS, mapping)
    assert [dict(row.values) for row in mapped.rows] == [
        {"name": "Ball", "fate": "unchanged", "words": "rot;blau", "shelf": ""},
        {"name": "Top", "fate": "unchanged", "words": "", "shelf": ""},
    ]
    assert (dict(mapped.unknown), mapped.unused) == ({("words", "green"): 1}, ("rest",))
    assert mapping.options == {"publish": True}


def test_our_own_columns_are_known_by_name_label_and_alias() -> None:
    for heading in (b"name", b"NAME", b"Titel"):
        mapped = mapped_table(read_table(heading + b";Schicksal\nBall;updated\n"), TOYS, OWN_COLUMNS)
        assert dict(mapped.rows[0].values) == {"name": "Ball", "fate": "updated", "words": "", "shelf": ""}


def test_a_missing_column_is_named_with_those_the_file_has() -> None:
    with pytest.raises(MissingColumn) as refusal:
        mapped_table(read_table(b"Ort;Schicksal\nA;x\n"), TOYS, OWN_COLUMNS)
    assert str(refusal.value) == (
        "Der Tabelle fehlt die Spalte „Name“; sie hat „Ort“, „Schicksal“. Ergänzen Sie die Spalte oder nennen Sie die Zuordnung."
    )


def test_missing_headings_of_a_mapping_are_all_named() -> None:
    with pytest.raises(MissingColumn) as refusal:
        mapped_table(read_table(b"title;x\nA;x\n"), TOYS, parse_mapping(TOYS, "list", STATED))
    assert "fehlen die Spalten „tags“ und „more“" in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[columns\n", "kein gültiges TOML"),
        ("[colums]\nname='x'\n", "enthält „colums“"),
        ("[columns]\nnmae='x'\n", "Spalte „nmae“, die es bei „Spielsachen“ nicht gibt"),
        ("[columns]\nname=3\n", "muss bei „name“ ein Spaltenname stehen"),
        ("columns=3\n", "muss „columns“ ein Abschnitt sein"),
        ("values=3\n", "muss „values“ ein Abschnitt sein"),
        ("title=3\n", "muss „title“ ein Text sein"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused_in_one_sentence(text: str, word: str) -> None:
    with pytest.raises(UnusableMapping) as refusal:
        parse_mapping(TOYS, "list", text)
    assert word in str(refusal.value)


def test_a_mapping_is_read_from_a_file_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(STATED, encoding="utf-8")
    assert load_mapping(TOYS, str(tmp_path / "mine.toml")).name == "mine"
    with pytest.raises(UnusableMapping) as refusal:
        load_mapping(TOYS, "yours")
    assert "„yours“ ist weder eine lesbare Datei noch eine mitgelieferte" in str(refusal.value)
