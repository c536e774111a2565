"""A district, networks and firms for every test of meetings."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from produktschau.networks.models import Network
from produktschau.showcase.models import Company
from tests.factories import region, showcase
from tests.factories.networks import network


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
def net(district: None) -> Network:
    """A published network."""
    return network()


@pytest.fixture
def firms(district: None) -> list[Company]:
    """Six firms that can be written to."""
    return [showcase.company(f"Werkstatt {number}", email=f"w{number}@example.org") for number in range(1, 7)]
