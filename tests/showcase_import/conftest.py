"""The home district, and the means to import a table into it."""

from collections.abc import Callable
from datetime import datetime

import pytest

from produktschau.audit.record import System
from produktschau.tabular.actions import apply_table
from produktschau.tabular.engine.reports import TableReport
from tests.factories import region

HEADER = "Schlüssel;Name;Betriebsart;Angebot;PLZ;Ort;AGS;Länge;Breite\n"

Import = Callable[..., TableReport]


@pytest.fixture
def home(db: None) -> None:
    """The demo's district with its boundaries: real places, so that real points fall into them."""
    region.district("demo")


@pytest.fixture
def import_text(home: None, now: datetime) -> Import:
    """Import companies from text: ``import_text("…", publish=True)``."""

    def run(text: str, *, at: datetime = now, publish: bool = True, dry_run: bool = False) -> TableReport:
        return apply_table(
            by=System("import"),
            kind="companies",
            data=text.encode(),
            filename="liste.csv",
            source="demo",
            options={"publish": publish},
            at=at,
            dry_run=dry_run,
        )

    return run
