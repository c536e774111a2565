"""A district, the words to sort by, and folders of their own for every test of intake."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from produktschau.accounts.models import User
from produktschau.showcase.actions import appoint_steward
from produktschau.showcase.models import Company
from tests.cast import NOW, TODAY, client_of
from tests.factories import region, showcase


@pytest.fixture
def district(db: None) -> None:
    """Mittelsachsen with its municipalities."""
    region.district()


@pytest.fixture
def words(db: None) -> None:
    """One word of each kind to sort by."""
    showcase.words()


@pytest.fixture(autouse=True)
def own_folders(settings: LazySettings, tmp_path: Path) -> None:
    """Pictures and indexes of a test lie in its own folder."""
    settings.MEDIA_ROOT = tmp_path
    settings.SEARCH_INDEX = tmp_path / "index"


@pytest.fixture
def firm(district: None, words: None, steward: User) -> Company:
    """The steward's firm."""
    made = showcase.company("Drechslerei Fichtner")
    appoint_steward(by=showcase.BY, company=made, person=steward, on=TODAY, at=NOW)
    return made


@pytest.fixture
def mine(firm: Company, steward: User) -> Client:
    """The steward's browser."""
    return client_of(steward)
