"""What everyone sees: on the pages of products, firms and networks."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from produktschau.lib.figures import FIGURES, Breakdown
from produktschau.relations.actions.answering_supplies import dispute_supply
from produktschau.relations.actions.keeping_supplies import end_supply, set_visibility
from produktschau.relations.models import Side
from produktschau.relations.queries.supplies_shown import company_supplies, product_chain
from produktschau.showcase.actions import withdraw_company
from produktschau.showcase.models import Company, Product
from tests.factories import showcase
from tests.factories.networks import network as a_network
from tests.factories.showcase import BY
from tests.factories.supplies import claimed, confirmed, joint_product, joint_work


@pytest.fixture
def blanket(firms: list[Company]) -> Product:
    """Made by the third firm from dyed yarn of the second, which is from wool of the first."""
    made = showcase.product(firms[2], "Wollplaid Striegis")
    confirmed(firms[0], firms[1], "Rohwolle", what_en="raw wool")
    confirmed(firms[1], firms[2], "gefärbtes Garn", used_in=made)
    return made


def page(client: Client, of: Product | Company, lead: str = "") -> str:
    return client.get(f"{lead}{of.get_absolute_url()}").content.decode()


def steps(product: Product) -> list[tuple[str, int]]:
    chain = product_chain(product, timezone.localdate())
    return [(step.relation.what, step.rail.lane) for step in chain.steps] if chain else []


class TestAProduct:
    """„Mit Teilen von …“."""

    def test_shows_the_way_of_its_parts(self, client: Client, blanket: Product) -> None:
        assert steps(blanket) == [("Rohwolle", 2), ("gefärbtes Garn", 1)]
        shown = page(client, blanket)
        assert "Mit Teilen von …" in shown
        assert shown.index("Rohwolle") < shown.index("gefärbtes Garn")
        assert shown.count('class="rail"') == 3

    def test_is_marked_as_german_where_english_is_missing(self, client: Client, blanket: Product) -> None:
        shown = page(client, blanket, "/en")
        assert "raw wool" in shown
        assert '<span lang="de">gefärbtes Garn</span>' in shown

    def test_shows_nothing_unconfirmed_disputed_or_ended(self, client: Client, firms: list[Company]) -> None:
        chair = showcase.product(firms[1], "Stuhl")
        claimed(firms[0], firms[1], "Leder", used_in=chair)
        made = confirmed(firms[2], firms[1], "Holz", used_in=chair)
        over = confirmed(firms[3], firms[1], "Leim", used_in=chair)
        dispute_supply(by=BY, at=timezone.now(), relation=made, side=Side.CUSTOMER, reason="Nein.", is_told=False)
        end_supply(by=BY, at=timezone.now(), relation=over, until=timezone.localdate() - timedelta(days=1))
        shown = page(client, chair)
        assert [word for word in ("Mit Teilen von", "Leder", "Holz", "Leim") if word in shown] == []

    def test_shows_nothing_that_one_of_the_two_does_not_want_seen(self, blanket: Product, firms: list[Company]) -> None:
        made = company_supplies(firms[1], timezone.localdate())[0][0]
        set_visibility(by=BY, at=timezone.now(), relation=made, side=Side.CUSTOMER, visibility="network")
        assert steps(blanket) == []

    def test_shows_no_firm_that_is_not_public(self, blanket: Product, firms: list[Company]) -> None:
        withdraw_company(by=BY, at=timezone.now(), company=firms[0])
        assert steps(blanket) == [("gefärbtes Garn", 1)]

    def test_costs_one_question_where_nothing_is_known(self, firms: list[Company]) -> None:
        chair = showcase.product(firms[1], "Stuhl")
        with CaptureQueriesContext(connection) as asked:
            assert product_chain(chair, timezone.localdate()) is None
        assert len(asked) == 1


class TestAFirm:
    """„Beliefert“ and „Bezieht von“."""

    def test_shows_both_directions(self, client: Client, blanket: Product, firms: list[Company]) -> None:
        shown = page(client, firms[1])
        assert "Bezieht von" in shown
        assert "Beliefert" in shown
        assert "Wollplaid Striegis" in shown

    def test_shows_nothing_where_there_is_nothing(self, client: Client, blanket: Product, firms: list[Company]) -> None:
        assert "Wer liefert wem" not in page(client, firms[5])


class TestJointProducts:
    """„Gemeinsam gemacht“."""

    def test_says_how_they_came_about(self, client: Client, firms: list[Company]) -> None:
        circle = a_network()
        product = joint_product(firms[0], firms[1])
        assert "Gemeinsam gemacht" not in page(client, product)
        joint_work(product, network=circle, story="Am Bach.", story_en="At the brook.")
        shown = page(client, product)
        assert "Gemeinsam gemacht von" in shown
        assert "Am Bach." in shown
        assert circle.name in shown
        assert "At the brook." in page(client, product, "/en")

    def test_says_nothing_while_only_one_maker_is_public(self, client: Client, firms: list[Company]) -> None:
        hidden = showcase.company("Im Verborgenen", published=False)
        product = joint_product(firms[0], hidden)
        joint_work(product, story="Am Bach.")
        assert "Am Bach." not in page(client, product)


def test_figures_count_what_everyone_sees(blanket: Product, firms: list[Company]) -> None:
    claimed(firms[4], firms[5])
    joint_work(joint_product(firms[0], firms[1]))
    supplies, joint = FIGURES["lieferbeziehungen"], FIGURES["gemeinsame-produkte"]
    assert (supplies.total(), joint.total()) == (2, 1)
    [(place,)] = supplies.tally(Breakdown.FORMER_DISTRICT)
    assert supplies.tally(Breakdown.FORMER_DISTRICT) == {(place,): 2}
    assert len(supplies.records(Breakdown.FORMER_DISTRICT, [place])) == 2
    assert len(supplies.records(None, [])) == 2
    assert supplies.tally(Breakdown.NETWORK) == {(): 2}
    assert [one.label for one in joint.records(None, [])] == ["Wollplaid"]
