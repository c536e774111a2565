"""The district, for people of firms."""

import pytest

from produktschau.region.models import Region
from tests.factories import region


@pytest.fixture
def home(db: None) -> Region:
    """A district with municipalities."""
    return region.district()
