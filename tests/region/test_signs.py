"""Signs of the offices: what stands in a cell of a published table."""

from decimal import Decimal

import pytest

from produktschau.region.calculations.sector_codes import sector_code
from produktschau.region.calculations.signs import NoValue, Published, eurostat, german, written


@pytest.mark.parametrize(
    ("text", "flag", "read"),
    [
        ("4190", "", Published(Decimal(4190))),
        ("1.234.567", "", Published(Decimal(1234567))),
        ("1 234", "", Published(Decimal(1234))),
        ("12,5", "", Published(Decimal("12.5"))),
        ("1.234,5", "", Published(Decimal("1234.5"))),
        ("0.125", "", Published(Decimal("0.125"))),
        ("-", "", Published(Decimal(0))),
        ("–", "p", Published(Decimal(0), is_provisional=True)),
        (".", "", Published(None, "secret")),
        ("·", "", Published(None, "secret")),
        ("x", "", Published(None, "senseless")),
        ("X", "", Published(None, "senseless")),
        ("…", "", Published(None, "later")),
        ("...", "", Published(None, "later")),
        ("/", "", Published(None, "uncertain")),
        (":", "", Published(None, "missing")),
        ("", "", Published(None, "missing")),
        ("", ".", Published(None, "secret")),
        ("", "…", Published(None, "later")),
        ("123 p", "", Published(Decimal(123), is_provisional=True)),
        ("123", "vorl.", Published(Decimal(123), is_provisional=True)),
        ("123r", "", Published(Decimal(123))),
        ("123", "s", Published(Decimal(123))),
        ("(123)", "", Published(Decimal(123), is_limited=True)),
        ("123", "( )", Published(Decimal(123), is_limited=True)),
    ],
)
def test_german_signs_mean_what_the_offices_say(text: str, flag: str, read: Published) -> None:
    assert german(text, flag) == read


@pytest.mark.parametrize("text", ["4.190", "12.345"])
def test_a_point_that_may_be_a_comma_is_asked_about(text: str) -> None:
    with pytest.raises(NoValue, match="ist mehrdeutig"):
        german(text)


@pytest.mark.parametrize(("text", "flag"), [("fünf", ""), ("(5", ""), ("1.2.3", ""), ("5", "q"), ("1,2,3", "")])
def test_what_is_no_number_is_refused(text: str, flag: str) -> None:
    with pytest.raises(NoValue):
        german(text, flag)


@pytest.mark.parametrize(
    ("value", "flags", "confidentiality", "read"),
    [
        ("139.59", "p", "", Published(Decimal("139.59"), is_provisional=True)),
        ("139.59", "bp", "", Published(Decimal("139.59"), is_provisional=True)),
        ("139.59", "e", "", Published(Decimal("139.59"))),
        ("5", "f", "", Published(Decimal(5), is_provisional=True)),
        (":", "", "", Published(None, "missing")),
        (":", "c", "", Published(None, "secret")),
        ("", "", "C", Published(None, "secret")),
        ("", "", "N", Published(None, "secret")),
        ("", "p", "", Published(None, "missing")),
        (":", "z", "", Published(None, "senseless")),
        (":", "m", "", Published(None, "senseless")),
        (":", "u", "", Published(None, "uncertain")),
        ("0", "n", "", Published(Decimal(0))),
    ],
)
def test_flags_of_eurostat(value: str, flags: str, confidentiality: str, read: Published) -> None:
    assert eurostat(value, flags, confidentiality) == read


def test_a_german_number_is_none_of_eurostat() -> None:
    with pytest.raises(NoValue):
        eurostat("1.234,5")


def test_values_are_written_for_people() -> None:
    assert [written(Decimal(text)) for text in ("41230", "1234.500", "0", "0.125")] == [
        "41.230",
        "1.234,5",
        "0",
        "0,125",
    ]
    assert Published(Decimal(41230), is_provisional=True).text == "41.230 vorläufig"
    assert Published(None, "secret").text == "geheim"


@pytest.mark.parametrize(
    ("text", "edition", "code"),
    [
        ("C", "wz2008", "C"),
        ("B–E", "wz2008", "B-E"),
        ("M_N", "wz2008", "M-N"),
        ("C10", "wz2008", "10"),
        ("10.11", "wz2008", "10.11"),
        ("45", "wz2008", "45"),
        ("45", "wz2025", ""),
        ("V", "wz2008", ""),
        ("V", "wz2025", "V"),
        ("34", "wz2008", ""),
        ("E-B", "wz2008", ""),
        ("insgesamt", "wz2008", "TOTAL"),
        ("A-U", "wz2008", "TOTAL"),
        ("A-V", "wz2025", "TOTAL"),
        ("WZ08-B-18", "wz2008", "B-E"),
        ("WZ08-G-01-I-J", "wz2008", "G-J"),
        ("WZ08-C", "wz2008", "C"),
        ("Bemerkung", "wz2008", ""),
        ("", "wz2008", ""),
    ],
)
def test_sectors_come_to_one_spelling(text: str, edition: str, code: str) -> None:
    assert sector_code(text, edition) == code
