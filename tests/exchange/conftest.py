"""A district, the words to sort by, folders of their own, and firms that can be written to."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from produktschau.networks.models import Network
from produktschau.showcase.models import Company
from tests.factories import networks, region, showcase


@pytest.fixture(autouse=True)
def own_folders(settings: LazySettings, tmp_path: Path) -> None:
    """Indexes and pictures of a test lie in its own folder."""
    settings.MEDIA_ROOT = tmp_path
    settings.SEARCH_INDEX = tmp_path / "index"


@pytest.fixture
def district(db: None) -> None:
    """Mittelsachsen with its municipalities, and one word of each kind to sort by."""
    region.district()
    showcase.words()


@pytest.fixture
def firm(district: None) -> Company:
    """A firm that hangs something up."""
    return showcase.company("Weberei Talaue", email="weberei@example.org")


@pytest.fixture
def neighbour(district: None) -> Company:
    """A firm that answers."""
    return showcase.company("Drechslerei Spindel", email="spindel@example.org")


@pytest.fixture
def network(district: None) -> Network:
    """A network nobody is a member of yet."""
    return networks.network()
