"""Every figure of the networks on the worked example of ``tests.networks.example``, worked out by hand from its tables."""

from collections.abc import Iterator
from typing import Any

import pytest

from produktschau.lib.figures import PERIOD_FIGURES, Breakdown, by_value, value, within
from produktschau.networks.calculations.periods import Period
from produktschau.networks.queries.numbers import read_figure, survivals
from produktschau.networks.queries.period import Book, read_book
from tests.networks import example

Y25, Y26 = Period(*example.BEFORE, "2025"), Period(*example.YEAR, "2026")
DOEBELN, FREIBERG, MITTWEIDA = "14375", "14177", "14182"


@pytest.fixture
def book(district: None) -> Iterator[Book]:
    """The book of the last day of 2026."""
    company = example.firms()
    network = example.members(company)
    with example.happened(company, network):
        yield read_book(Y26.last)


def told(book: Book, key: str, period: Period, what: str = "") -> Any:
    """The whole, then by network: those that are not there are nought."""
    counted = read_figure(PERIOD_FIGURES[key], book, period, what)
    assert counted is not None
    parts = by_value(counted, Breakdown.NETWORK)
    return value(counted), parts.get("Holz", 0), parts.get("Bau", 0), parts.get("Kost", 0), parts.get("", 0)


# Figure, year, what of it: the whole, Holz, Bau, Kost, in no network. The records by letter stand behind.
BY_HAND = [
    ("mitglieder", Y25, "", (5, 1, 3, 2, 0)),  # A | A C D | F G
    ("mitglieder", Y26, "", (7, 3, 3, 2, 0)),  # A B E | A D G | F H
    ("neu", Y25, "", (6, 2, 3, 2, 0)),  # A B | A C D | F G
    ("neu", Y26, "", (3, 1, 1, 1, 0)),  # E | G | H
    ("zurueck", Y25, "", (0, 0, 0, 0, 0)),
    ("zurueck", Y26, "", (1, 1, 0, 0, 0)),  # B
    ("ausgetreten", Y25, "", (1, 1, 0, 0, 0)),  # B
    ("ausgetreten", Y26, "", (2, 0, 1, 1, 0)),  # C from Bau, G from Kost on the first day; H only in 2027
    ("aktiv", Y25, "", (3, 1, 0, 0, 2)),  # A; C and G acted for networks they are not in
    ("aktiv", Y25, "of", (5, 1, 3, 2, 0)),
    ("aktiv", Y26, "", (5, 3, 2, 0, 1)),  # A B E | A D; F answered in Holz
    ("aktiv", Y26, "of", (7, 3, 3, 2, 0)),
    ("geblieben", Y25, "of", (0, 0, 0, 0, 0)),
    ("geblieben", Y26, "", (4, 1, 2, 1, 1)),  # A | A D | F; G in another one
    ("geblieben", Y26, "of", (5, 1, 3, 2, 0)),
    ("besuche", Y25, "", (2, 2, 0, 0, 0)),  # A C, A once though on two lines
    ("besuche", Y26, "", (6, 4, 6, 0, 0)),  # A B E I at m2, A D at m3
    ("betriebe", Y25, "", (2, 2, 0, 0, 0)),
    ("betriebe", Y26, "", (5, 4, 5, 0, 0)),  # A B E I D
    ("erstmals", Y25, "", (2, 2, 0, 0, 0)),  # A C
    ("erstmals", Y26, "", (4, 3, 4, 0, 0)),  # B E I, and D at m3
    ("verbindungen", Y25, "", (3, 1, 1, 0, 1)),  # AC, CD, GH
    ("verbindungen", Y26, "", (10, 6, 8, 1, 1)),  # AB AE BE AI BI EI, AD, CD, FG, FH
    ("arbeitsverbindungen", Y25, "", (2, 0, 1, 0, 1)),  # CD, GH
    ("arbeitsverbindungen", Y26, "", (4, 1, 2, 1, 1)),  # AB also at m2 (Holz, Bau), CD, FG, FH
    ("arbeitsverbindungen", Y26, "of", (10, 6, 8, 1, 1)),
    ("ueber-branchen", Y25, "", (1, 1, 0, 0, 0)),  # AC
    ("ueber-branchen", Y26, "", (6, 5, 6, 0, 0)),  # AE BE AI BI EI, AD
    ("ueber-branchen", Y26, "of", (8, 6, 8, 0, 0)),
    ("ueber-branchen", Y26, "unknown", (2, 0, 0, 1, 1)),  # FG, FH: F has no sector
    ("ueber-altkreise", Y25, "", (2, 1, 1, 0, 0)),  # AC, CD
    ("ueber-altkreise", Y25, "unknown", (1, 0, 0, 0, 1)),  # GH
    ("ueber-altkreise", Y26, "", (7, 4, 6, 0, 1)),  # AB BE AI EI, AD, CD, FG
    ("ueber-altkreise", Y26, "of", (9, 6, 8, 0, 1)),
    ("ueber-altkreise", Y26, "unknown", (1, 0, 0, 1, 0)),  # FH
    ("ueber-netzwerke", Y25, "", (1, 1, 0, 0, 0)),  # AC: Holz and Bau on that day
    ("ueber-netzwerke", Y25, "unknown", (1, 0, 0, 0, 1)),  # GH: in none in 2024
    ("ueber-netzwerke", Y26, "", (1, 0, 0, 0, 1)),  # FG: Kost and Bau
    ("ueber-netzwerke", Y26, "of", (7, 3, 5, 1, 1)),  # AB AE BE AD CD FG FH
    ("ueber-netzwerke", Y26, "unknown", (3, 3, 3, 0, 0)),  # AI BI EI: I is in none
    ("getragen", Y25, "", (40, 40, 0, 0, 0)),
    ("getragen", Y26, "", (60.5, 60.5, 0, 0, 0)),
    ("getragen", Y26, "of", (160.5, 60.5, 100, 0, 0)),
    ("ungetragen", Y25, "", (120.5, 20.5, 100, 0, 0)),
    ("ungetragen", Y26, "", (100, 0, 100, 0, 0)),
]


def test_every_number_is_the_one_worked_out_by_hand(book: Book) -> None:
    found = [(key, period.label, what, told(book, key, period, what)) for key, period, what, _ in BY_HAND]
    assert found == [(key, period.label, what, numbers) for key, period, what, numbers in BY_HAND]


def test_members_by_district_size_and_division(book: Book) -> None:
    counted = read_figure(PERIOD_FIGURES["mitglieder"], book, Y26) or ()
    assert by_value(counted, Breakdown.FORMER_DISTRICT) == {DOEBELN: 2, FREIBERG: 3, MITTWEIDA: 1, "": 1}
    assert by_value(counted, Breakdown.SIZE) == {"0-9": 2, "10-49": 1, "50-249": 1, "250+": 1, "": 2}
    assert by_value(counted, Breakdown.DIVISION) == {"16": 2, "43": 1, "25": 1, "10": 2, "": 1}
    assert [one.label for one in within(counted, Breakdown.SIZE, "")] == ["Firma E", "Firma H"]


def test_a_pair_counts_in_the_districts_of_both(book: Book) -> None:
    counted = read_figure(PERIOD_FIGURES["verbindungen"], book, Y26) or ()
    assert by_value(counted, Breakdown.FORMER_DISTRICT) == {DOEBELN: 6, FREIBERG: 9, MITTWEIDA: 2}


def test_what_staff_entered_is_told_apart(book: Book) -> None:
    counted = read_figure(PERIOD_FIGURES["besuche"], book, Y26) or ()
    assert [one.label for one in counted if not one.is_confirmed] == ["Firma B, Treffen m2"]


def test_a_figure_asked_alone_says_the_same_as_from_a_book_that_reaches_further(book: Book) -> None:
    own = [
        key for key, figure in PERIOD_FIGURES.items() if figure.group in {"Mitglieder", "Verbindungen", "Verstetigung"}
    ]
    for key in own:
        figure = PERIOD_FIGURES[key]
        assert list(figure.counted(Y25.first, Y25.last)) == list(read_figure(figure, book, Y25) or ()), key


def test_survival_counts_stays_and_not_rows(book: Book) -> None:
    # Twelve rows make eleven stays (D's two are one); ended: B's first, C, G in Kost. H's last day is the last one seen: not ended yet.
    whole = survivals(book, Y26.last, ["Holz", "Bau", "Kost"])[0]
    assert (whole.watched, whole.ended) == (11, 3)
    # B after 181 days of 11 at risk; G after 365 and C after 455 days. Seen shorter than 365: B's second (334), E (351), H (245).
    # At 365 days 7 are at risk (A twice, C, D, F, G, G in Bau): 10/11 × 6/7; at 455 days 5 (A twice, C, D, F): × 4/5.
    assert [share.split("%")[0].strip() for share in whole.shares] == ["91", "78", "62"]
