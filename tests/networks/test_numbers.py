"""The pages of the figures: the ledger, one figure opened, the tables to take away, who may read them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from produktschau.accounts.models import User
from produktschau.lib.figures import PERIOD_FIGURES
from produktschau.networks.engine.events import ACTS, TIES
from produktschau.networks.models import Network
from produktschau.networks.queries.number import LEDGER, RECORDS
from produktschau.networks.queries.numbers import asked_of, ledger
from produktschau.networks.queries.period import read_book
from produktschau.showcase.models import Company
from tests.networks import example

PAGE = "/leitstand/netze/zahlen/"
YEARS = "von=2026-01-01&bis=2026-12-31"
Browser = Callable[[User | None], Client]


@pytest.fixture
def told(district: None) -> Iterator[dict[str, Company]]:
    """The worked example, in the house."""
    company = example.firms()
    with example.happened(company, example.members(company)):
        yield company


@contextmanager
def nothing() -> Iterator[None]:
    """No act and no tie is told by anybody."""
    with patch.dict(ACTS._things, clear=True), patch.dict(TIES._things, clear=True):
        yield


def words_of(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]  # Django's test client knows no better type


def test_without_a_network_the_page_says_what_it_is_for(district: None, auditor: User, client_of: Browser) -> None:
    page = words_of(client_of(auditor).get(PAGE))
    assert "Noch kein Netzwerk" in page
    assert "<table" not in page


def test_the_ledger_shows_the_year_beside_the_one_before_and_by_network(
    told: dict[str, Company], officer: User, client_of: Browser
) -> None:
    found = ledger(asked_of({"von": "2025-01-01", "bis": "2025-12-31"}, example.YEAR[1]))
    rows = {row.figure.label: row for group in found.groups for row in group.rows}
    assert found.networks == ["Holz", "Bau", "Kost"]
    assert [cell.number for cell in rows["Mitglieder"].parts if cell] == ["1", "3", "2"]
    assert (rows["Mitglieder"].whole.number, rows["Mitglieder"].earlier.number) == ("5", "0")
    assert rows["gebliebene Mitglieder"].whole.share == ""
    page = words_of(client_of(officer).get(f"{PAGE}?von=2025-01-01&bis=2025-12-31"))
    assert "Jahr 2025" in page
    assert f'href="{PAGE}mitglieder/?von=2025-01-01&amp;bis=2025-12-31&amp;netz=Holz"' in page


def test_a_network_chosen_leaves_only_its_numbers(told: dict[str, Company], manager: User, client_of: Browser) -> None:
    found = ledger(asked_of({"von": "2025-01-01", "bis": "2025-12-31", "netz": "Kost"}, example.YEAR[1]))
    rows = {row.figure.label: row for group in found.groups for row in group.rows}
    assert (found.networks, rows["Mitglieder"].whole.number) == ([], "2")
    assert asked_of({"netz": "Gibt es nicht"}, example.YEAR[1]).network == ""


def test_days_that_are_no_period_are_said_and_kept(told: dict[str, Company], manager: User, client_of: Browser) -> None:
    page = words_of(client_of(manager).get(f"{PAGE}?von=2026-31-12&bis=2026-12-31"))
    assert "Das ist kein Zeitraum." in page
    assert 'value="2026-31-12"' in page


def test_a_figure_opens_to_how_it_is_counted_and_to_its_records(
    told: dict[str, Company], editor: User, client_of: Browser
) -> None:
    page = words_of(client_of(editor).get(f"{PAGE}betriebe/?von=2025-01-01&bis=2025-12-31&nach=altkreis"))
    assert "Betriebe, die bei mindestens einem Treffen waren" in page
    assert [f"Firma {letter}</a>" in page for letter in "ABC"] == [True, False, True]
    assert f'href="/leitstand/betriebe/{told["A"].key}/"' in page
    one = words_of(client_of(editor).get(f"{PAGE}betriebe/?von=2025-01-01&bis=2025-12-31&nach=altkreis&wert=14375"))
    assert ("Dahinter: Döbeln" in one, "Firma A</a>" in one, "Firma C</a>" in one) == (True, True, False)


def test_parts_that_exceed_the_whole_are_explained(told: dict[str, Company], editor: User, client_of: Browser) -> None:
    asking = f"{PAGE}neu/?von=2025-01-01&bis=2025-12-31"
    assert "Die Teile ergeben zusammen mehr" in words_of(client_of(editor).get(f"{asking}&nach=netz"))
    assert "Die Teile ergeben zusammen mehr" not in words_of(client_of(editor).get(f"{asking}&nach=groesse"))


def test_a_figure_that_does_not_exist_is_missing(district: None, manager: User, client_of: Browser) -> None:
    assert client_of(manager).get(f"{PAGE}gibt-es-nicht/").status_code == 404


def test_who_may_not_see_introductions_sees_their_number_and_not_the_firms(
    district: None, editor: User, auditor: User, client_of: Browser
) -> None:
    read = "Diese Einträge lesen nur"
    pages = [words_of(client_of(who).get(f"{PAGE}vermittlungen/")) for who in (editor, auditor)]
    assert [read in page for page in pages] == [True, False]
    assert list(RECORDS.rows(editor, {"zahl": "vermittlungen"})) == []


def test_the_tables_say_the_same_as_the_pages(told: dict[str, Company], auditor: User) -> None:
    asked = {"von": "2025-01-01", "bis": "2025-12-31"}
    rows = list(RECORDS.rows(auditor, {**asked, "zahl": "besuche"}))
    assert [(row[1], row[3], row[4], row[5], row[6]) for row in rows] == [
        ("Firma A, Treffen m1", 1, "ja", "Holz", "Döbeln"),
        ("Firma C, Treffen m1", 1, "ja", "Holz", "Mittweida"),
    ]
    whole = [row for row in LEDGER.rows(auditor, asked) if row[1] == "Mitglieder"]
    assert [(row[5], row[6]) for row in whole] == [
        ("alle", 5),
        ("alle", 0),
        ("Holz", 1),
        ("Bau", 3),
        ("Kost", 2),
    ]


def test_the_table_of_a_part_has_the_records_its_page_shows(told: dict[str, Company], auditor: User) -> None:
    asked = {"von": "2025-01-01", "bis": "2025-12-31", "zahl": "besuche", "nach": "altkreis"}
    assert [row[1] for row in RECORDS.rows(auditor, {**asked, "wert": "14375"})] == ["Firma A, Treffen m1"]
    assert list(RECORDS.rows(auditor, {**asked, "wert": ""})) == []
    assert len(list(RECORDS.rows(auditor, asked))) == 2


def test_a_network_with_an_ampersand_in_its_name_opens_too(
    told: dict[str, Company], auditor: User, client_of: Browser
) -> None:
    Network.objects.filter(short_name="Holz").update(short_name="Holz & Späne")
    page = words_of(client_of(auditor).get(f"{PAGE}besuche/?von=2025-01-01&bis=2025-12-31&nach=netz"))
    assert "nach=netz&amp;wert=Holz+%26+Sp%C3%A4ne#dahinter" in page
    one = words_of(client_of(auditor).get(f"{PAGE}besuche/?von=2025-01-01&bis=2025-12-31&wert=Holz+%26+Sp%C3%A4ne"))
    assert ("Dahinter: Holz &amp; Späne" in one, "Firma A, Treffen m1" in one) == (True, True)


def test_a_firm_and_a_stranger_are_refused(told: dict[str, Company], stranger: User, client_of: Browser) -> None:
    answers = [client_of(None).get(PAGE), client_of(stranger).get(PAGE), client_of(stranger).get(f"{PAGE}neu/")]
    assert [answer.status_code for answer in answers] == [302, 403, 403]


def test_a_book_takes_as_many_queries_however_much_is_in_it(
    district: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    on = timezone.localdate() + timedelta(days=1)
    with nothing(), django_assert_num_queries(6):
        read_book(on)
    company = example.firms()
    with example.happened(company, example.members(company)), django_assert_num_queries(6):
        read_book(on)


def test_every_figure_says_how_it_is_counted_in_one_or_two_sentences() -> None:
    told = {key: figure.explanation for key, figure in PERIOD_FIGURES.items()}
    assert [key for key, text in told.items() if not text.endswith(".") or len(text) < 40] == []
    assert [key for key, figure in PERIOD_FIGURES.items() if not (figure.unit and figure.group and figure.label)] == []
