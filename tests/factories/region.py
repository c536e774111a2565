"""The district of the tests: Mittelsachsen, as the demo has it."""

from pathlib import Path

import produktschau
from produktschau.audit.record import System
from produktschau.region import actions
from tests.cast import NOW


def district() -> None:
    """State, district, former districts and municipalities with their boundaries and figures."""
    folder = Path(produktschau.__file__).parent / "demo" / "region"
    actions.load_region(by=System("test"), folder=folder, at=NOW)
