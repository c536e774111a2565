"""Generated tables come back whole from every format; random damage ends in a table or in a sentence."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from produktschau.tabular.calculations.limits import UnreadableTable
from produktschau.tabular.engine.opening import open_workbook
from tests.tabular import hostile, old_excel

TEXT = st.text(st.characters(categories=("L", "N"), max_codepoint=0xFFFF), min_size=1, max_size=8)
CELL = st.one_of(
    st.just(""), TEXT, st.integers(-(10**9), 10**9), st.sampled_from([0.5, -12.25, 4156.75]), st.booleans()
)
TABLE = st.lists(st.lists(CELL, max_size=4), min_size=1, max_size=6)
SLOWLY = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Every example starts a process."""
SAMPLE: hostile.Rows = [["Name", "Ort"], ["Bäcker", 1.5], [True, "x"]]
FILES = {
    "xlsx": hostile.xlsx({"A": SAMPLE, "B": SAMPLE}),
    "ods": hostile.ods({"A": hostile.ods_rows(SAMPLE)}),
    "xls": old_excel.workbook({"A": SAMPLE}),
}


def without_empty_end(rows: hostile.Rows) -> list[tuple[object, ...]]:
    """The rows as far as there is content, each as far as it has some."""
    kept: list[tuple[object, ...]] = []
    for cells in rows:
        row = list(cells)
        while row and row[-1] == "":
            row.pop()
        kept.append(tuple(row))
    while kept and not kept[-1]:
        kept.pop()
    return kept


def written(called: str, rows: hostile.Rows) -> bytes:
    if called == "xlsx":
        return hostile.xlsx({"A": rows})
    return hostile.ods({"A": hostile.ods_rows(rows)}) if called == "ods" else old_excel.workbook({"A": rows})


@pytest.mark.parametrize("called", FILES)
@given(rows=TABLE)
@SLOWLY
def test_every_cell_comes_back_at_its_place(called: str, rows: list[list[str | int | float | bool]]) -> None:
    wanted = without_empty_end(rows)
    if wanted:
        (sheet,) = open_workbook(written(called, rows)).sheets
        assert [tuple(row) for row in sheet.rows] == wanted


@pytest.mark.parametrize("called", FILES)
@given(places=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=5))
@SLOWLY
def test_random_damage_ends_in_a_table_or_in_a_sentence(called: str, places: list[tuple[float, int]]) -> None:
    data = bytearray(FILES[called])
    for share, byte in places:
        data[int(share * len(data))] = byte
    try:
        assert open_workbook(bytes(data)).sheets
    except UnreadableTable as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017  # both ends are right
