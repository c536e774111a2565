"""CSV and its kin are opened: separator, titles above the header, quotation marks, limits."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.tabular.calculations import records
from produktschau.tabular.calculations.limits import MOST_COLUMNS, UnreadableTable
from produktschau.tabular.calculations.separating import SEPARATORS, separator
from produktschau.tabular.calculations.sheets import Reading
from produktschau.tabular.engine.opening import open_workbook

CELLS = st.text(
    st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="\ufffdÃ") | st.just("\n"), max_size=12
)


def opened(text: str, *, reading: Reading | None = None) -> list[tuple[object, ...]]:
    (sheet,) = open_workbook(text.encode(), reading=reading or Reading()).sheets
    return [tuple(row) for row in sheet.rows]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Name;Ort;PLZ\n", ";"),
        ("Betriebe im Landkreis, Stand 2026\n\nName;Ort\nA;b\nB;c\n", ";"),
        ("Name;Umsatz;Gewinn\nA;1,5;2,5\nB;3,5;1,5\nC;2,5;3,5\n", ";"),
        ("Name;Beschreibung\nA;gut, schön, neu\nB;alt\nC;rund, eckig\n", ";"),
        ("Liste; Stand 2026\nName,Ort,PLZ\nA,b,1\nB,c,2\n", ","),
        ('"Name; Titel, kurz"\tOrt\tPLZ\n', "\t"),
        ("Name\nMüller, Hans\nMeier, Ute\n", ";"),
        ("Name;Ort;PLZ;Web\nA\nB;b\nC;c;1\nD, E und F;d\n", ";"),
        ("sep=,\nName;x,Ort\n", ","),
        ('"sep=;"\na,b;c\n', ";"),
        ("", ";"),
    ],
)
def test_the_separator_is_what_parts_the_records_evenly(text: str, sign: str) -> None:
    assert separator(text) == sign


def test_rows_keep_the_place_they_have_in_a_spreadsheet_program() -> None:
    assert opened('Titel\n;;\nName;Ort;\n\nA;"zwei\nZeilen"\n;;\n') == [
        ("Titel",),
        (),
        ("Name", "Ort"),
        (),
        ("A", "zwei\nZeilen"),
    ]


def test_the_line_that_states_the_separator_is_no_row() -> None:
    assert opened("sep=;\nName;Ort\nA;b\n") == [("Name", "Ort"), ("A", "b")]


def test_values_stay_as_they_stand() -> None:
    assert opened("PLZ;Betrag\n09599; 1,50 \n'=1;=1\n")[1:] == [("09599", " 1,50 "), ("'=1", "=1")]


def test_a_person_can_state_separator_and_encoding() -> None:
    book = open_workbook("a,b;c\nü,x;y\n".encode("cp1252"), reading=Reading(encoding="Windows-1252", separator=","))
    assert (book.format, book.encoding, book.separator) == ("csv", "Windows-1252", ",")
    assert list(book.sheets[0].rows) == [("a", "b;c"), ("ü", "x;y")]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Die Datei ist leer. Wählen Sie eine Tabelle mit Kopfzeile und Zeilen."),
        (b";;\n;\n", "Die Datei hat keine Zeile mit Inhalt. Wählen Sie eine Tabelle mit Kopfzeile und Zeilen."),
        (
            b";".join(b"s%d" % n for n in range(10_000)) + b"\n",
            "Die Tabelle hat mehr als 200 Spalten, zuerst in Zeile 1. Löschen Sie, was nicht gebraucht wird.",
        ),
        (
            b"a;b\n" + b"1;2\n" * 2_000_000,
            "Die Tabelle hat mehr als 100.000 Zeilen. Teilen Sie sie in mehrere Dateien.",
        ),
        (
            b'Name;Ort\nA;"offen\nB;x\n',
            "In Zeile 2 ist ein Anführungszeichen nicht richtig gesetzt oder eine Zelle länger als 32767 Zeichen. "
            "Prüfen Sie die Zeile in der Datei.",
        ),
    ],
    ids=["empty", "blank", "10,000 columns", "2 million rows", "open quotation mark"],
)
def test_a_text_that_is_no_table_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableTable) as refusal:
        open_workbook(data)
    assert str(refusal.value) == sentence


def test_a_separator_nobody_uses_is_refused() -> None:
    with pytest.raises(UnreadableTable) as refusal:
        open_workbook(b"a|b\n", reading=Reading(separator="|"))
    assert str(refusal.value) == "Dieses Trennzeichen gibt es hier nicht. Wählen Sie Semikolon, Komma, Tabulator."


def test_as_many_columns_as_allowed_are_read() -> None:
    assert len(opened(";".join(f"s{n}" for n in range(MOST_COLUMNS)) + ";;;\n")[0]) == MOST_COLUMNS


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MOST_CELLS", 3)
    with pytest.raises(UnreadableTable) as refusal:
        opened("a;b\n1;2\n")
    assert "Millionen Zellen" in str(refusal.value)


@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8),
    sign=st.sampled_from(sorted(SEPARATORS)),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_every_record_is_at_its_place_whatever_the_encoding_and_separator(
    rows: list[tuple[str, str, str]], sign: str, codec: str, end: str
) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=sign, lineterminator=end).writerows([("a", "b", "c"), *rows])
    book = open_workbook(text.getvalue().encode(codec))
    kept = [
        tuple("" if not cell.strip() else cell for cell in row) for row in book.sheets[0].rows if isinstance(row, tuple)
    ]
    wanted = [tuple("" if not cell.strip() else cell for cell in row) for row in [("a", "b", "c"), *rows]]
    assert book.separator == sign
    assert [(*row, "", "", "")[:3] for row in kept] == wanted[: len(kept)]
    assert not any(any(row) for row in wanted[len(kept) :])
