"""Supply relations at the desk."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.lib.desk import DESK_ITEMS
from produktschau.lib.lists import LISTS
from produktschau.region.models import Sector
from produktschau.relations.figures import told_supplies
from produktschau.relations.models import SupplyRelation
from produktschau.relations.queries.supply_desk import choice_of, lines
from produktschau.showcase.models import Company
from tests import cast
from tests.cast import client_of
from tests.factories.networks import coordinates, member
from tests.factories.networks import network as a_network
from tests.factories.supplies import claimed, confirmed, disputed, entered, joint_product, joint_work

HOME = "/leitstand/lieferungen/"


@pytest.fixture
def desk(district: None) -> Client:
    """The manager's browser."""
    return client_of(cast.enter("manager"))


def found(**params: str) -> list[str]:
    return [line.relation.what for line in lines(choice_of(params))]


def test_is_narrowed_by_state_network_firm_and_words(firms: list[Company]) -> None:
    circle = a_network()
    for firm in firms[:2]:
        member(circle, firm)
    confirmed(firms[0], firms[1], "Leim")
    claimed(firms[1], firms[2], "Öl")
    disputed(firms[2], firms[3], "Teer")
    entered(firms[3], firms[4], "Harz")
    assert found() == ["Harz", "Teer", "Öl", "Leim"]
    assert (found(stand="strittig"), found(stand="haus"), found(stand="offen")) == (["Teer"], ["Harz"], ["Harz", "Öl"])
    assert (found(netz=circle.key), found(betrieb=firms[2].key)) == (["Leim"], ["Teer", "Öl"])
    assert (found(suche="leim"), found(suche="werkstatt 4 harz"), found(altkreise="gleich")) == (
        ["Leim"],
        ["Harz"],
        ["Harz", "Teer", "Öl", "Leim"],
    )
    assert found(altkreise="verschieden") == []


def test_costs_as_much_for_three_as_for_one(desk: Client, firms: list[Company]) -> None:
    confirmed(firms[0], firms[1])
    desk.get(HOME)
    with CaptureQueriesContext(connection) as one:
        desk.get(HOME)
    confirmed(firms[2], firms[3])
    claimed(firms[4], firms[5])
    with CaptureQueriesContext(connection) as three:
        desk.get(HOME)
    assert len(one) == len(three)


def test_is_entered_with_source_and_day(desk: Client, firms: list[Company]) -> None:
    said = {
        "supplier": "Werkstatt 1",
        "customer": firms[1].key,
        "what": "Leim",
        "source": "Telefon",
        "told_on": timezone.localdate().isoformat(),
    }
    wrong = desk.post(f"{HOME}neu/", {**said, "customer": "Werkstatt"})
    assert (wrong.status_code, "Mehrere heißen so ähnlich" in wrong.content.decode()) == (422, True)
    answer = desk.post(f"{HOME}neu/", said)
    made = SupplyRelation.objects.get()
    assert answer.headers["Location"] == f"{HOME}{made.key}/"
    page = desk.get(f"{HOME}{made.key}/").content.decode()
    assert "Vom Regionalmanagement eingetragen, noch nicht bestätigt" in page


def test_a_dispute_waits_at_the_desk_and_is_settled(desk: Client, firms: list[Company]) -> None:
    made = disputed(firms[0], firms[1])
    manager = cast_user("manager")
    assert (DESK_ITEMS["supplies disputed"].count(manager), DESK_ITEMS["supplies disputed"].count(AnonymousUser())) == (
        1,
        None,
    )
    assert "Wir kaufen dort nichts." in desk.get(f"{HOME}{made.key}/").content.decode()
    assert desk.post(f"{HOME}{made.key}/klaeren/", {"was": "weg", "reason": ""}).status_code == 422
    assert desk.post(f"{HOME}{made.key}/klaeren/", {"was": "weg", "reason": "Verwechselt."}).status_code == 302
    made.refresh_from_db()
    assert made.confidence == "dropped"


def test_why_it_is_disputed_is_read_by_those_who_settle_it(firms: list[Company]) -> None:
    made = disputed(firms[0], firms[1])
    page = client_of(cast.enter("officer")).get(f"{HOME}{made.key}/").content.decode()
    assert ("strittig" in page, "Wir kaufen dort nichts." in page) == (True, False)


def test_a_coordinator_acts_in_the_own_network_only(firms: list[Company]) -> None:
    person, circle = cast.enter("coordinator"), a_network()
    coordinates(person, circle)
    member(circle, firms[0])
    mine, foreign = entered(firms[0], firms[1]), entered(firms[2], firms[3])
    browser = client_of(person)
    assert browser.post(f"{HOME}{mine.key}/zuruecknehmen/").status_code == 302
    assert browser.post(f"{HOME}{foreign.key}/zuruecknehmen/").status_code == 403
    foreign.refresh_from_db()
    assert foreign.confidence == "claimed"


def test_the_list_to_take_away_has_a_cell_for_each_heading(firms: list[Company]) -> None:
    confirmed(firms[0], firms[1])
    told = LISTS["lieferungen"]
    [row] = told.rows(None, {})
    assert len(row) == len(told.columns)
    assert row[1:4] == ("Werkstatt 1", "Werkstatt 2", "Kammgarn")


def cast_user(part: str) -> User:
    return User.objects.get(email=cast.address_of(part))


def test_is_narrowed_by_the_divisions_that_the_figures_count(firms: list[Company]) -> None:
    for firm, code in zip(firms, ("13", "13", "10"), strict=False):
        firm.sectors.create(sector=Sector.objects.get(edition=Sector.Edition.WZ2008, code=code), is_main=True)
    confirmed(firms[0], firms[1], "Garn")
    confirmed(firms[1], firms[2], "Schürzen")
    confirmed(firms[2], firms[3], "Wurst")
    assert (found(branchen="gleich"), found(branchen="verschieden")) == (["Garn"], ["Schürzen"])
    assert [line.divisions for line in lines(choice_of({"branchen": "gleich"}))] == [
        ("13 Herstellung von Textilien", "13 Herstellung von Textilien")
    ]


def test_every_number_of_the_leitstand_opens_as_many_relations(desk: Client, firms: list[Company]) -> None:
    ended = confirmed(firms[0], firms[1], "Bretter")
    SupplyRelation.objects.filter(pk=ended.pk).update(since=timezone.localdate(), until=timezone.localdate())
    confirmed(firms[0], firms[1], "Leisten")
    claimed(firms[1], firms[2])
    waiting = claimed(firms[2], firms[3])
    SupplyRelation.objects.filter(pk=waiting.pk).update(claimed_at=timezone.now() - timedelta(days=60))
    disputed(firms[3], firms[4])
    joint_work(joint_product(firms[0], firms[1]))
    joint_product(firms[2], firms[3], "Bank")
    told = [figure for one in told_supplies(timezone.localdate()) for figure in one.figures]
    items = [DESK_ITEMS[key] for key in ("supplies disputed", "supplies waiting")]
    opened = [(figure.count, figure.url) for figure in told]
    opened += [(item.count(cast_user("manager")) or 0, f"{reverse(item.url_name)}{item.query}") for item in items]
    shown = [desk.get(url).content.decode().partition("<tbody>")[2].count("<tr>") for _, url in opened]
    assert shown == [count for count, _ in opened] == [1, 2, 1, 1, 1, 1]
