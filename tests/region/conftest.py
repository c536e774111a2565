"""The demo district, loaded; and a source to import with."""

from datetime import datetime
from pathlib import Path

import pytest

import produktschau
from produktschau.audit.record import System
from produktschau.region.actions import add_source, load_region
from produktschau.region.models import Region, Source

DEMO = Path(produktschau.__file__).parent / "demo" / "region"


@pytest.fixture
def mittelsachsen(db: None, now: datetime) -> Region:
    """The demo region: real district, real figures."""
    return load_region(by=System("demo"), folder=DEMO, at=now)


@pytest.fixture
def source(db: None, now: datetime) -> Source:
    """A source for small files written in the test."""
    return add_source(by=System("test"), slug="probe", name="Probe", licence="frei", at=now)
