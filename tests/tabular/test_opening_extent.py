"""How far a sheet reaches: the quick bound agrees with the exact look, and leaves alone what is not plain."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from produktschau.tabular.calculations.limits import LARGEST_INFLATED, MOST_COLUMNS, MOST_LINES, UnreadableTable
from produktschau.tabular.engine.sandbox import packed, xlsx
from produktschau.tabular.engine.sandbox.extent import Extent, column_letters, column_number
from produktschau.tabular.engine.sandbox.packed import Packed
from produktschau.tabular.engine.sandbox.quick import quick_extent
from tests.tabular import hostile

SHEET = "xl/worksheets/sheet1.xml"
PLACES = st.sets(st.tuples(st.integers(0, MOST_LINES - 1), st.integers(0, MOST_COLUMNS - 1)), min_size=1, max_size=20)


def sheet_of(places: set[tuple[int, int]]) -> Packed:
    rows: dict[int, str] = {}
    for row, column in sorted(places):
        address = f"{column_letters(column)}{row + 1}"
        rows[row] = rows.get(row, f'<row r="{row + 1}">') + f'<c r="{address}"><v>1</v></c>'
    return Packed(hostile.with_sheet("".join(f"{row}</row>" for row in rows.values())))


@given(places=PLACES)
@settings(deadline=None)
def test_the_quick_bound_and_the_exact_look_agree(places: set[tuple[int, int]]) -> None:
    file = sheet_of(places)
    quick = quick_extent(file, SHEET, "A")
    exact = xlsx.exact_sheet(file, "A", SHEET).extent
    assert (exact.last_row, exact.last_column) == (max(row for row, _ in places), max(column for _, column in places))
    assert quick is None or (quick.last_row, quick.last_column) == (exact.last_row, exact.last_column)


@pytest.mark.parametrize(
    "cells",
    [
        "<c r='A1'><v>1</v></c>",
        "<c><v>1</v></c>",
        '<c s="1" r="A1"><v>1</v></c>',
        '<c\nr="A1"><v>1</v></c>',
        '<x:c xmlns:x="y" r="A1"><v>1</v></x:c>',
        '<c r="A1"><f>1+1</f><v>2</v></c>',
        '<c r="A1" t="e"><v>#REF!</v></c>',
    ],
)
def test_what_is_not_plain_is_left_to_the_exact_look(cells: str) -> None:
    file = Packed(hostile.with_sheet(f'<row r="1">{cells}</row>'))
    assert quick_extent(file, SHEET, "A") is None
    assert (xlsx.exact_sheet(file, "A", SHEET).extent.last_row) == 0


@given(st.integers(0, 16_383))
def test_letters_of_a_column_are_read_as_they_are_written(column: int) -> None:
    assert column_number(column_letters(column)) == column


def test_letters_are_those_of_a_spreadsheet_program() -> None:
    assert [column_letters(column) for column in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


def test_the_last_row_and_column_that_fit_are_taken_and_the_next_are_not() -> None:
    fits = Extent("A")
    fits.add(MOST_LINES - 1, MOST_COLUMNS - 1)
    assert fits.cells == MOST_LINES * MOST_COLUMNS
    for row, column in ((MOST_LINES, 0), (0, MOST_COLUMNS)):
        with pytest.raises(UnreadableTable):
            Extent("A").add(row, column)


def test_parts_are_counted_together_as_they_unpack(monkeypatch: pytest.MonkeyPatch) -> None:
    data = hostile.container({"a": b"x" * 600, "b": b"x" * 600})
    monkeypatch.setattr(packed, "LARGEST_INFLATED", 1000)
    file = Packed(data)
    assert [file.read("a"), file.read("a")] == [b"x" * 600] * 2
    with pytest.raises(UnreadableTable) as refusal:
        file.read("b")
    assert "ausgepackt mehr als" in str(refusal.value)
    assert LARGEST_INFLATED == 300 * 1024 * 1024
