"""Members are found by their network, counted, and chosen as an audience."""

from typing import Any

from django.test import Client
from django.utils import timezone

from produktschau.lib.figures import Breakdown
from produktschau.networks import documents
from produktschau.networks.actions.networks import withdraw_network
from produktschau.networks.models import Network
from produktschau.networks.queries.tallied import MEMBERS
from produktschau.outreach.queries.asking import audience_companies, choices, cleaned, described
from produktschau.showcase.models import Company
from produktschau.showcase.queries.narrowing import Choice, chosen_companies, chosen_products
from tests.factories import networks, showcase
from tests.factories.showcase import BY


def test_a_firm_and_its_products_carry_the_network_they_are_named_in(network: Network, firm: Company) -> None:
    product = showcase.product(firm)
    networks.member(network, firm)
    assert documents.values("company", [firm.pk]) == {firm.pk: ["regionales-bauen"]}
    assert documents.values("product", [product.pk]) == {product.pk: ["regionales-bauen"]}
    assert documents.words() == {"regionales-bauen": "Bauen"}


def test_who_is_not_named_is_not_found_by_the_network(network: Network, firm: Company) -> None:
    networks.member(network, firm, is_shown=False)
    assert documents.values("company", [firm.pk]) == {}


def test_a_withdrawn_network_is_no_facet(network: Network, firm: Company) -> None:
    networks.member(network, firm)
    withdraw_network(by=BY, at=timezone.now(), network=network)
    assert (documents.values("company", [firm.pk]), documents.words()) == ({}, {})


def test_the_same_choice_narrows_what_comes_from_the_database(network: Network, firm: Company) -> None:
    product = showcase.product(firm)
    showcase.product(showcase.company("Anderswo"), "Anderes Brett")
    networks.member(network, firm)
    choice = Choice({"network": ["regionales-bauen"]})
    assert (list(chosen_companies(choice)), list(chosen_products(choice))) == ([firm], [product])


def test_an_audience_is_chosen_by_network_whether_or_not_members_are_named(network: Network, firm: Company) -> None:
    showcase.company("Anderswo")
    networks.member(network, firm, is_shown=False)
    audience = cleaned({"netzwerk": ["regionales-bauen", "gibt-es-nicht"]})
    assert audience == {"netzwerk": ["regionales-bauen"]}
    assert list(audience_companies(audience)) == [firm]
    assert described(audience) == [("Netzwerk", "Bauen")]
    offered = next(choice for choice in choices(audience) if choice.parameter == "netzwerk")
    assert [(one.label, one.count, one.is_chosen) for one in offered.options] == [("Bauen", 1, True)]


def test_without_networks_nobody_is_asked_to_choose_one(district: None) -> None:
    assert [choice.parameter for choice in choices({})] == ["altkreis", "gemeinde", "handwerk", "branche"]


def test_the_figure_counts_a_firm_once_and_in_each_of_its_networks(network: Network, firm: Company) -> None:
    other = networks.network("Industrie")
    networks.member(network, firm)
    networks.member(other, firm)
    networks.member(other, showcase.company("Stille Mühle"), is_shown=False)
    assert (MEMBERS.total(), dict(MEMBERS.tally(Breakdown.NETWORK))) == (1, {("Bauen",): 1, ("Industrie",): 1})
    assert sum(MEMBERS.tally(Breakdown.FORMER_DISTRICT).values()) == 1
    assert [one.key for one in MEMBERS.records(Breakdown.NETWORK, ["Industrie"])] == [firm.key]


def test_the_public_page_names_who_agreed_and_counts_all(network: Network, firm: Company, client: Client) -> None:
    networks.member(network, firm)
    networks.member(network, showcase.company("Stille Mühle"), is_shown=False)
    text = client.get("/netzwerke/regionales-bauen/").content.decode()
    assert ("Zimmerei Anger" in text, "Stille Mühle" in text) == (True, False)
    assert "<b>2</b> Betriebe sind Mitglied." in text
    assert "Dazu kommt ein Mitglied, das hier nicht genannt wird." in text


def test_the_office_stands_where_no_person_agreed(network: Network, client: Client) -> None:
    consent: dict[str, Any] = {"contact_consent_on": networks.days_ago(1), "contact_consent_wording": "Ja."}
    networks.network("Industrie", contact_name="Carla Uhlig", **consent)
    assert "Carla Uhlig" in client.get("/netzwerke/industrie/").content.decode()
    assert "Carla Uhlig" not in client.get("/netzwerke/regionales-bauen/").content.decode()


def test_a_firms_page_says_where_it_is_a_member(network: Network, firm: Company, client: Client) -> None:
    networks.member(network, firm)
    assert "Mitglied in" in client.get(firm.get_absolute_url()).content.decode()
