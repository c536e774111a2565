"""The face alone: no domain fills its slots or tells facts, so that no database is needed."""

import pytest

from produktschau.design import page, slots
from produktschau.lib.points import Point


@pytest.fixture(autouse=True)
def face_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty points instead of the ones the domains have filled."""
    facts: Point[page.Facts] = Point("tests.facts", "No facts.")
    fillings: Point[slots.Slot] = Point("tests.slots", "No fillings.")
    monkeypatch.setattr(page, "PAGE_FACTS", facts)
    monkeypatch.setattr(slots, "SLOTS", fillings)
