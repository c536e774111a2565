"""Firms that are reached in different ways, a list of them all, and a circular."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from produktschau.audit.record import System
from produktschau.mailings.actions.circulars import draft_circular
from produktschau.mailings.actions.lists import make_list
from produktschau.mailings.actions.sending import release_circular
from produktschau.mailings.models import Circular, DistributionList
from produktschau.mailings.queries.plan import plan_of
from produktschau.showcase.models import Company
from tests import cast
from tests.factories import region, showcase

BY = System("office")
SUBJECT = "Neues für {betrieb}"
TEXT = "{anrede}\n\nwir laden {betrieb} aus {ort} zum Markt ein.\n\nBis bald."


@dataclass(frozen=True)
class Firms:
    """``mailed`` has a mailbox, ``written`` only a postal address, ``mute`` neither."""

    mailed: Company
    written: Company
    mute: Company


@pytest.fixture
def firms(db: None) -> Firms:
    """Three firms, by name in this order."""
    region.district()
    return Firms(
        mailed=showcase.company("Ahorn Tischlerei", email="post@ahorn.example"),
        written=showcase.company("Buchbinderei Kern"),
        mute=showcase.company("Stille Mühle", published=False, sites=[]),
    )


@pytest.fixture(name="all_firms")
def list_of_all(firms: Firms) -> DistributionList:
    """A list without any choice."""
    return make_list(by=BY, at=cast.NOW, name="Alle Betriebe")


@pytest.fixture
def circular(all_firms: DistributionList) -> Circular:
    """A draft to all firms, with merge fields."""
    return draft_circular(by=BY, at=cast.NOW, over=all_firms, subject=SUBJECT, text=TEXT)


def released(circular: Circular, minutes: int = 5) -> Circular:
    """The circular after somebody saw its numbers and sent it."""
    at = cast.NOW + timedelta(minutes=minutes)
    return release_circular(by=BY, at=at, circular=circular, seen=plan_of(circular).stamp)
