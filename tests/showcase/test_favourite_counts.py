"""What visitors keep is counted as numbers, and no number is lost."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.showcase import actions
from produktschau.showcase.actions.favourites import count_favourites
from produktschau.showcase.models import FavouriteCount
from produktschau.showcase.queries.favourite_counts import day_in, most_kept, times_kept
from tests.cast import NOW, client_of
from tests.conftest import House
from tests.showcase import racing
from tests.showcase.making import BY, company, product
from tests.showcase.racing import raced

DAY = date(2026, 11, 23)
LATER = date(2026, 11, 24)


def counts() -> list[tuple[str, date, int, int]]:
    return list(FavouriteCount.objects.order_by("key", "day").values_list("key", "day", "kept", "dropped"))


@pytest.mark.django_db
def test_each_day_has_its_own_number() -> None:
    count_favourites(kept=["K7M2QX"], on=DAY)
    count_favourites(kept=["K7M2QX"], dropped=["ABCDEF"], on=DAY)
    count_favourites(kept=["K7M2QX"], on=LATER)
    assert counts() == [("ABCDEF", DAY, 0, 1), ("K7M2QX", DAY, 2, 0), ("K7M2QX", LATER, 1, 0)]


@pytest.mark.django_db
def test_a_count_names_nobody() -> None:
    count_favourites(kept=["K7M2QX"], on=DAY)
    assert {field.name for field in FavouriteCount._meta.fields} == {"id", "key", "day", "kept", "dropped"}
    assert Entry.objects.count() == 0


@pytest.mark.django_db
def test_a_hundred_at_once_cost_as_much_as_one() -> None:
    costs = []
    for number in (1, 100):
        with CaptureQueriesContext(connection) as seen:
            count_favourites(kept=[f"K{place:05d}" for place in range(number)], on=DAY)
        costs.append(len(seen))
    assert costs[0] == costs[1]


def test_no_count_is_lost_when_many_keep_at_once(house: House) -> None:
    imports = (
        "from produktschau.showcase.actions.favourites import count_favourites\n"
        "from produktschau.showcase.models import FavouriteCount"
    )
    count = f"count_favourites(kept=sys.argv[1:], on={racing.DAY})"
    printed = "list(FavouriteCount.objects.order_by('key').values_list('key', 'kept', 'dropped'))"
    counted = raced(house, imports=imports, count=count, printed=printed, processes=4)
    assert counted == f"{[(key, 80, 0) for key in racing.KEYS]}\n"


@pytest.mark.django_db
@pytest.mark.usefixtures("district", "words")
def test_the_desk_sees_what_is_kept_most(manager: User) -> None:
    maker = company()
    plaid, scarf = product(maker), product(maker, "Schal")
    count_favourites(kept=[scarf.key], on=DAY)
    count_favourites(kept=[scarf.key, maker.key], dropped=[maker.key], on=LATER)
    count_favourites(kept=["ZZZZZZ"], on=DAY)
    found = [(one.key, one.kind, one.kept, one.dropped) for one in most_kept(None, None)]
    assert found[0] == (scarf.key, "product", 2, 0)
    assert sorted(found[1:]) == sorted([(maker.key, "company", 1, 1), ("ZZZZZZ", "", 1, 0)])
    assert [one.key for one in most_kept(LATER, None)] == sorted([maker.key, scarf.key])
    assert times_kept([scarf.key, plaid.key]) == {scarf.key: 2}
    browser = client_of(manager)
    assert "nicht mehr da" in browser.get("/leitstand/gemerkt/").content.decode()
    assert '<td data-label="gemerkt" class="num">2</td>' in browser.get("/leitstand/produkte/").content.decode()
    table = b"".join(browser.get("/leitstand/tabellen/gemerkt.csv"))
    assert f"Schal;Produkt;{scarf.key};2;0" in table.decode("utf-8-sig")


@pytest.mark.parametrize("text", ["", "gestern", "2026-13-40", "\0"])
def test_an_odd_day_in_the_address_is_no_day(text: str) -> None:
    assert day_in(text) is None


@pytest.mark.django_db
def test_an_odd_address_shows_the_whole_list(manager: User) -> None:
    assert client_of(manager).get("/leitstand/gemerkt/?seit=gestern&seite=99").status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("district", "words")
def test_the_number_outlives_the_record(client: Client) -> None:
    plaid = product(company())
    count_favourites(kept=[plaid.key], on=DAY)
    actions.withdraw_product(by=BY, at=NOW, product=plaid, reason="Test")
    assert times_kept([plaid.key]) == {plaid.key: 1}
