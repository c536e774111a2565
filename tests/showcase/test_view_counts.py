"""How often pages are opened is counted as numbers, without a write while somebody reads, and no number is lost."""

import logging
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from produktschau.accounts.models import User
from produktschau.lib.dates import today
from produktschau.showcase import actions
from produktschau.showcase.actions import views
from produktschau.showcase.calculations.visits import is_ahead, is_robot
from produktschau.showcase.engine.views_seen import VIEWS, ViewsSeen
from produktschau.showcase.models import Product, ViewCount
from tests.cast import NOW, TODAY, client_of
from tests.conftest import House
from tests.showcase import racing
from tests.showcase.making import BY, company, product
from tests.showcase.racing import raced

DAY, LATER = date(2026, 11, 23), date(2026, 11, 24)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Linux; Android 14; CUBOT X90) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36"


@pytest.fixture(autouse=True)
def uncounted() -> Iterator[None]:
    """Nothing is counted yet, and nothing is left for other tests."""
    VIEWS.take()
    yield
    VIEWS.take()


@pytest.fixture
def plaid(district: None, words: None) -> Product:
    return product(company())


@pytest.fixture
def reader() -> Client:
    return Client(headers={"user-agent": FIREFOX})


def written() -> list[tuple[str, date, int]]:
    return list(ViewCount.objects.order_by("key", "day").values_list("key", "day", "times"))


@pytest.mark.django_db
def test_every_opening_of_a_page_counts_for_its_day(plaid: Product, reader: Client) -> None:
    maker = plaid.makers.get()
    for path in (plaid.get_absolute_url(), f"/en{plaid.get_absolute_url()}", maker.get_absolute_url()):
        assert reader.get(path).status_code == 200
    assert written() == []
    views.flush()
    views.flush()
    assert written() == sorted([(plaid.key, today(), 2), (maker.key, today(), 1)])


@pytest.mark.django_db
def test_a_page_says_no_word_to_the_database_about_it(plaid: Product, reader: Client) -> None:
    reader.get(plaid.get_absolute_url())
    costs = []
    for agent in (FIREFOX, "Googlebot"):
        with CaptureQueriesContext(connection) as seen:
            reader.get(plaid.get_absolute_url(), headers={"user-agent": agent})
        costs.append([one["sql"] for one in seen])
    assert costs[0] == costs[1]
    assert sum(VIEWS.take().values()) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": ""},
        {"user-agent": "curl/8.5.0"},
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user-agent": FIREFOX, "sec-purpose": "prefetch;prerender"},
        {"user-agent": FIREFOX, "purpose": "prefetch"},
    ],
)
def test_programs_and_browsers_that_look_ahead_do_not_count(plaid: Product, headers: dict[str, str]) -> None:
    assert Client().get(plaid.get_absolute_url(), headers=headers).status_code == 200
    assert VIEWS.take() == {}


@pytest.mark.django_db
def test_only_whole_answers_about_public_things_count(plaid: Product, reader: Client, manager: User) -> None:
    path = plaid.get_absolute_url()
    reader.head(path)
    reader.post(path)
    reader.get("/produkte/gibt-es-nicht/")
    actions.withdraw_product(by=BY, at=NOW, product=plaid, reason="Test")
    assert reader.get(path).status_code == 410
    assert client_of(manager).get(path, headers={"user-agent": FIREFOX}).status_code == 200
    assert VIEWS.take() == {}


@pytest.mark.django_db
def test_the_house_and_the_firm_itself_do_not_count(
    plaid: Product, manager: User, steward: User, stranger: User
) -> None:
    actions.appoint_steward(by=BY, company=plaid.makers.get(), person=steward, on=TODAY, at=NOW)
    for person in (manager, steward, stranger):
        client_of(person).get(plaid.get_absolute_url(), headers={"user-agent": FIREFOX})
    assert VIEWS.take() == {(plaid.key, today()): 1}


@pytest.mark.parametrize("agent", [FIREFOX, CHROME])
def test_a_browser_is_no_robot(agent: str) -> None:
    assert not is_robot(agent)


@given(st.text(max_size=40))
def test_whatever_a_caller_says_of_itself_is_understood(said: str) -> None:
    assert is_robot(said) or said.startswith("Mozilla/")
    assert is_ahead(f"{said}prefetch")


@pytest.mark.django_db
def test_what_cannot_be_written_is_written_the_next_time(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def locked(**_: object) -> None:
        raise DatabaseError("database is locked: K7M2QX")

    VIEWS.add("K7M2QX", DAY)
    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
        patch.setattr(views, "count_views", locked)
        views.flush()
    VIEWS.add("K7M2QX", DAY)
    views.flush()
    assert (written(), "K7M2QX" in caplog.text) == ([("K7M2QX", DAY, 2)], False)


@pytest.mark.django_db
def test_more_than_one_statement_holds_is_added_to_what_stands_there() -> None:
    times = {(f"K{place:05d}", day): place + 1 for place in range(450) for day in (DAY, LATER)}
    for _ in range(2):
        views.count_views(times=times)
    assert written() == [(key, day, 2 * number) for (key, day), number in sorted(times.items())]


def test_memory_has_a_bound() -> None:
    seen = ViewsSeen(most=2)
    for key in ("AAAAAA", "BBBBBB", "CCCCCC", "AAAAAA"):
        seen.add(key, DAY)
    assert seen.take() == {("AAAAAA", DAY): 2, ("BBBBBB", DAY): 1}


@pytest.mark.django_db
def test_a_count_names_nobody() -> None:
    assert {field.name for field in ViewCount._meta.fields} == {"id", "key", "day", "times"}


def test_no_count_is_lost_when_processes_write_at_once(house: House) -> None:
    imports = (
        "from produktschau.showcase.actions.views import flush\n"
        "from produktschau.showcase.engine.views_seen import VIEWS\n"
        "from produktschau.showcase.models import ViewCount"
    )
    count = f"[VIEWS.add(key, {racing.DAY}) for key in sys.argv[1:]]; flush()"
    printed = "list(ViewCount.objects.order_by('key').values_list('key', 'times'))"
    counted = raced(house, imports=imports, count=count, printed=printed, processes=2)
    assert counted == f"{[(key, 40) for key in racing.KEYS]}\n"
