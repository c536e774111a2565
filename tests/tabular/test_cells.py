"""Values of cells become the text a person would have typed."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.tabular.calculations.cells import cell_text
from produktschau.tabular.calculations.escaping import escaped
from produktschau.tabular.calculations.sheets import Cell


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("", ""),
        (12, "12"),
        (12.0, "12"),
        (-3.0, "-3"),
        (0.5, "0.5"),
        (4156.2, "4156.2"),
        (0.00001, "0.00001"),
        (1e20, "100000000000000000000"),
        (True, "ja"),
        (False, "nein"),
        (date(2026, 11, 22), "22.11.2026"),
        (date(814, 1, 2), "02.01.0814"),
        (datetime(2026, 11, 22, 14, 30), "22.11.2026 14:30"),  # noqa: DTZ001  # cells know no time zone
        (datetime(2026, 11, 22), "22.11.2026"),  # noqa: DTZ001  # cells know no time zone
        (datetime(2026, 11, 22, 0, 0, 5), "22.11.2026 00:00:05"),  # noqa: DTZ001  # cells know no time zone
        (time(14, 30), "14:30"),
        (time(0, 0), "00:00"),
        ("  Döbeln \u00a0", "Döbeln"),
        ("\ufeff\u200bDöbeln\u200b \u2060", "Döbeln"),
        ("zwei\nZeilen\n", "zwei\nZeilen"),
        ("#REF!", "#REF!"),
        ("'=1+1", "=1+1"),
        ("''=1+1", "'=1+1"),
        ("'n Gruß", "'n Gruß"),
        ("=1+1", "=1+1"),
        (" '-3", "-3"),
    ],
)
def test_a_value_becomes_the_text_a_person_would_type(value: Cell, text: str) -> None:
    assert cell_text(value) == text


@given(st.text())
def test_a_text_that_was_kept_from_running_comes_back(text: str) -> None:
    plain = cell_text(text) if not text.startswith("'") else text.strip()
    if plain == plain.strip("\t\r\n \u00a0\u200b\ufeff") and cell_text(f"x{plain}x") == f"x{plain}x":
        assert cell_text(escaped(plain)) == plain


@given(st.integers(-(10**15), 10**15))
def test_whole_numbers_read_alike_whether_stored_whole_or_not(number: int) -> None:
    assert cell_text(number) == cell_text(float(number)) == str(number)
