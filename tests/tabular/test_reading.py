"""Text becomes a header and rows numbered as a person sees them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.tabular.calculations.limits import MOST_COLUMNS, UnreadableTable
from produktschau.tabular.calculations.separating import SEPARATORS, separator
from produktschau.tabular.engine.tables import read_table

CELLS = st.text(
    st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="\ufffdÃ'") | st.just("\n"), max_size=12
)


def test_rows_carry_the_number_a_spreadsheet_shows() -> None:
    table = read_table(b'Name;Ort\n\nA;"zwei\nZeilen"\nB;x\n\n')
    assert [(row.number, row.cells) for row in table.rows] == [(3, ("A", "zwei\nZeilen")), (4, ("B", "x"))]
    assert (table.header, table.blank) == (("Name", "Ort"), 1)


@pytest.mark.parametrize("sign", SEPARATORS)
def test_the_separator_is_found_also_beside_quoted_ones(sign: str) -> None:
    assert separator(f'"Name; Titel, kurz"{sign}Ort{sign}PLZ\n') == sign


def test_a_single_column_is_a_table_too() -> None:
    assert [row.cells for row in read_table(b"Name\nA\n").rows] == [("A",)]


def test_short_rows_are_filled_and_long_ones_marked() -> None:
    short, long, padded = read_table(b"a;b\n1\n1;2;3\n1;2;;\n").rows
    assert (short.cells, short.surplus, long.cells, long.surplus, padded.surplus) == (
        ("1", ""),
        False,
        ("1", "2 | 3"),
        True,
        False,
    )


def test_the_apostrophe_of_a_mend_file_is_taken_off_again() -> None:
    assert read_table(b"a;b\n'=1+1;'quoted'\n").rows[0].cells == ("=1+1", "'quoted'")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"Name;Ort\n", "keine Zeile mit Inhalt"),
        (b'Name;Ort\nA;"offen\nB;x\n', "In Zeile 2 ist ein Anführungszeichen"),
        (b'Name;Ort\nA;b\nB;"x"y\n', "In Zeile 3 ist ein Anführungszeichen"),
        (b"Name\n" + b"x" * 40_000 + b"\n", "In Zeile 2"),
        (b";".join(b"s%d" % n for n in range(MOST_COLUMNS + 1)) + b"\n1\n", "mehr als 200 Spalten"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableTable) as refusal:
        read_table(data)
    assert word in str(refusal.value)


@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8),
    sign=st.sampled_from(sorted(SEPARATORS)),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_no_row_is_lost_whatever_the_encoding_and_separator(
    rows: list[tuple[str, str, str]], sign: str, codec: str, end: str
) -> None:
    # Drawn cells may all be heading words; then they are lines of the header, and this row still stands below.
    rows = [*rows, ("Adler GmbH", "Freiberg", "seit 1990")]
    text = io.StringIO()
    csv.writer(text, delimiter=sign, lineterminator=end).writerows([("Name", "Ort", "Notiz"), *rows])
    wanted = [tuple(cell.strip() for cell in row) for row in rows]
    full = [row for row in wanted if any(row)]
    data = text.getvalue().encode(codec)
    table = read_table(data)
    told = {row.number: row.cells for row in table.rows}
    beside = {aside.number: aside.text for aside in table.asides}
    first, last = table.header_rows
    assert len(told) + len(beside) + last - first == len(full)
    for number, row in enumerate(wanted, start=2):
        if number in told:
            assert told[number] == row or told[number][:3] == row
        elif any(row) and number > last:
            assert beside[number] == " | ".join(" ".join(cell.split()) for cell in row if cell)
