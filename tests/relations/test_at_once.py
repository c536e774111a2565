"""Both firms speak at the same moment; tried with processes of their own, on both databases."""

from tests.at_once import at_once
from tests.conftest import House

AGREEING = """
from produktschau.relations.models import Introduction
from tests.factories import introductions
def make():
    introductions.introduction(firm(1), firm(2))
def agree(number):
    introductions.agree(Introduction.objects.get(), firm(number))
"""
INTRODUCING = """
from produktschau.relations.models import Introduction
from tests.factories import introductions
def make():
    pass
def introduce(first, second):
    introductions.introduction(firm(first), firm(second))
"""
CLAIMING = """
from produktschau.relations.models import SupplyRelation
from tests.factories import supplies
def make():
    pass
def claim(side):
    supplies.claimed(firm(1), firm(2), side=side)
"""


def test_two_firms_that_agree_at_once_are_connected(house: House) -> None:
    stage = "Introduction.objects.get().stage"
    assert at_once(house, before=AGREEING, first="agree(1)", second="agree(2)", after=stage) == ("", "accepted")


def test_the_same_two_firms_are_introduced_once(house: House) -> None:
    count = "Introduction.objects.count()"
    told = at_once(house, before=INTRODUCING, first="introduce(1, 2)", second="introduce(2, 1)", after=count)
    assert told == ("NotAcceptable", "1")


def test_what_both_sides_tell_at_once_is_one_relation_and_confirmed(house: House) -> None:
    stands = "list(SupplyRelation.objects.values_list('confidence', flat=True))"
    told = at_once(house, before=CLAIMING, first="claim('supplier')", second="claim('customer')", after=stands)
    assert told == ("", "['confirmed']")
