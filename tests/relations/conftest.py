"""A district, the words to sort by, and folders of their own for every test of relations."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from produktschau.showcase.models import Company
from tests.factories import region, showcase

PLACES = (
    ("Freiberg", "14522180", "09599"),
    ("Döbeln", "14522080", "04720"),
    ("Mittweida", "14522360", "09648"),
)
"""One municipality of each former district: name, AGS, postcode."""


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
def firms(district: None) -> list[Company]:
    """Six firms that can be written to."""
    return [showcase.company(f"Werkstatt {number}", email=f"w{number}@example.org") for number in range(1, 7)]
