"""Firms whose entries are old enough to be asked about."""

import pytest

from produktschau.showcase.models import Company
from tests.factories import region, showcase
from tests.factories.upkeep import long_ago


@pytest.fixture
def firm(db: None) -> Company:
    """A public firm with a mailbox, published long ago."""
    region.district()
    return long_ago(showcase.company("Tischlerei Ahorn", email="post@ahorn.example", phone="03731 12345"))


@pytest.fixture
def silent_firm(firm: Company) -> Company:
    """Another one that has no address for mails."""
    return long_ago(showcase.company("Mühle am Bach"))
