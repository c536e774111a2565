"""The demo district, loaded; and a source to import with."""

from datetime import datetime

import pytest

from produktschau.audit.record import System
from produktschau.region.actions import add_source
from produktschau.region.models import Region, Source
from tests.factories import region


@pytest.fixture
def mittelsachsen(db: None) -> Region:
    """The demo region: real district, real figures."""
    return region.district("demo")


@pytest.fixture
def source(db: None, now: datetime) -> Source:
    """A source for small files written in the test."""
    return add_source(by=System("test"), slug="probe", name="Probe", licence="frei", at=now)
