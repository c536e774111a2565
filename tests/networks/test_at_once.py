"""A firm asks twice at the same moment, by its link and signed in; tried with processes of their own, on both databases."""

from tests.at_once import at_once
from tests.conftest import House

ASKING = """
from produktschau.networks.models import Membership, Network
from tests.factories import networks
def make():
    networks.network()
def ask():
    networks.asked_to_join(Network.objects.get(), firm(1))
"""


def test_a_firm_that_asks_twice_at_once_stands_there_once(house: House) -> None:
    told = at_once(house, before=ASKING, first="ask()", second="ask()", after="Membership.objects.count()")
    assert told == ("NotReady", "1")
