"""Money in integer cents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.lib import money


@pytest.mark.parametrize(
    ("written", "expected"),
    [("1.234,50 €", 123450), ("12", 1200), ("0,5", 50), ("-3,07", -307), ("11662,00 EUR", 1166200)],
)
def test_a_german_amount_becomes_cents(written: str, expected: int) -> None:
    assert money.cents(written) == expected


@pytest.mark.parametrize("written", ["", "1,234.50", "12,345", "zwölf", "1.23,00"])
def test_what_is_no_german_amount_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(money.NotAnAmount, match=r"zum Beispiel 1\.234,50"):
        money.cents(written)


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_what_is_written_can_be_read_back(amount: int) -> None:
    assert money.cents(money.euros(amount)) == amount
