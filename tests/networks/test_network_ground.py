"""Networks are founded, shown, coordinated, and have members."""

from datetime import timedelta

import pytest
from django.utils import timezone

from produktschau.networks.actions.coordinators import NOT_A_COORDINATOR, appoint_coordinator, dismiss_coordinator
from produktschau.networks.actions.members import ALREADY, NO_SOURCE, enter_member
from produktschau.networks.actions.networks import TAKEN, change_network, publish_network
from produktschau.networks.models import Network, Standing
from produktschau.networks.queries.members import active_members, is_member, named_members, networks_of
from produktschau.networks.rules import may_run_network
from produktschau.search.models import IndexMark
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.models import Company
from tests import cast
from tests.factories import networks, showcase
from tests.factories.showcase import BY

AT = timezone.now


def test_a_network_gets_its_address_from_its_name_and_keeps_it(network: Network) -> None:
    changed = change_network(by=BY, at=AT(), network=network, name="Bauen im Landkreis")
    assert (changed.name, changed.slug) == ("Bauen im Landkreis", "regionales-bauen")


def test_two_networks_must_not_have_one_name(network: Network) -> None:
    with pytest.raises(NotAcceptable) as refused:
        networks.network("REGIONALES bauen")
    assert refused.value.problems == {"name": TAKEN, "short_name": TAKEN}


def test_a_network_without_texts_is_not_shown(district: None) -> None:
    draft = networks.network(published=False, lead="", story="", charter="")
    with pytest.raises(NotReady) as refused:
        publish_network(by=BY, at=AT(), network=draft)
    assert len(refused.value.reasons) == 3


def test_who_saw_an_older_version_does_not_overwrite_the_newer(network: Network) -> None:
    seen = network.changed_at
    change_network(by=BY, at=AT() + timedelta(seconds=1), network=network, lead="Neu.")
    with pytest.raises(ChangedMeanwhile):
        change_network(by=BY, at=AT(), network=network, lead="Alt.", expected=seen)


def test_a_member_is_counted_named_and_found_anew(network: Network, firm: Company) -> None:
    IndexMark.objects.all().delete()
    made = networks.member(network, firm)
    assert (made.standing, made.confirmed_at) == (Standing.ACTIVE, None)
    assert [row.company for row in active_members(network)] == [firm]
    assert (is_member(firm, network), list(networks_of(firm)), list(named_members(network))) == (
        True,
        [network],
        [firm],
    )
    assert IndexMark.objects.filter(kind="company", key=firm.pk).exists()


def test_who_does_not_want_to_be_named_is_a_member_all_the_same(network: Network, firm: Company) -> None:
    networks.member(network, firm, is_shown=False)
    assert (is_member(firm, network), list(named_members(network))) == (True, [])


def test_a_draft_is_not_named(network: Network) -> None:
    networks.member(network, showcase.company("Noch Entwurf", published=False))
    assert list(named_members(network)) == []


def test_a_member_is_not_entered_twice(network: Network, firm: Company) -> None:
    networks.member(network, firm)
    with pytest.raises(NotReady, match=ALREADY[Standing.ACTIVE]):
        networks.member(network, firm)


def test_what_staff_enters_says_where_it_comes_from(network: Network, firm: Company) -> None:
    with pytest.raises(NotAcceptable) as refused:
        enter_member(by=BY, at=AT(), network=network, company=firm, since=networks.days_ago(1), source=" ")
    assert refused.value.problems == {"source": NO_SOURCE}


def test_only_a_person_with_the_role_coordinates(network: Network) -> None:
    with pytest.raises(NotAcceptable) as refused:
        appoint_coordinator(by=BY, at=AT(), network=network, person=cast.enter("editor"))
    assert refused.value.problems == {"person": NOT_A_COORDINATOR}


def test_a_coordinator_runs_their_network_and_no_other_until_dismissed(network: Network) -> None:
    person = cast.enter("coordinator")
    held = networks.coordinates(person, network)
    other = networks.network("Industrie")
    assert (may_run_network(person, network), may_run_network(person, other)) == (True, False)
    dismiss_coordinator(by=BY, at=AT(), coordination=held)
    assert may_run_network(person, network) is False
