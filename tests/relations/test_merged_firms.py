"""Two firms that are one and the same become one, with everything they did in the networks; and two again."""

from datetime import time
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.utils import timezone

from produktschau.meetings.actions.attending import check_in
from produktschau.meetings.actions.registering import cancel_registration
from produktschau.meetings.models import Attendee, ProgrammeItem, Registration
from produktschau.networks.actions.deciding import end_membership
from produktschau.networks.models import Membership
from produktschau.relations.models import SupplyRelation
from produktschau.showcase.actions.merge_undo import undo_merge
from produktschau.showcase.actions.merging import NotMergeable, merge
from produktschau.showcase.models import Company
from tests import cast
from tests.factories import attendance, exchange, introductions, meetings, networks, region, showcase, supplies

pytestmark = pytest.mark.django_db

APPS = ("networks", "meetings", "exchange", "relations")


@pytest.fixture
def pair(db: None) -> tuple[Company, Company]:
    """The same weaving mill twice."""
    region.district()
    showcase.words()
    kept = showcase.company("Weberei Erzgarn GmbH", email="post@erzgarn.example")
    return kept, showcase.company("Weberei Erzgarn", email="post@erzgarn.example")


def stored() -> dict[str, list[Any]]:
    """Every row of the four packages."""
    return {
        model._meta.label: serializers.serialize("python", model._default_manager.order_by("pk"))
        for app in APPS
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    }


def one(kept: Company, gone: Company) -> Any:
    return merge(by=showcase.BY, at=cast.NOW, kept=kept, gone=gone)


def test_hours_and_times_of_day_do_not_hinder(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    net = networks.network()
    networks.task(net, carrier=gone, hours_per_year=Decimal("12.5"))
    treffen = meetings.meeting(net)
    ProgrammeItem.objects.create(meeting=treffen, title="Werkstattgang", begins=time(18, 30), company=gone)
    before = stored()
    merged = one(kept, gone)
    assert (net.tasks.get().carrier, treffen.programme.get().company) == (kept, kept)
    undo_merge(by=showcase.BY, at=cast.NOW, merge=merged)
    assert stored() == before


def test_members_of_the_same_network_are_one_member(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    net = networks.network()
    networks.member(net, kept, networks.days_ago(300))
    networks.member(net, gone, networks.days_ago(50))
    before = stored()
    merged = one(kept, gone)
    assert Membership.objects.get().company == kept
    undo_merge(by=showcase.BY, at=cast.NOW, merge=merged)
    assert stored() == before


def test_no_time_and_no_membership_is_lost(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    first, second, third = (networks.network(f"Netz {name}") for name in ("Eins", "Zwei", "Drei"))
    networks.member(first, kept, networks.days_ago(50))
    networks.asked_to_join(second, kept)
    left = networks.member(third, kept, networks.days_ago(400))
    end_membership(by=showcase.BY, at=timezone.now(), membership=left, until=networks.days_ago(200))
    networks.member(third, kept, networks.days_ago(40))
    for net in (first, second, third):
        networks.member(net, gone, networks.days_ago(300))
    with pytest.raises(NotMergeable) as refused:
        one(kept, gone)
    day = f"{networks.days_ago(300):%d.%m.%Y}"
    assert refused.value.reasons == [
        f"„Weberei Erzgarn“ ist seit {day} Mitglied in „Netz Eins“, „Weberei Erzgarn GmbH“ erst seit {networks.days_ago(50):%d.%m.%Y}. "
        "Berichtigen Sie dort den Tag, damit keine Zeit verloren geht.",
        f"„Weberei Erzgarn“ ist seit {day} Mitglied in „Netz Zwei“, „Weberei Erzgarn GmbH“ dort erst angefragt. "
        "Tragen Sie „Weberei Erzgarn GmbH“ dort seit diesem Tag als Mitglied ein.",
    ]


def test_what_both_confirmed_is_not_lost_for_what_one_said(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    third = showcase.company("Spinnerei Fadenlauf", email="garn@fadenlauf.example")
    said = supplies.claimed(third, kept)
    supplies.confirmed(third, gone)
    with pytest.raises(NotMergeable, match="von beiden bestätigt; dasselbe steht mit „Weberei Erzgarn GmbH“ noch da"):
        one(kept, gone)
    SupplyRelation.objects.filter(pk=said.pk).update(confidence="dropped")
    one(kept, gone)
    assert sorted(SupplyRelation.objects.values_list("customer__name", "confidence")) == [
        ("Weberei Erzgarn GmbH", "confirmed"),
        ("Weberei Erzgarn GmbH", "dropped"),
    ]


def test_people_registered_for_both_are_all_registered_for_the_one(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    treffen = meetings.meeting(networks.network(), days=-1)
    meetings.registration(treffen, kept, "Anna Kern")
    theirs = meetings.registration(treffen, gone, "Bernd Kern", "Cora Kern")
    person = theirs.attendees.get(name="Cora Kern")
    pictured = attendance.photo(treffen, person)
    attendance.attended(treffen, kept)
    check_in(by=showcase.BY, at=treffen.ends_at, attendee=person)
    before = stored()
    merged = one(kept, gone)
    assert sorted(Registration.objects.get().attendees.values_list("name", flat=True)) == [
        "Anna Kern",
        "Bernd Kern",
        "Cora Kern",
    ]
    assert (list(pictured.shows.all()), Attendee.objects.get(name="Cora Kern").attendance.company) == ([person], kept)
    undo_merge(by=showcase.BY, at=cast.NOW, merge=merged)
    assert stored() == before


def test_firms_that_stand_differently_at_a_meeting_to_come_are_settled_first(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    treffen = meetings.meeting(networks.network(), capacity=2)
    meetings.registration(treffen, kept, "Anna Kern")
    waiting = meetings.registration(treffen, gone, "Bernd Kern", "Cora Kern")
    with pytest.raises(NotMergeable) as refused:
        one(kept, gone)
    assert refused.value.reasons == [
        f"Für „{meetings.TITLE}“ stehen beide verschieden da: „Weberei Erzgarn GmbH“ ist angemeldet, „Weberei Erzgarn“ auf der Warteliste. "
        "Melden Sie „Weberei Erzgarn“ dort ab, und tragen Sie die Personen bei „Weberei Erzgarn GmbH“ ein."
    ]
    cancel_registration(by=showcase.BY, at=timezone.now(), registration=waiting, is_told=False)
    before = stored()
    merged = one(kept, gone)
    assert [(row.seat, row.attendees.count()) for row in Registration.objects.all()] == [("taken", 1)]
    undo_merge(by=showcase.BY, at=cast.NOW, merge=merged)
    assert stored() == before


def test_everything_else_follows_and_comes_back(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    third = showcase.company("Spinnerei Fadenlauf", email="garn@fadenlauf.example")
    net = networks.network()
    treffen = meetings.meeting(net, days=-1)
    for firm in (kept, gone):
        introductions.accepted(firm, third)
        supplies.confirmed(third, firm)
        attendance.attended(treffen, firm)
        meetings.invited(treffen, firm)
        exchange.notice(firm, f"Suche von {firm.name}")
    exchange.answered(exchange.notice(kept, "Garn"), gone)
    exchange.subscribed("erz@garn.example", company=gone)
    before = stored()
    merged = one(kept, gone)
    undo_merge(by=showcase.BY, at=cast.NOW, merge=merged)
    assert stored() == before
