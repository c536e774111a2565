"""A firm that somebody may claim."""

import pytest

from produktschau.showcase.models import Company
from tests.factories import region, showcase


@pytest.fixture
def firm(db: None) -> Company:
    """A public joinery with a site of its own on the web and a postal address."""
    region.district()
    return showcase.company(
        "Tischlerei Ahorn", website="https://www.ahorn.example/start", email="post@mail-ahorn.example"
    )
